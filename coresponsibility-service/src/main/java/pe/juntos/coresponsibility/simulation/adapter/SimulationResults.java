package pe.juntos.coresponsibility.simulation.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a simulation came to, over the districts of a territory. */
@Component
final class SimulationResults {
    private static final String SUMS = """
            coalesce(sum(households), 0)::bigint as households, coalesce(sum(changed), 0)::bigint as changed,
            coalesce(sum(households) filter (where payable_before), 0)::bigint as payable_before,
            coalesce(sum(households) filter (where payable_after), 0)::bigint as payable_after
            from simulation_tally where simulation = :id and district like any(:patterns)
            """;
    private static final String TRANSITIONS = """
            select outcome_before, outcome_after, reasons_before, reasons_after, payable_before, payable_after,
                   count(*) as households
            from simulation_change where simulation = :id and district like any(:patterns)
            group by 1, 2, 3, 4, 5, 6 order by count(*) desc, 1, 2, 3, 4
            """;
    private static final String CHANGES = """
            from simulation_change where simulation = :id and district like any(:patterns)
            """;

    private final DatabaseClient client;

    SimulationResults(DatabaseClient client) {
        this.client = client;
    }

    /** @param costDifference soles: what the simulated versions would have paid more, or less where negative */
    record Effect(
            String district,
            long households,
            long changed,
            long payableBefore,
            long payableAfter,
            String costBefore,
            String costAfter,
            String costDifference) {
        private static Effect of(Readable row, String district, BigDecimal amount) {
            var before = required(row, "payable_before", Long.class);
            var after = required(row, "payable_after", Long.class);
            return new Effect(
                    district,
                    required(row, "households", Long.class),
                    required(row, "changed", Long.class),
                    before,
                    after,
                    soles(amount, before),
                    soles(amount, after),
                    soles(amount, after - before));
        }

        private static String soles(BigDecimal amount, long times) {
            return amount.multiply(BigDecimal.valueOf(times)).setScale(2).toPlainString();
        }
    }

    record Transition(
            String from,
            String to,
            List<String> reasonsBefore,
            List<String> reasonsAfter,
            boolean payableBefore,
            boolean payableAfter,
            long households) {}

    record Changed(
            String household,
            String externalId,
            String district,
            String from,
            String to,
            boolean payableBefore,
            boolean payableAfter,
            List<String> reasonsBefore,
            List<String> reasonsAfter,
            List<String> casesBefore,
            List<String> casesAfter,
            List<String> members) {}

    Mono<Effect> total(Simulation simulation, Territory territory) {
        return bound("select " + SUMS, simulation, territory)
                .map(row -> Effect.of(row, "*", simulation.amount()))
                .one();
    }

    Flux<Effect> byDistrict(Simulation simulation, Territory territory) {
        return bound("select district, " + SUMS + " group by district order by district", simulation, territory)
                .map(row -> Effect.of(row, required(row, "district", String.class), simulation.amount()))
                .all();
    }

    Flux<Transition> transitions(Simulation simulation, Territory territory) {
        return bound(TRANSITIONS, simulation, territory)
                .map(row -> new Transition(
                        required(row, "outcome_before", String.class),
                        required(row, "outcome_after", String.class),
                        texts(row, "reasons_before"),
                        texts(row, "reasons_after"),
                        required(row, "payable_before", Boolean.class),
                        required(row, "payable_after", Boolean.class),
                        required(row, "households", Long.class)))
                .all();
    }

    Flux<Changed> changes(Simulation simulation, Territory territory, String after, int most) {
        return bound(
                        "select * " + CHANGES + " and household > :after order by household limit :most",
                        simulation,
                        territory)
                .bind("after", after)
                .bind("most", most)
                .map(row -> changed(row))
                .all();
    }

    Flux<Changed> changes(Simulation simulation, Territory territory) {
        return bound("select * " + CHANGES, simulation, territory)
                .map(row -> changed(row))
                .all();
    }

    private static Changed changed(Readable row) {
        return new Changed(
                required(row, "household", String.class),
                required(row, "external_id", String.class),
                required(row, "district", String.class),
                required(row, "outcome_before", String.class),
                required(row, "outcome_after", String.class),
                required(row, "payable_before", Boolean.class),
                required(row, "payable_after", Boolean.class),
                texts(row, "reasons_before"),
                texts(row, "reasons_after"),
                texts(row, "cases_before"),
                texts(row, "cases_after"),
                texts(row, "members"));
    }

    private static List<String> texts(Readable row, String column) {
        return List.of(required(row, column, String[].class));
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Simulation simulation, Territory territory) {
        return client.sql(sql).bind("id", simulation.id()).bind("patterns", territory.patterns());
    }
}
