package pe.juntos.partner.matching.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.catalogue.Bonus;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Places and households that wait for them, by district and bonus. Graduation tells of a shortage from the same facts. */
@RestController
class SupplyAndDemandController {

    private static final int MOST = 1000;

    /** Offers that have not closed; those of a province, a region or the country are shared by their districts. */
    private static final String BALANCE = """
            with demand as (
                select n.district, n.bonus, count(*) as waiting from need n
                where n.state = 'WAITING' and n.district like any(:patterns) group by 1, 2),
            standing as (
                select r.district, r.bonus, count(*) as placed from referral r
                where r.stage in ('PROPOSED', 'CONSENTED', 'SENT', 'ACCEPTED', 'ENROLLED') and r.district like any(:patterns)
                group by 1, 2),
            open as (select * from offer where closes_on >= :on),
            pairs as (
                select district, bonus from demand union select district, bonus from standing
                union select area, bonus from open where length(area) = 6 and area like any(:patterns))
            select p.district, p.bonus, coalesce(d.waiting, 0) as waiting, coalesce(s.placed, 0) as placed,
                (select coalesce(sum(o.free), 0)::bigint from open o where o.bonus = p.bonus and o.area = p.district) as own,
                (select coalesce(sum(o.free), 0)::bigint from open o where o.bonus = p.bonus
                    and o.area in ('*', left(p.district, 2), left(p.district, 4))) as shared
            from pairs p left join demand d using (district, bonus) left join standing s using (district, bonus)
            where (:bonus = '' or p.bonus = :bonus) and p.district || '/' || p.bonus > :cursor
            order by p.district || '/' || p.bonus limit :limit
            """;

    /**
     * @param waiting households without a place
     * @param placed households whose referral stands
     * @param freeHere places of offers of this district alone
     * @param freeShared places of wider offers, which others may take first
     * @param shortage more wait than could be served even if all shared places were theirs
     */
    record Balance(
            String district,
            Bonus bonus,
            long waiting,
            long placed,
            long freeHere,
            long freeShared,
            boolean shortage) {}

    record Page(LocalDate on, List<Balance> items, @Nullable String next) {}

    private final DatabaseClient client;
    private final Clock clock;

    SupplyAndDemandController(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    @GetMapping("/partner/supply-and-demand")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')")
    Mono<Page> balance(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable Bonus bonus,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "500") int limit,
            Caller caller) {
        var day = on == null ? LocalDate.now(clock) : on;
        int most = Math.clamp(limit, 1, MOST);
        return client.sql(BALANCE)
                .bind("patterns", caller.territory().patterns())
                .bind("on", day)
                .bind("bonus", bonus == null ? "" : bonus.name())
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> balance(row))
                .all()
                .collectList()
                .map(items -> new Page(day, items, items.size() < most ? null : last(items)));
    }

    private static String last(List<Balance> items) {
        return items.getLast().district() + "/" + items.getLast().bonus();
    }

    private static Balance balance(Readable row) {
        long waiting = required(row, "waiting", Long.class);
        long own = required(row, "own", Long.class);
        long shared = required(row, "shared", Long.class);
        return new Balance(
                required(row, "district", String.class),
                Bonus.valueOf(required(row, "bonus", String.class)),
                waiting,
                required(row, "placed", Long.class),
                own,
                shared,
                waiting > own + shared);
    }
}
