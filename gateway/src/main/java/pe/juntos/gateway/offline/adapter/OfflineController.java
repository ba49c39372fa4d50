package pe.juntos.gateway.offline.adapter;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.gateway.offline.Kind;
import pe.juntos.gateway.offline.Outcome;
import pe.juntos.gateway.offline.Outcome.State;
import pe.juntos.platform.web.Correlation;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * A phone's batch: mixed items in any order, days late, perhaps sent before. They are done in the order in which they were noted,
 * each for itself and in the caller's name; the same id is never done twice.
 */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','SURVEILLANCE_COMMITTEE')")
class OfflineController {
    private static final int MOST = 200;

    /**
     * @param id the phone's own, the same whenever the item is sent
     * @param at when it was noted, ISO 8601; without it the item comes first
     * @param data as the service takes it
     */
    record Item(
            @Nullable String id,
            @Nullable String kind,
            @Nullable String at,
            @Nullable String household,
            @Nullable JsonNode data) {}

    record Batch(@Nullable List<@Nullable Item> items) {}

    /** In the order sent. */
    record Outcomes(long applied, long repeated, long refused, long later, List<Outcome> items) {
        static Outcomes of(List<Outcome> items) {
            return new Outcomes(
                    count(items, State.APPLIED),
                    count(items, State.REPEATED),
                    count(items, State.REFUSED),
                    count(items, State.LATER),
                    items);
        }

        private static long count(List<Outcome> items, State state) {
            return items.stream().filter(item -> item.state() == state).count();
        }
    }

    private record Placed(int place, @Nullable Item item) {
        String notedAt() {
            return item == null ? "" : Objects.requireNonNullElse(item.at(), "");
        }
    }

    private record Done(int place, Outcome outcome) {}

    private final Handing handing;

    OfflineController(Handing handing) {
        this.handing = handing;
    }

    @PostMapping("/api/offline/batch")
    Mono<Outcomes> take(
            @RequestBody Batch batch,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestHeader(Correlation.HEADER) String correlation) {
        var items = batch.items();
        if (items == null || items.isEmpty() || items.size() > MOST) {
            return Mono.error(
                    Problem.of(HttpStatus.BAD_REQUEST, "BATCH_SIZE", "Un lote tiene de 1 a " + MOST + " elementos."));
        }
        return Flux.fromStream(IntStream.range(0, items.size())
                        .mapToObj(i -> new Placed(i, items.get(i)))
                        .sorted(Comparator.comparing(Placed::notedAt)))
                .concatMap(placed ->
                        one(placed.item(), token, correlation).map(outcome -> new Done(placed.place(), outcome)))
                .collectSortedList(Comparator.comparingInt(Done::place))
                .map(done -> Outcomes.of(done.stream().map(Done::outcome).toList()));
    }

    private Mono<Outcome> one(@Nullable Item item, String token, String correlation) {
        var id = item == null ? null : item.id();
        if (item == null || id == null || !id.matches("[A-Za-z0-9_.:-]{1,64}")) {
            return Mono.just(Outcome.refused(id, "ITEM_ID", "Cada elemento lleva su id, de 1 a 64 letras y cifras."));
        }
        var data = item.data();
        var kind = List.of(Kind.values()).stream()
                .filter(known -> known.name().equals(item.kind()))
                .findFirst();
        if (kind.isEmpty() || data == null) {
            return Mono.just(Outcome.refused(id, "ITEM_KIND", "No se sabe qué es, o no trae datos."));
        }
        var household = Objects.requireNonNullElse(item.household(), "");
        if (kind.get().ofAHousehold() && !household.matches("H[0-9A-HJKMNP-TV-Z]{16}")) {
            return Mono.just(Outcome.refused(id, "ITEM_HOUSEHOLD", "Falta el hogar."));
        }
        return handing.on(kind.get(), household, new Handing.Noted(id, data), new Handing.Sender(token, correlation));
    }
}
