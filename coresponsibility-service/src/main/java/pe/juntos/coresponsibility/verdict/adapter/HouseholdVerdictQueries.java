package pe.juntos.coresponsibility.verdict.adapter;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Fact;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Member;
import pe.juntos.coresponsibility.verdict.adapter.ExplainedVerdict.Replaced;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** Reads one household's verdict and what decided it. */
@Component
final class HouseholdVerdictQueries {
    private static final String VERDICT = """
            select period, version, district, outcome, payable, reasons, policy, streak_not_met, hash
            from household_verdict where period = :period and bucket = :bucket and household = :household
            """;
    private static final String MEMBERS = """
            select member, external_id, axis, condition, outcome, reasons from member_verdict
            where period = :period and bucket = :bucket and household = :household order by member
            """;
    private static final String EVIDENCE = """
            select v.member, h.evidence_id, h.establishment, h.held_on as day, h.result, null::int as school_days,
                   null::int as attended, null::int as justified
            from member_verdict v join health_evidence h on h.member = v.member and h.period = v.period
              and h.evidence_id = any(v.records)
            where v.period = :period and v.bucket = :bucket and v.household = :household and v.axis = 'HEALTH'
            union all
            select v.member, e.evidence_id, e.establishment, e.month, null, e.school_days, e.attended, e.justified
            from member_verdict v join education_evidence e on e.member = v.member and e.period = v.period
              and e.evidence_id = any(v.records)
            where v.period = :period and v.bucket = :bucket and v.household = :household and v.axis = 'EDUCATION'
            union all
            select v.member, x.exception_id, null, null, x.reason, null, null, null
            from member_verdict v join approved_exception x on x.exception_id = v.exception_id
            where v.period = :period and v.bucket = :bucket and v.household = :household
            order by 1, 2
            """;
    private static final String HISTORY = """
            select version, outcome, payable, reasons, policy, hash from verdict_history
            where period = :period and household = :household order by version
            """;

    private final DatabaseClient client;

    HouseholdVerdictQueries(DatabaseClient client) {
        this.client = client;
    }

    /** The verdict in force, without its members and history. */
    Mono<ExplainedVerdict> verdict(String period, String household) {
        return bound(VERDICT, period, household)
                .map((row, _) -> head(household, row))
                .one();
    }

    private static ExplainedVerdict head(String household, Readable row) {
        return new ExplainedVerdict(
                household,
                text(row, "period"),
                number(row, "version"),
                text(row, "district"),
                text(row, "outcome"),
                Boolean.TRUE.equals(row.get("payable", Boolean.class)),
                texts(row, "reasons"),
                text(row, "policy"),
                number(row, "streak_not_met"),
                text(row, "hash"),
                List.of(),
                List.of());
    }

    Mono<List<Member>> members(String period, String household) {
        return bound(MEMBERS, period, household)
                .map((row, _) -> new Member(
                        text(row, "member"),
                        text(row, "external_id"),
                        text(row, "axis"),
                        text(row, "condition"),
                        text(row, "outcome"),
                        texts(row, "reasons"),
                        List.of()))
                .all()
                .collectList();
    }

    Mono<List<Fact>> facts(String period, String household) {
        return bound(EVIDENCE, period, household)
                .map((row, _) -> new Fact(
                        text(row, "member"),
                        text(row, "evidence_id"),
                        row.get("establishment", String.class),
                        row.get("day", LocalDate.class),
                        row.get("result", String.class),
                        row.get("school_days", Integer.class),
                        row.get("attended", Integer.class),
                        row.get("justified", Integer.class)))
                .all()
                .collectList();
    }

    Mono<List<Replaced>> history(String period, String household) {
        return client.sql(HISTORY)
                .bind("period", period)
                .bind("household", household)
                .map((row, _) -> new Replaced(
                        number(row, "version"),
                        text(row, "outcome"),
                        Boolean.TRUE.equals(row.get("payable", Boolean.class)),
                        texts(row, "reasons"),
                        text(row, "policy"),
                        text(row, "hash")))
                .all()
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, String period, String household) {
        return client.sql(sql)
                .bind("period", period)
                .bind("bucket", Buckets.of(household))
                .bind("household", household);
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static int number(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }

    private static List<String> texts(Readable row, String column) {
        return List.of(Objects.requireNonNull(row.get(column, String[].class)));
    }
}
