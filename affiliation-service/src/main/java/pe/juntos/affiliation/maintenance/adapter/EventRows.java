package pe.juntos.affiliation.maintenance.adapter;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventKind;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.bulk.RowWriter;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rows and columns of life events. */
@Component
class EventRows {

    private final BulkCopy copy;

    EventRows(BulkCopy copy) {
        this.copy = copy;
    }

    Mono<Void> copy(String table, List<String> columns, List<LifeEvent> events, RowWriter<LifeEvent> writer) {
        return events.isEmpty()
                ? Mono.empty()
                : copy.copy(table, columns, Flux.fromIterable(events), writer).then();
    }

    static List<LifeEvent> of(List<LifeEvent> events, LifeEventKind... kinds) {
        List<LifeEventKind> wanted = List.of(kinds);
        return events.stream().filter(e -> wanted.contains(e.kind())).toList();
    }

    static @Nullable String[] texts(List<LifeEvent> events, Function<LifeEvent, @Nullable String> value) {
        return Stream.of(events).flatMap(List::stream).map(value).toArray(String[]::new);
    }
}
