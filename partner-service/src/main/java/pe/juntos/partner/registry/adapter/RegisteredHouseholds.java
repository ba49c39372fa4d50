package pe.juntos.partner.registry.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.Criteria;
import reactor.core.publisher.Mono;

/** Households as they are known here, with the consents to the asker that count today. */
@Component
final class RegisteredHouseholds {
    /** A consent counts once the household's referral was sent to the asker. */
    private static final String SEEN = """
            select h.household, h.state, h.district, h.populated_centre,
              coalesce(h.district like any(:patterns), false) as shown, c.fields, c.bonuses
            from household h left join lateral (
              select array_agg(distinct f) as fields, array_agg(distinct r.bonus) filter (where f = 'BONUS') as bonuses
              from referral r join consent c on c.referral = r.id cross join unnest(c.fields) f
              where r.household = h.household and r.partner = :partner and r.sent and c.partner = :partner
                and c.given_on <= :day and c.valid_until >= :day and (c.withdrawn_on is null or c.withdrawn_on > :day)) c on true
            """;

    private static final String ONE =
            SEEN + " where h.household = :asked or h.external_id = :asked order by h.household = :asked desc limit 1";

    private static final String CONSENTING = """
            from referral g join consent a on a.referral = g.id join household l on l.household = g.household
            where g.partner = :partner and g.sent and a.partner = :partner and 'HOUSEHOLD' = any(a.fields)
              and a.given_on <= :day and a.valid_until >= :day and (a.withdrawn_on is null or a.withdrawn_on > :day)
              and l.state is not null and l.district like any(:patterns) and l.district like any(:asked)
              and (:social or l.state in ('AFFILIATED', 'SUSPENDED'))
            """;

    private final DatabaseClient client;
    private final Clock clock;

    RegisteredHouseholds(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** By the programme's code or by the register's number. */
    Mono<Optional<Seen>> one(String asked, Asker asker) {
        return bound(ONE, asker).bind("asked", asked).map(Seen::of).one().singleOptional();
    }

    /** How many of those districts have consented to be known by the asker. */
    Mono<Long> count(Asked.Districts asked, Criteria criteria, Asker asker) {
        return listed("select count(distinct l.household) as n " + CONSENTING, asked, criteria, asker)
                .map(row -> required(row, "n", Long.class))
                .one();
    }

    /** A page of them. */
    Mono<List<Seen>> page(Asked.Districts asked, Criteria criteria, Asker asker) {
        var direction = criteria.descending() ? " desc" : "";
        var order = (criteria.byDistrict() ? "h.district" + direction + ", " : "") + "h.household" + direction;
        var sql = SEEN + " where h.household in (select l.household " + CONSENTING + ") order by " + order
                + " limit :size offset :offset";
        return listed(sql, asked, criteria, asker)
                .bind("size", criteria.pageSize())
                .bind("offset", (criteria.page() - 1L) * criteria.pageSize())
                .map(Seen::of)
                .all()
                .collectList();
    }

    private DatabaseClient.GenericExecuteSpec listed(
            String sql, Asked.Districts asked, Criteria criteria, Asker asker) {
        return bound(sql, asker)
                .bind(
                        "asked",
                        asked.prefixes().stream().map(prefix -> prefix + "%").toArray(String[]::new))
                .bind("social", criteria.register() == pe.juntos.partner.registry.Register.SOCIAL);
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Asker asker) {
        return client.sql(sql)
                .bind("partner", asker.partner())
                .bind("patterns", asker.where())
                .bind("day", LocalDate.now(clock));
    }
}
