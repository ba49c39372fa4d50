package pe.juntos.coresponsibility.supply.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.supply.AssessedSupply;
import pe.juntos.coresponsibility.supply.SupplyInputs;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Assessments as they were decided; the one of the latest day stands for the establishment. */
@Component
final class SupplyStore {
    private static final String EXPECTED = """
            select count(*) from expected_member
            where establishment = :establishment and period = (select max(period) from period)
            """;
    private static final String INSERT = """
            insert into supply_assessment (establishment, assessed_on, inputs, result, quantitative, qualitative, gaps,
              barriers, missing, policy, hash, recorded_by, recorded_at)
            select :establishment, :day, cast(:inputs as jsonb), :result, :quantitative, :qualitative,
              cast(:gaps as text[]), cast(:barriers as text[]), cast(:missing as text[]), :policy, :hash, :by, :at
            where :hash is distinct from (select hash from supply_assessment
              where establishment = :establishment and assessed_on = :day order by id desc limit 1)
            """;
    /** Answers whether the newest assessment is news. */
    private static final String STAND = """
            update establishment e set supply = s.state from (
              select jsonb_build_object('assessedOn', assessed_on, 'result', result, 'quantitative', quantitative,
                       'qualitative', qualitative, 'gaps', gaps, 'barriers', barriers, 'missing', missing,
                       'policy', policy) as state
              from supply_assessment where establishment = :establishment order by assessed_on desc, id desc limit 1) s
            where e.establishment = :establishment and e.supply is distinct from s.state
            """;

    private static final String HISTORY = """
            select assessed_on, inputs::text as inputs, result, quantitative, qualitative, gaps, barriers, missing, policy,
                   hash, recorded_by, recorded_at
            from supply_assessment where establishment = :establishment order by assessed_on desc, id desc limit 100
            """;
    private static final String LATEST = """
            select e.establishment, e.kind, e.district, s.assessed_on::text as assessed_on, s.result, s.quantitative,
                   s.qualitative, array_to_string(s.gaps, '|') as gaps, array_to_string(s.barriers, '|') as barriers,
                   array_to_string(s.missing, '|') as missing
            from establishment e join lateral (
              select * from supply_assessment a where a.establishment = e.establishment
              order by assessed_on desc, id desc limit 1) s on true
            where e.district like any(:patterns) and e.district like :district || '%'
            order by e.district, e.establishment
            """;

    private final DatabaseClient client;
    private final JsonMapper json;
    private final Clock clock;

    SupplyStore(DatabaseClient client, JsonMapper json, Clock clock) {
        this.client = client;
        this.json = json;
        this.clock = clock;
    }

    /** How many are expected there in the latest period. */
    Mono<Integer> expected(String establishment) {
        return client.sql(EXPECTED)
                .bind("establishment", establishment)
                .mapValue(Long.class)
                .one()
                .map(Math::toIntExact);
    }

    /** Adds a decision, unless the day's last one is the same; answers whether the establishment's standing changed. */
    Mono<Boolean> add(AssessedSupply decided, String by) {
        var assessment = decided.assessment();
        return client.sql(INSERT)
                .bind("establishment", decided.establishment().text())
                .bind("day", decided.inputs().assessedOn())
                .bind("inputs", json.writeValueAsString(decided.inputs()))
                .bind("result", assessment.result().name())
                .bind("quantitative", assessment.quantitative().name())
                .bind("qualitative", assessment.qualitative().name())
                .bind("gaps", array(assessment.gaps()))
                .bind("barriers", array(assessment.barriers()))
                .bind("missing", array(assessment.missing()))
                .bind("policy", decided.policy())
                .bind("hash", decided.hash())
                .bind("by", by)
                .bind("at", clock.instant())
                .then()
                .then(client.sql(STAND)
                        .bind("establishment", decided.establishment().text())
                        .fetch()
                        .rowsUpdated())
                .map(changed -> changed > 0);
    }

    Flux<Recorded> history(String establishment) {
        return client.sql(HISTORY)
                .bind("establishment", establishment)
                .map(row -> recorded(row))
                .all();
    }

    /** The latest of each establishment, as cells of a file. */
    Flux<List<String>> latest(String[] patterns, String district) {
        return client.sql(LATEST)
                .bind("patterns", patterns)
                .bind("district", district)
                .map(row -> SupplyController.COLUMNS.stream()
                        .map(column -> required(row, column, String.class))
                        .toList())
                .all();
    }

    private Recorded recorded(Readable row) {
        return new Recorded(
                required(row, "assessed_on", LocalDate.class),
                required(row, "result", String.class),
                required(row, "quantitative", String.class),
                required(row, "qualitative", String.class),
                List.of(required(row, "gaps", String[].class)),
                List.of(required(row, "barriers", String[].class)),
                List.of(required(row, "missing", String[].class)),
                json.readValue(required(row, "inputs", String.class), SupplyInputs.class),
                required(row, "policy", String.class),
                required(row, "hash", String.class),
                required(row, "recorded_by", String.class),
                required(row, "recorded_at", Instant.class));
    }

    private static String[] array(List<String> texts) {
        return texts.toArray(String[]::new);
    }

    record Recorded(
            LocalDate assessedOn,
            String result,
            String quantitative,
            String qualitative,
            List<String> gaps,
            List<String> barriers,
            List<String> missing,
            SupplyInputs inputs,
            String policy,
            String hash,
            String recordedBy,
            Instant recordedAt) {}
}
