package pe.juntos.coresponsibility.member.adapter;

import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.verdict.Rechecking;
import reactor.core.publisher.Mono;

/**
 * Deaths and deliveries that become known after a period was closed for evidence: who had died, or was no longer expecting, on
 * the period's first day (CAL-2) was never to be verified in it. The line stays on the list that was issued, struck out with its
 * reason, and these households alone are decided again (VER-5). A current fact without a date, such as the level a child is
 * enrolled in, changes no period that is closed.
 */
@Component
final class LateFacts {
    private static final String STRIKE = """
            with known as (
              select e.member, e.period, e.voided,
                     case when m.died_on <= d.first_day then 'DECEASED'
                          when e.condition = 'PRENATAL' and m.delivered_on <= d.first_day then 'DELIVERED'
                          when e.voided = 'DELIVERED' then e.voided end as reason
              from member m
              join expected_member e on e.member = m.member
              join period p on p.period = e.period and p.state <> 'OPEN'
              cross join lateral (select make_date(split_part(p.period, '-', 1)::int,
                                                   2 * split_part(p.period, '-', 2)::int - 1, 1) as first_day) d
              where m.member = any(cast(:members as text[]))
                and (m.died_on is not null or m.delivered_on is not null or e.voided is not null)),
            struck as (
              update expected_member e set voided = k.reason from known k
              where e.member = k.member and e.period = k.period and k.voided is distinct from k.reason
              returning e.period, e.bucket, e.household),
            marked as (
              insert into verdict_recheck (period, bucket, household)
              select distinct period, bucket, household from struck order by 1, 2, 3
              on conflict do nothing)
            select count(*) from struck
            """;

    private final DatabaseClient client;
    private final Rechecking rechecking;

    LateFacts(DatabaseClient client, Rechecking rechecking) {
        this.client = client;
        this.rechecking = rechecking;
    }

    /** @param cause what made them known, so that the same cause starts one job only */
    Mono<Void> apply(@Nullable String[] members, String cause) {
        return client.sql(STRIKE)
                .bind("members", members)
                .mapValue(Long.class)
                .one()
                .filter(struck -> struck > 0)
                .flatMap(_ -> rechecking.startIfAny("late:" + cause));
    }
}
