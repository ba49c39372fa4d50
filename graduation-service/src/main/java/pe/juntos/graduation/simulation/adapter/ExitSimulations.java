package pe.juntos.graduation.simulation.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.simulation.ExitGround;
import pe.juntos.graduation.simulation.ExitOutlook;
import pe.juntos.graduation.simulation.ExitOutlook.Outcome;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The simulations of exits as they are stored. */
@Component
class ExitSimulations {

    private static final String SIMULATION =
            "select s.*, j.state from exit_simulation s join job j on j.id = s.job where s.id = :id";

    private static final String COUNTS = """
            select v.version, v.n, %s as district, s.outcomes[v.n] as outcome, s.reasons[v.n] as reason,
                count(*) as households, sum(s.shares[v.n]) / 100.0 as transfers
            from exit_simulated s, (select version, n::int as n from unnest(:versions) with ordinality as o (version, n)) v
            where s.simulation = :id and s.district like any(:patterns)
            group by 1, 2, 3, 4, 5 order by 2, 3, 4, 5
            """;

    private static final String LINES = """
            select * from exit_simulated s
            where s.simulation = :id and s.district like any(:patterns) and s.household > :cursor
              and (:outcome = '' or :outcome = any(s.outcomes))
              and (not :changed or (select count(distinct o) from unnest(s.outcomes) o) > 1)
            order by s.household
            """;

    private static final String FINISHED = "FINISHED";

    /** @param state of the job */
    record Asked(UUID id, String period, List<String> versions, String askedBy, Instant askedAt, String state) {

        boolean finished() {
            return state.equals(FINISHED);
        }
    }

    /**
     * @param outcome of any version; null for all
     * @param changed only those on whom the versions differ
     * @param limit null for all
     */
    record Which(
            @Nullable Outcome outcome,
            boolean changed,
            String cursor,
            @Nullable Integer limit) {}

    private final DatabaseClient client;

    ExitSimulations(DatabaseClient client) {
        this.client = client;
    }

    Mono<Asked> asked(UUID id) {
        return client.sql(SIMULATION)
                .bind("id", id)
                .map(row -> new Asked(
                        required(row, "id", UUID.class),
                        required(row, "period", String.class),
                        List.of(required(row, "versions", String[].class)),
                        required(row, "asked_by", String.class),
                        required(row, "asked_at", Instant.class),
                        required(row, "state", String.class)))
                .one();
    }

    /** @param district SQL of what to count by */
    Mono<List<ExitSimulationResults.Count>> counts(Asked asked, String district, String[] patterns) {
        return client.sql(COUNTS.formatted(district))
                .bind("id", asked.id())
                .bind("versions", asked.versions().toArray(String[]::new))
                .bind("patterns", patterns)
                .map(row -> new ExitSimulationResults.Count(
                        required(row, "version", String.class),
                        required(row, "district", String.class),
                        Outcome.valueOf(required(row, "outcome", String.class)),
                        ExitGround.valueOf(required(row, "reason", String.class)),
                        required(row, "households", Long.class),
                        required(row, "transfers", BigDecimal.class).setScale(2)))
                .all()
                .collectList();
    }

    Flux<ExitSimulationResults.Line> lines(Asked asked, Which which, String[] patterns) {
        return client.sql(which.limit() == null ? LINES : LINES + " limit " + which.limit())
                .bind("id", asked.id())
                .bind("patterns", patterns)
                .bind("cursor", which.cursor())
                .bind("outcome", which.outcome() == null ? "" : which.outcome().name())
                .bind("changed", which.changed())
                .map(row -> line(row))
                .all();
    }

    private static ExitSimulationResults.Line line(Readable row) {
        var outcomes = required(row, "outcomes", String[].class);
        var reasons = required(row, "reasons", String[].class);
        var days = required(row, "days", String[].class);
        var shares = required(row, "shares", Integer[].class);
        return new ExitSimulationResults.Line(
                required(row, "household", String.class),
                required(row, "district", String.class),
                IntStream.range(0, outcomes.length)
                        .mapToObj(n -> new ExitOutlook(
                                Outcome.valueOf(outcomes[n]),
                                ExitGround.valueOf(reasons[n]),
                                days[n].isEmpty() ? null : LocalDate.parse(days[n]),
                                shares[n]))
                        .toList());
    }
}
