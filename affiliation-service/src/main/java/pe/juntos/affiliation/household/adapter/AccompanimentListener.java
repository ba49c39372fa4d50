package pe.juntos.affiliation.household.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells with the household that the regional office accompanies it (VER-4). */
@Component
class AccompanimentListener implements EventHandler {
    private static final String TOPIC = "juntos.coresponsibility.accompaniment.v1";

    private final Accompanied accompanied;
    private final AssessingAtOnce assessing;
    private final EventJson json;
    private final Clock clock;

    AccompanimentListener(Accompanied accompanied, AssessingAtOnce assessing, EventJson json, Clock clock) {
        this.accompanied = accompanied;
        this.assessing = assessing;
        this.json = json;
        this.clock = clock;
    }

    /** The fields that the register needs. */
    record Told(UUID accompaniment, String household, LocalDate from, LocalDate until) {

        /** The day as of which the household is told anew: the register does not run ahead of today. */
        LocalDate news(LocalDate today) {
            return from.isBefore(today) ? from : today;
        }
    }

    @Override
    public String name() {
        return "accompaniment";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "approved", "ended");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        LocalDate today = LocalDate.now(clock);
        return kept(events)
                .collect(Collectors.toMap(
                        Told::household, told -> told.news(today), BinaryOperator.maxBy(LocalDate::compareTo)))
                .flatMap(this::tell);
    }

    @Override
    public Set<String> projects() {
        return Set.of("accompanied");
    }

    /** Tells no household anew. */
    @Override
    public Mono<Void> project(List<IncomingEvent> events) {
        return kept(events).then();
    }

    private Flux<Told> kept(List<IncomingEvent> events) {
        return Flux.fromIterable(events).concatMap(event -> kept(event, json.read(event, Told.class)));
    }

    private Mono<Told> kept(IncomingEvent event, Told told) {
        return accompanied
                .keep(told.accompaniment(), told.household(), event.entityVersion(), told.from(), told.until())
                .filter(news -> news)
                .map(_ -> told);
    }

    private Mono<Void> tell(Map<String, LocalDate> days) {
        return assessing.assess(days).then();
    }
}
