package pe.juntos.coresponsibility.verdict.adapter;

import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.member.Assignment;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.Rulebook.Rules;
import pe.juntos.coresponsibility.verdict.DecisiveFacts;
import pe.juntos.coresponsibility.verdict.HouseholdFacts;
import pe.juntos.coresponsibility.verdict.SchoolYear;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/**
 * Reads, for the households of some buckets, all that decides about them; every look-up goes by an index on the member. A visit
 * missed at a post that the person had left by then, as the register says, is no evidence about anybody (AFF-5).
 */
@Component
final class EvidencedFacts implements DecisiveFacts {
    private static final String FACTS = """
            select eh.household, eh.external_id, eh.district, eh.affiliation_period,
                   (select a.id::text from accompaniment a where a.household = eh.household and a.approved_by is not null
                      and a.from_day <= :last_day and coalesce(a.ended_on, a.until_day) >= greatest(:first_day, a.from_day)
                    order by a.from_day, a.id limit 1) as accompaniment,
                   p.streak_not_met, p.streak_not_verifiable,
                   em.member, em.external_id as person, em.condition,
                   h.visits_attended, h.visits_unattended, h.visits_missed,
                   e.records, e.school_days, e.attended, e.justified, e.evidence as school_records,
                   e.left_records, e.left_school_days, e.left_attended, e.left_justified, e.left_evidence,
                   h.evidence as health_records, x.reason as exception, x.exception_id, r.id as reconsideration
            from expected_household eh
            left join household_verdict p
              on p.period = :previous and p.bucket = eh.bucket and p.household = eh.household %2$s
            left join %1$s em
              on em.period = eh.period and em.bucket = eh.bucket and em.household = eh.household
              and em.voided is null %3$s
            left join (
              select member, array_agg(establishment) as establishments from left_establishment where period = :period
              group by member) g on g.member = em.member
            left join lateral (
              select count(*) filter (where v.result = 'ATTENDED')::int as visits_attended,
                     count(*) filter (where v.result = 'UNATTENDED')::int as visits_unattended,
                     count(*) filter (where v.result = 'MISSED')::int as visits_missed,
                     array_agg(v.evidence_id) as evidence
              from health_evidence v
              where em.axis = 'HEALTH' and v.member = em.member and v.period = :period and v.kind = em.condition
                and v.superseded_by is null
                and not (v.result = 'MISSED' and v.establishment = any(coalesce(g.establishments, '{}'))) offset 0) h on true
            left join lateral (
              select count(*) filter (where not v.gone)::int as records, count(*) filter (where v.gone)::int as left_records,
                     sum(v.school_days) filter (where not v.gone) as school_days,
                     sum(v.attended) filter (where not v.gone) as attended,
                     sum(v.justified) filter (where not v.gone) as justified,
                     array_agg(v.evidence_id) filter (where not v.gone) as evidence,
                     sum(v.school_days) filter (where v.gone) as left_school_days,
                     sum(v.attended) filter (where v.gone) as left_attended,
                     sum(v.justified) filter (where v.gone) as left_justified,
                     array_agg(v.evidence_id) filter (where v.gone) as left_evidence
              from (select w.*, w.establishment = any(coalesce(g.establishments, '{}')) as gone
                    from education_evidence w
                    where em.axis = 'EDUCATION' and w.member = em.member and w.month = any(cast(:months as date[]))
                      and w.superseded_by is null offset 0) v) e on true
            left join lateral (
              select x.reason, x.exception_id from approved_exception x
              where x.member = em.member and x.period = :period order by x.exception_id limit 1) x on true
            left join lateral (
              select u.request::text as id from reconsideration_upheld u
              where u.member = em.member and u.period = :period) r on true
            where eh.period = :period and %4$s
            order by eh.bucket, eh.household, em.member
            """;

    /** Told of every table that is joined by bucket: what the planner is to be sure of, that it reads no other bucket. */
    private static final String NEAR = ".bucket between :first and :last";

    private static final String LISTED = "expected_member";
    private static final String ASSIGNED = """
            (select cast(:period as text) as period, cast(null as text) as voided, a.* from unnest(cast(:a_buckets as smallint[]),
                 cast(:a_households as text[]), cast(:a_members as text[]), cast(:a_persons as text[]),
                 cast(:a_axes as text[]), cast(:a_conditions as text[]))
               as a (bucket, household, member, external_id, axis, condition))
            """;

    private final DatabaseClient client;

    EvidencedFacts(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public Mono<List<HouseholdFacts>> in(Period period, BucketRange range, Rules rules) {
        return read(in(LISTED, period, range, rules), rules);
    }

    @Override
    public Mono<List<HouseholdFacts>> assigned(
            Period period, BucketRange range, Rules rules, List<Assignment> assignments) {
        return read(
                in(ASSIGNED, period, range, rules)
                        .bind("a_buckets", texts(assignments, a -> Integer.toString(Buckets.of(a.household()))))
                        .bind("a_households", texts(assignments, Assignment::household))
                        .bind("a_members", texts(assignments, Assignment::member))
                        .bind("a_persons", texts(assignments, Assignment::externalId))
                        .bind(
                                "a_axes",
                                texts(assignments, a -> a.condition().axis().name()))
                        .bind(
                                "a_conditions",
                                texts(assignments, a -> a.condition().name())),
                rules);
    }

    private static String[] texts(List<Assignment> assignments, Function<Assignment, String> value) {
        return assignments.stream().map(value).toArray(String[]::new);
    }

    private DatabaseClient.GenericExecuteSpec in(String members, Period period, BucketRange range, Rules rules) {
        return bound(FACTS.formatted(members, "and p" + NEAR, "and em" + NEAR, "eh" + NEAR), period, rules)
                .bind("first", range.first())
                .bind("last", range.last());
    }

    Mono<List<HouseholdFacts>> of(Period period, List<String> households, Rules rules) {
        return read(
                bound(
                                FACTS.formatted(
                                        LISTED,
                                        "",
                                        "",
                                        "(eh.bucket, eh.household) in"
                                                + " (select * from unnest(cast(:buckets as smallint[]), cast(:households as text[])))"),
                                period,
                                rules)
                        .bind(
                                "buckets",
                                households.stream()
                                        .map(h -> Integer.toString(Buckets.of(h)))
                                        .toArray(String[]::new))
                        .bind("households", households.toArray(String[]::new)),
                rules);
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Period period, Rules rules) {
        var months = SchoolYear.monthsOf(period, rules.verification()).stream()
                .map(YearMonth::toString)
                .map(month -> month + "-01")
                .toArray(String[]::new);
        return client.sql(sql)
                .bind("period", period.toString())
                .bind("previous", period.previous().toString())
                .bind("first_day", period.firstDay())
                .bind("last_day", period.lastDay())
                .bind("months", months);
    }

    private static Mono<List<HouseholdFacts>> read(DatabaseClient.GenericExecuteSpec select, Rules rules) {
        return select.map((row, _) -> FactsRow.of(row, rules.verification()))
                .all()
                .collectList()
                .map(FactsRow::households);
    }
}
