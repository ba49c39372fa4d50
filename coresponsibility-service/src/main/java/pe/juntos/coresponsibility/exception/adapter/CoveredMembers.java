package pe.juntos.coresponsibility.exception.adapter;

import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.exception.CoveringAreas;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Mono;

/**
 * Approved requests as exceptions of persons. While a period's lists follow the register nobody can say who is expected in an area:
 * areas are covered when the lists are frozen, or at once if they are.
 */
@Component
final class CoveredMembers implements CoveringAreas {
    private static final String INSERT =
            "insert into approved_exception (exception_id, period, member, reason, support, proposed_by, approved_by, request) ";
    private static final String EXPECTED = """
            from exception_request r
            join expected_member em on em.period = r.period and em.voided is null
            join expected_household eh on eh.period = em.period and eh.bucket = em.bucket and eh.household = em.household
            where (r.coverage = 'MEMBER' and em.member = any(r.places)
                   or r.coverage = 'DISTRICTS' and eh.district = any(r.places)
                   or r.coverage = 'CENTRES' and eh.district || '/' || eh.populated_centre = any(r.places)
                   or r.coverage = 'ESTABLISHMENTS' and em.establishment = any(r.places))
            """;
    private static final String AREA = INSERT + """
            select r.request || ':' || em.member, r.period, em.member, r.reason, r.support, r.proposed_by, r.decided_by, r.request
            """ + EXPECTED
            + " and r.coverage <> 'MEMBER' and r.state = 'APPROVED' and %s on conflict do nothing";
    private static final String MEMBER = INSERT + """
            select r.request::text, r.period, r.places[1], r.reason, r.support, r.proposed_by, r.decided_by, r.request
            from exception_request r where r.request = any(:requests) and r.coverage = 'MEMBER' on conflict do nothing
            """;
    private static final String MARK = """
            insert into verdict_recheck (period, bucket, household)
            select distinct em.period, em.bucket, em.household
            from approved_exception x join period p on p.period = x.period and p.state <> 'OPEN'
            join expected_member em on em.member = x.member and em.period = x.period
            where x.request = any(:requests) on conflict do nothing
            """;
    private static final String FROZEN =
            "r.request = any(:requests) and exists (select 1 from period p where p.period = r.period and p.state <> 'OPEN')";

    private final DatabaseClient client;

    CoveredMembers(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public Mono<Void> cover(Period period) {
        return client.sql(AREA.formatted("r.period = :period"))
                .bind("period", period.toString())
                .then();
    }

    /** Excuses whom approved requests cover; of an area only if the lists are frozen. Marks them to be decided again. */
    Mono<Void> excuse(List<UUID> requests) {
        return of(MEMBER, requests)
                .then(Mono.defer(() -> of(AREA.formatted(FROZEN), requests)))
                .then(Mono.defer(() -> of(MARK, requests)));
    }

    /** Excuses them no longer, by this request. */
    Mono<Void> unexcuse(UUID request) {
        return of(MARK, List.of(request))
                .then(Mono.defer(
                        () -> of("delete from approved_exception where request = any(:requests)", List.of(request))));
    }

    /** How many persons are expected now of whom or where the request is. */
    Mono<Long> count(UUID request) {
        return client.sql("select count(*) " + EXPECTED + " and r.request = :request")
                .bind("request", request)
                .mapValue(Long.class)
                .one();
    }

    private Mono<Void> of(String sql, List<UUID> requests) {
        return client.sql(sql).bind("requests", requests.toArray(UUID[]::new)).then();
    }
}
