package pe.juntos.coresponsibility.scorecard.adapter;

import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Mono;

/** Computes the scorecards of a period for all establishments at once, and finds those that were silent. */
@Component
final class Scorecards {
    /**
     * Members that something was reported of. In a statement of its own, which several processors may share; and nothing is gathered
     * of all members of all records: each expected member is looked for among them once.
     */
    private static final String REPORTED = """
            create temporary table reported_members on commit drop as
            select m.establishment, count(*) as reported from expected_member m
            where m.period = :period and m.establishment is not null and exists (
              select 1 from (
                select member from health_evidence where period = :period
                union all select member from education_evidence where period = :period) r
              where r.member = m.member)
            group by m.establishment
            """;

    private static final String COMPUTE = """
            with sent as (
              select establishment, count(*) as records, count(*) filter (where signed_on > :due) as late from (
                select establishment, signed_on from health_evidence where period = :period
                union all select establishment, signed_on from education_evidence where period = :period) r
              group by establishment),
            listed as (
              select l.establishment, l.expected, coalesce(r.reported, 0) as reported
              from (select m.establishment, count(*) as expected from expected_member m
                    where m.period = :period and m.establishment is not null group by m.establishment) l
              left join reported_members r using (establishment)),
            refusals as (
              select establishment, sum(records) as refused,
                     coalesce(sum(records) filter (where code = 'UNSIGNED'), 0) as unsigned
              from evidence_refusal where period = :period group by establishment),
            complaints as (
              select establishment, count(*) as complaints from complaint
              where counts and establishment is not null and opened_on between :first and :last group by establishment)
            insert into scorecard as c (period, establishment, expected, reported, records, late, unsigned, refused,
                                   complaints, silent, policy)
            select :period, e.establishment, coalesce(l.expected, 0), coalesce(l.reported, 0), coalesce(s.records, 0),
                   coalesce(s.late, 0), coalesce(r.unsigned, 0), coalesce(r.refused, 0), coalesce(x.complaints, 0),
                   l.expected is not null and s.records is null, :policy
            from establishment e
            left join listed l using (establishment) left join sent s using (establishment)
            left join refusals r using (establishment) left join complaints x using (establishment)
            where coalesce(l.expected, s.records, r.refused, x.complaints) is not null
               or exists (select 1 from scorecard o where o.period = :period and o.establishment = e.establishment)
            on conflict (period, establishment) do update set expected = excluded.expected, reported = excluded.reported,
              records = excluded.records, late = excluded.late, unsigned = excluded.unsigned, refused = excluded.refused,
              complaints = excluded.complaints, silent = excluded.silent, policy = excluded.policy
            where (c.expected, c.reported, c.records, c.late, c.unsigned, c.refused, c.complaints, c.silent, c.policy)
              is distinct from (excluded.expected, excluded.reported, excluded.records, excluded.late, excluded.unsigned,
                excluded.refused, excluded.complaints, excluded.silent, excluded.policy)
            """;
    /** What events tell: the latest period's. An establishment that spoke after all is not told as silent any longer. */
    private static final String STAND = """
            update establishment e set scorecard = n.state,
              silence = case when not n.silent and e.silence ->> 'period' = :period then null else e.silence end
            from (select establishment, silent, jsonb_build_object('period', period, 'expected', expected,
                    'reported', reported, 'records', records, 'late', late, 'unsigned', unsigned, 'refused', refused,
                    'complaints', complaints, 'silent', silent, 'policy', policy) as state
                  from scorecard where period = :period) n
            where e.establishment = n.establishment and e.scorecard is distinct from n.state
              and coalesce(e.scorecard ->> 'period', '') <= :period
            returning e.establishment
            """;

    /** By the scorecards, which have just been computed. */
    private static final String FIND_SILENT = """
            with found as (
              insert into silent_establishment (period, establishment, expected, due_on, found_as_of, policy)
              select period, establishment, expected, :due, :asof, :policy
              from scorecard where period = :period and silent
              on conflict do nothing returning establishment, expected)
            update establishment e set silence = jsonb_build_object('period', cast(:period as text), 'dueOn', cast(:due as date),
              'expected', f.expected, 'policy', cast(:policy as text))
            from found f where e.establishment = f.establishment
            returning e.establishment
            """;

    private final DatabaseClient client;

    Scorecards(DatabaseClient client) {
        this.client = client;
    }

    /** Answers the establishments of which there is news. */
    Mono<List<String>> compute(Period period, LocalDate due, String policy) {
        return client.sql(REPORTED)
                .bind("period", period.toString())
                .then()
                .then(Mono.defer(() -> scorecards(period, due, policy)))
                .then(Mono.defer(() -> client.sql(STAND)
                        .bind("period", period.toString())
                        .mapValue(String.class)
                        .all()
                        .collectList()));
    }

    private Mono<Void> scorecards(Period period, LocalDate due, String policy) {
        return client.sql(COMPUTE)
                .bind("period", period.toString())
                .bind("first", period.firstDay())
                .bind("last", period.lastDay())
                .bind("due", due)
                .bind("policy", policy)
                .then();
    }

    /** Answers those that were not found silent in this period before. */
    Mono<List<String>> findSilent(Period period, LocalDate due, LocalDate asOf, String policy) {
        return client.sql(FIND_SILENT)
                .bind("period", period.toString())
                .bind("due", due)
                .bind("asof", asOf)
                .bind("policy", policy)
                .mapValue(String.class)
                .all()
                .collectList();
    }
}
