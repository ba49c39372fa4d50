package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.DormantFinding;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Accounts with money on them that do not move, where the household lives today, and what visits found. */
@Component
class DormantAccounts {
    private static final int FETCH = 5_000;
    private static final String DORMANT = """
            select o.household, p.external_id, p.district, o.transfers, o.balance, o.moved, v.on_day as visited_on, v.finding
            from (select c.household, count(*) filter (where c.stage in ('AVAILABLE', 'ALERTED', 'UNCOLLECTED')) as transfers,
                         sum(c.amount - c.withdrawn) filter (where c.stage in ('AVAILABLE', 'ALERTED', 'UNCOLLECTED')) as balance,
                         greatest(min(c.credited_on) filter (where c.stage in ('AVAILABLE', 'ALERTED', 'UNCOLLECTED')),
                                  max(c.last_withdrawal)) as moved
                  from collection c join transfer t on t.period = c.period and t.household = c.household
                       and t.state = 'CREDITED' and t.attempt = c.attempt and t.means = 'ACCOUNT'
                  where c.household > :after group by c.household) o
            join payee p on p.household = o.household
            left join lateral (select on_day, finding from dormant_visit v
                               where v.household = o.household order by on_day desc limit 1) v on true
            where o.transfers > 0 and o.moved <= :moved and p.district like any(:territory)
            """;

    private final DatabaseClient database;
    private final Clock clock;

    DormantAccounts(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * @param transfers credited and not taken whole
     * @param balance soles of them on the account
     * @param moved the last day on which something was taken, or the first of these credits
     */
    record Item(
            String household,
            String externalId,
            String district,
            long transfers,
            String balance,
            String moved,
            @Nullable String visitedOn,
            @Nullable String finding) {
        List<String> cells() {
            return Arrays.asList(
                    externalId,
                    district,
                    Long.toString(transfers),
                    balance,
                    moved,
                    Objects.requireNonNullElse(visitedOn, ""),
                    Objects.requireNonNullElse(finding, ""));
        }
    }

    /** @param moved accounts that moved on this day for the last time, or before */
    Flux<Item> list(LocalDate moved, Territory territory, String after, int limit) {
        return database.sql(DORMANT + " order by o.household limit :limit")
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("moved", moved)
                .bind("territory", territory.patterns())
                .bind("after", after)
                .bind("limit", limit)
                .map(DormantAccounts::item)
                .all();
    }

    /** Empty if the household has no such account within the territory. */
    Mono<Item> one(String household, LocalDate moved, Territory territory) {
        return database.sql(DORMANT + " and o.household = :household")
                .bind("moved", moved)
                .bind("territory", territory.patterns())
                .bind("after", "")
                .bind("household", household)
                .map(DormantAccounts::item)
                .one();
    }

    /** @return whether the finding now stands: a day has one finding */
    Mono<Boolean> visited(String household, LocalDate on, DormantFinding finding, String by) {
        return database.sql(
                        "insert into dormant_visit (household, on_day, finding, visited_by, noted_at)"
                                + " values (:household, :on, :finding, :by, :at)"
                                + " on conflict (household, on_day) do update set finding = dormant_visit.finding returning finding")
                .bind("household", household)
                .bind("on", on)
                .bind("finding", finding.name())
                .bind("by", by)
                .bind("at", clock.instant())
                .mapValue(String.class)
                .one()
                .map(finding.name()::equals);
    }

    private static Item item(Readable row) {
        var visited = row.get("visited_on", LocalDate.class);
        return new Item(
                required(row, "household", String.class),
                required(row, "external_id", String.class),
                required(row, "district", String.class),
                required(row, "transfers", Long.class),
                required(row, "balance", BigDecimal.class).toPlainString(),
                required(row, "moved", LocalDate.class).toString(),
                visited == null ? null : visited.toString(),
                row.get("finding", String.class));
    }
}
