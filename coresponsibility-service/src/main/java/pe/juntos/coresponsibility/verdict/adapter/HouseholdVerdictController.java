package pe.juntos.coresponsibility.verdict.adapter;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Why a household's verdict is what it is: every member, and the records that were counted. */
@RestController
@RequestMapping("/coresponsibility/households/{household}")
class HouseholdVerdictController {
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
              and h.kind = v.condition and h.superseded_by is null
            where v.period = :period and v.bucket = :bucket and v.household = :household and v.axis = 'HEALTH'
            union all
            select v.member, e.evidence_id, e.establishment, e.month, null, e.school_days, e.attended, e.justified
            from member_verdict v join education_evidence e on e.member = v.member and e.period = v.period
              and e.superseded_by is null
            where v.period = :period and v.bucket = :bucket and v.household = :household and v.axis = 'EDUCATION'
            union all
            select v.member, x.exception_id, null, null, x.reason, null, null, null
            from member_verdict v join approved_exception x on x.member = v.member and x.period = v.period
            where v.period = :period and v.bucket = :bucket and v.household = :household
            order by 1, 2
            """;
    private static final String HISTORY = """
            select version, outcome, payable, reasons, policy, hash from verdict_history
            where period = :period and household = :household order by version
            """;

    private final DatabaseClient client;

    HouseholdVerdictController(DatabaseClient client) {
        this.client = client;
    }

    @GetMapping("/verdicts")
    @PreAuthorize("isAuthenticated() and !hasAnyRole('INSTITUTION','PARTNER')")
    Mono<Verdict> show(
            @PathVariable("household") String household, @RequestParam("period") String period, Caller caller) {
        return bound(VERDICT, period, household)
                .map((row, _) -> head(household, row))
                .one()
                .filter(head -> caller.territory().covers(head.district()))
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(head -> Mono.zip(
                                members(period, household), evidence(period, household), history(period, household))
                        .map(parts -> head.with(parts.getT1(), parts.getT2(), parts.getT3())));
    }

    private static Verdict head(String household, Readable row) {
        return new Verdict(
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

    private Mono<List<Member>> members(String period, String household) {
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

    private Mono<List<Fact>> evidence(String period, String household) {
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

    private Mono<List<Replaced>> history(String period, String household) {
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

    /** @param history what the verdict replaced, oldest first */
    record Verdict(
            String household,
            String period,
            int version,
            String district,
            String outcome,
            boolean payable,
            List<String> reasons,
            String policy,
            int consecutiveNotMet,
            String hash,
            List<Member> members,
            List<Replaced> history) {

        Verdict with(List<Member> members, List<Fact> facts, List<Replaced> history) {
            var traced = members.stream().map(m -> m.with(facts)).toList();
            return new Verdict(
                    household,
                    period,
                    version,
                    district,
                    outcome,
                    payable,
                    reasons,
                    policy,
                    consecutiveNotMet,
                    hash,
                    traced,
                    history);
        }
    }

    /** @param trace the records and exceptions that were counted, in the order of their ids */
    record Member(
            String member,
            String externalId,
            String axis,
            String condition,
            String outcome,
            List<String> reasons,
            List<Fact> trace) {

        Member with(List<Fact> facts) {
            var own = facts.stream().filter(f -> f.member().equals(member)).toList();
            return new Member(member, externalId, axis, condition, outcome, reasons, own);
        }
    }

    /** @param day of the visit, or first day of the month */
    record Fact(
            String member,
            String id,
            @Nullable String establishment,
            @Nullable LocalDate day,
            @Nullable String result,
            @Nullable Integer schoolDays,
            @Nullable Integer attended,
            @Nullable Integer justified) {}

    record Replaced(int version, String outcome, boolean payable, List<String> reasons, String policy, String hash) {}
}
