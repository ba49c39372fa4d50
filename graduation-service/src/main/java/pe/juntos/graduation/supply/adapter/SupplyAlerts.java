package pe.juntos.graduation.supply.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.Bonus;
import pe.juntos.graduation.supply.AssessingSupply;
import pe.juntos.graduation.supply.Demand;
import pe.juntos.graduation.supply.FreePlaces;
import pe.juntos.graduation.supply.Shortage;
import pe.juntos.graduation.supply.ShortageTold;
import pe.juntos.graduation.supply.SupplyBalance;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** One alert for each district and bonus at a time; those that ended are kept. */
@Component
class SupplyAlerts implements AssessingSupply {

    /** Who has an open or completed referral holds a place already; a package needs one for each part. */
    private static final String DEMAND = """
            with waiting as (
                select s.household, part.bonus from standing s cross join lateral unnest(case s.bonus
                    when 'PACKAGE' then array['EDUCATIONAL', 'PRODUCTIVE'] else array[s.bonus] end) as part (bonus)
                where s.bonus is not null and s.graduated_on is null
                union
                select l.household, 'PRODUCTIVE' from productive_link l
                where not exists (select from standing s where s.household = l.household and s.bonus is not null))
            select h.district, w.bonus, count(*) as households from waiting w join household h using (household)
            where h.state in ('AFFILIATED', 'SUSPENDED') and h.district is not null
              and not exists (select from referral r where r.household = w.household and r.bonus = w.bonus
                and r.state not in ('DECLINED', 'EXPIRED', 'DROPPED'))
            group by 1, 2
            """;

    private static final String RAISE = """
            insert into supply_alert (district, bonus, demand, covered, version, open)
            select n.district, n.bonus, n.demand, n.covered, (select coalesce(max(a.version), 0) + 1 from supply_alert a
                where a.district = n.district and a.bonus = n.bonus), true
            from unnest(:districts, :bonuses, :demands, :covered) as n (district, bonus, demand, covered)
            returning district, bonus, demand, covered, version
            """;

    private static final String UPDATE = """
            update supply_alert a set demand = n.demand, covered = n.covered
            from unnest(:districts, :bonuses, :demands, :covered) as n (district, bonus, demand, covered)
            where a.open and a.district = n.district and a.bonus = n.bonus
            """;

    private static final String CLEAR = """
            update supply_alert a set open = false, cleared_at = now(), version = a.version + 1,
                demand = n.demand, covered = n.demand
            from unnest(:districts, :bonuses, :demands, :covered) as n (district, bonus, demand, covered)
            where a.open and a.district = n.district and a.bonus = n.bonus
            returning a.district, a.bonus, a.demand, a.covered, a.version
            """;

    private record Versioned(Shortage shortage, long version) {}

    private final DatabaseClient client;
    private final Outbox outbox;
    private final Clock clock;

    SupplyAlerts(DatabaseClient client, Outbox outbox, Clock clock) {
        this.client = client;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Mono<Assessed> assess() {
        return client.sql("select pg_advisory_xact_lock(hashtext('supply'))")
                .then()
                .then(Mono.zip(demand(), places(), open()))
                .flatMap(found -> {
                    var shortages = SupplyBalance.shortages(found.getT1(), found.getT2());
                    return write(shortages, found.getT3(), found.getT1());
                });
    }

    private Mono<Assessed> write(List<Shortage> shortages, List<Shortage> open, List<Demand> demand) {
        var before = byPlace(open);
        var now = byPlace(shortages);
        var raised = shortages.stream()
                .filter(one -> !before.containsKey(place(one)))
                .toList();
        var changed = shortages.stream()
                .filter(one -> before.containsKey(place(one)) && !one.equals(before.get(place(one))))
                .toList();
        var cleared = open.stream()
                .filter(one -> !now.containsKey(place(one)))
                .map(one -> covered(one, demand))
                .toList();
        return told(RAISE, raised)
                .zipWhen(_ -> told(CLEAR, cleared))
                .flatMap(news -> {
                    var events = new ArrayList<OutgoingEvent>();
                    news.getT1().forEach(one -> events.add(event(one, "raised")));
                    news.getT2().forEach(one -> events.add(event(one, "cleared")));
                    return (changed.isEmpty()
                                    ? Mono.<Void>empty()
                                    : bound(UPDATE, changed).then())
                            .then(events.isEmpty() ? Mono.<Void>empty() : outbox.append(events));
                })
                .thenReturn(new Assessed(raised.size(), cleared.size(), shortages.size()));
    }

    private Mono<List<Versioned>> told(String sql, List<Shortage> shortages) {
        return shortages.isEmpty()
                ? Mono.just(List.of())
                : bound(sql, shortages)
                        .map(row -> new Versioned(shortage(row), required(row, "version", Long.class)))
                        .all()
                        .collectList();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, List<Shortage> shortages) {
        return client.sql(sql)
                .bind("districts", shortages.stream().map(Shortage::district).toArray(String[]::new))
                .bind(
                        "bonuses",
                        shortages.stream().map(one -> one.bonus().name()).toArray(String[]::new))
                .bind("demands", shortages.stream().map(Shortage::demand).toArray(Long[]::new))
                .bind("covered", shortages.stream().map(Shortage::covered).toArray(Long[]::new));
    }

    private Mono<List<Demand>> demand() {
        return client.sql(DEMAND)
                .map(row -> new Demand(
                        required(row, "district", String.class),
                        Bonus.valueOf(required(row, "bonus", String.class)),
                        required(row, "households", Long.class)))
                .all()
                .collectList();
    }

    private Mono<List<FreePlaces>> places() {
        return client.sql("select area, bonus, sum(free)::bigint as free from supply_offer"
                        + " where free > 0 and (closes_on is null or closes_on >= :today) group by 1, 2")
                .bind("today", LocalDate.now(clock))
                .map(row -> new FreePlaces(
                        required(row, "area", String.class),
                        Bonus.valueOf(required(row, "bonus", String.class)),
                        required(row, "free", Long.class)))
                .all()
                .collectList();
    }

    private Mono<List<Shortage>> open() {
        return client.sql("select district, bonus, demand, covered from supply_alert where open")
                .map(row -> shortage(row))
                .all()
                .collectList();
    }

    private static Shortage shortage(io.r2dbc.spi.Readable row) {
        return new Shortage(
                required(row, "district", String.class),
                Bonus.valueOf(required(row, "bonus", String.class)),
                required(row, "demand", Long.class),
                required(row, "covered", Long.class));
    }

    private static Shortage covered(Shortage ended, List<Demand> demand) {
        long waiting = demand.stream()
                .filter(one -> one.district().equals(ended.district()) && one.bonus() == ended.bonus())
                .mapToLong(Demand::households)
                .sum();
        return new Shortage(ended.district(), ended.bonus(), waiting, waiting);
    }

    private static Map<String, Shortage> byPlace(List<Shortage> shortages) {
        return shortages.stream().collect(Collectors.toMap(SupplyAlerts::place, Function.identity()));
    }

    private static String place(Shortage shortage) {
        return shortage.district() + "/" + shortage.bonus();
    }

    /** The key tells district and bonus: versions count for each of them. */
    private static OutgoingEvent event(Versioned one, String event) {
        var shortage = one.shortage();
        return new OutgoingEvent(
                ShortageTold.TOPIC,
                place(shortage),
                ShortageTold.type(event),
                one.version(),
                new ShortageTold(
                        shortage.district(),
                        shortage.bonus(),
                        event.equals("raised") ? "OPEN" : "CLEARED",
                        shortage.demand(),
                        shortage.missing()));
    }
}
