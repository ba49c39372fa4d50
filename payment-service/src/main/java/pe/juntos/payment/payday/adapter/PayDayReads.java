package pe.juntos.payment.payday.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.payday.PayDayPolicy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a made plan of pay days says, within a territory. */
@Component
class PayDayReads {
    private static final int FETCH = 5_000;
    private static final String SLOTS = """
            select s.district, s.centre, s.means, s.agreed, s.point, s.minutes, s.day, s.last_rank - s.first_rank + 1 as households,
                   s.first_rank
            from pay_slot s where s.round = :round and s.district like any(:territory)
              and (s.district, s.centre, s.means, s.agreed, s.first_rank)
                  > (:d, :c, :m, :a, :r)
            order by s.district, s.centre, s.means, s.agreed, s.first_rank limit :limit
            """;
    private static final String LOAD = """
            select p.point, p.channel, p.district, p.most_per_day, s.day,
                   sum(s.last_rank - s.first_rank + 1)::int as households
            from pay_slot s join pay_point p on p.point = s.point
            where s.round = :round and p.district like any(:territory) group by p.point, s.day order by p.point, s.day
            """;
    private static final String UNPLACED = """
            select district, centre, means, sum(households)::int as households, reason from pay_unplaced
            where round = :round and district like any(:territory) group by district, centre, means, reason
            order by district, centre, means, reason
            """;
    private static final String HOUSEHOLDS = """
            select d.household, p.external_id, d.district, d.centre, d.point, d.minutes, d.day
            from pay_day d join payee p on p.household = d.household
            where d.round = :round and p.district like any(:territory) order by d.day, d.point, d.household
            """;
    private static final String OF_HOUSEHOLD = """
            select d.round, d.point, a.channel, d.minutes, d.day
            from pay_day d join payee p on p.household = d.household join pay_point a on a.point = d.point
            where d.household = :household and p.district like any(:territory) order by d.day, d.round
            """;

    private final DatabaseClient database;
    private final PolicyBook<PayDayPolicy> policies;

    PayDayReads(DatabaseClient database, PolicyBook<PayDayPolicy> policies) {
        this.database = database;
        this.policies = policies;
    }

    /** @param far whether the way is longer than it should be */
    record Slot(
            String district,
            String centre,
            String means,
            String point,
            int minutes,
            boolean far,
            String day,
            int households) {}

    /** @param cursor of the next page */
    record Row(Slot slot, String cursor) {}

    record Load(String point, String channel, String district, String day, int households, int mostPerDay) {}

    record Unplaced(String district, String centre, String means, int households, String reason) {}

    record PayDay(String round, String point, String channel, int minutes, String day) {}

    Flux<Row> slots(String round, Territory territory, Cursor after, int limit) {
        return database.sql(SLOTS)
                .bind("round", round)
                .bind("territory", territory.patterns())
                .bind("d", after.district())
                .bind("c", after.centre())
                .bind("m", after.means())
                .bind("a", after.agreed())
                .bind("r", after.first())
                .bind("limit", limit)
                .map(this::row)
                .all();
    }

    private Row row(Readable row) {
        var day = required(row, "day", LocalDate.class);
        var minutes = required(row, "minutes", Integer.class);
        var slot = new Slot(
                required(row, "district", String.class),
                required(row, "centre", String.class),
                required(row, "means", String.class),
                required(row, "point", String.class),
                minutes,
                minutes > policies.at(day).parameters().farMinutes(),
                day.toString(),
                required(row, "households", Integer.class));
        var cursor = new Cursor(
                slot.district(),
                slot.centre(),
                slot.means(),
                required(row, "agreed", String.class),
                required(row, "first_rank", Integer.class));
        return new Row(slot, cursor.text());
    }

    Flux<Load> load(String round, Territory territory) {
        return database.sql(LOAD)
                .bind("round", round)
                .bind("territory", territory.patterns())
                .map(row -> new Load(
                        required(row, "point", String.class),
                        required(row, "channel", String.class),
                        required(row, "district", String.class),
                        required(row, "day", LocalDate.class).toString(),
                        required(row, "households", Integer.class),
                        required(row, "most_per_day", Integer.class)))
                .all();
    }

    Flux<Unplaced> unplaced(String round, Territory territory) {
        return database.sql(UNPLACED)
                .bind("round", round)
                .bind("territory", territory.patterns())
                .map(row -> new Unplaced(
                        required(row, "district", String.class),
                        required(row, "centre", String.class),
                        required(row, "means", String.class),
                        required(row, "households", Integer.class),
                        required(row, "reason", String.class)))
                .all();
    }

    Flux<List<String>> households(String round, Territory territory) {
        return database.sql(HOUSEHOLDS)
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("round", round)
                .bind("territory", territory.patterns())
                .map(row -> List.of(
                        required(row, "external_id", String.class),
                        required(row, "district", String.class),
                        required(row, "centre", String.class),
                        required(row, "point", String.class),
                        Integer.toString(required(row, "minutes", Integer.class)),
                        required(row, "day", LocalDate.class).toString()))
                .all();
    }

    Flux<PayDay> of(String household, Territory territory) {
        return database.sql(OF_HOUSEHOLD)
                .bind("household", household)
                .bind("territory", territory.patterns())
                .map(row -> new PayDay(
                        required(row, "round", String.class),
                        required(row, "point", String.class),
                        required(row, "channel", String.class),
                        required(row, "minutes", Integer.class),
                        required(row, "day", LocalDate.class).toString()))
                .all();
    }

    /** Whether the household lives within the territory. */
    Mono<Boolean> known(String household, Territory territory) {
        return database.sql("select true from payee where household = :household and district like any(:territory)")
                .bind("household", household)
                .bind("territory", territory.patterns())
                .mapValue(Boolean.class)
                .one();
    }
}
