package pe.juntos.coresponsibility.simulation.adapter;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.simulation.Comparison;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what a chunk found: counts of all households, and the households that change. */
@Component
final class SimulationStore {
    private static final List<String> TALLY = List.of(
            "simulation",
            "district",
            "outcome_before",
            "outcome_after",
            "payable_before",
            "payable_after",
            "households",
            "changed");
    private static final List<String> CHANGE = List.of(
            "simulation",
            "household",
            "external_id",
            "district",
            "outcome_before",
            "outcome_after",
            "payable_before",
            "payable_after",
            "reasons_before",
            "reasons_after",
            "cases_before",
            "cases_after",
            "members");

    private final DatabaseClient client;
    private final BulkCopy copy;

    SimulationStore(DatabaseClient client, BulkCopy copy) {
        this.client = client;
        this.copy = copy;
    }

    /** Empty if there is no such simulation. */
    Mono<Simulation> find(UUID id) {
        return client.sql(Simulation.SELECT + " where s.id = :id")
                .bind("id", id)
                .map(row -> Simulation.of(row))
                .one();
    }

    Flux<Simulation> latest(int most) {
        return client.sql(Simulation.SELECT + " order by s.asked_at desc, s.id limit :most")
                .bind("most", most)
                .map(row -> Simulation.of(row))
                .all();
    }

    Mono<Void> write(UUID simulation, List<Comparison> compared) {
        var changed = compared.stream().filter(Comparison::isChanged).toList();
        return copyTallies(simulation, compared).then(Mono.defer(() -> copyChanges(simulation, changed)));
    }

    private Mono<Void> copyTallies(UUID simulation, List<Comparison> compared) {
        Map<Kind, List<Comparison>> kinds = compared.stream().collect(Collectors.groupingBy(Kind::of));
        return copy.copy(
                        "simulation_tally",
                        TALLY,
                        Flux.fromIterable(kinds.entrySet()),
                        (e, line) -> line.uuid(simulation)
                                .text(e.getKey().district())
                                .text(e.getKey().before())
                                .text(e.getKey().after())
                                .bool(e.getKey().payableBefore())
                                .bool(e.getKey().payableAfter())
                                .number(e.getValue().size())
                                .number(e.getValue().stream()
                                        .filter(Comparison::isChanged)
                                        .count()))
                .then();
    }

    private Mono<Void> copyChanges(UUID simulation, List<Comparison> changed) {
        return copy.copy(
                        "simulation_change",
                        CHANGE,
                        Flux.fromIterable(changed),
                        (c, line) -> line.uuid(simulation)
                                .text(c.before().facts().household())
                                .text(c.before().facts().externalId())
                                .text(c.before().facts().district())
                                .text(c.before().outcome().name())
                                .text(c.after().outcome().name())
                                .bool(c.before().payable())
                                .bool(c.after().payable())
                                .texts(names(c.before().reasons()))
                                .texts(names(c.after().reasons()))
                                .texts(names(c.before().reviews()))
                                .texts(names(c.after().reviews()))
                                .texts(c.members()))
                .then();
    }

    private static List<String> names(Collection<? extends Enum<?>> codes) {
        return codes.stream().sorted().map(Enum::name).toList();
    }

    private record Kind(String district, String before, String after, boolean payableBefore, boolean payableAfter) {
        static Kind of(Comparison c) {
            return new Kind(
                    c.before().facts().district(),
                    c.before().outcome().name(),
                    c.after().outcome().name(),
                    c.before().payable(),
                    c.after().payable());
        }
    }

    /** One whose job is over; refused as long as it runs. */
    Mono<Simulation> finished(UUID id) {
        return find(id).switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(s -> s.finished()
                        ? Mono.just(s)
                        : Mono.error(Problem.of(
                                HttpStatus.CONFLICT,
                                "SIMULATION_RUNNING",
                                "La simulación aún no termina; inténtelo luego.")));
    }
}
