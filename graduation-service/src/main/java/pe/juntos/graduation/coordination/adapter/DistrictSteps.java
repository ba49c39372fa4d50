package pe.juntos.graduation.coordination.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.coordination.Step;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The steps of districts as they are stored, and how many households of each are how far. */
@Component
class DistrictSteps {

    /** One step of one district, and no step where it took none yet. */
    private static final String LISTED = """
            with seen as (
                select h.district, count(*) as households, count(*) filter (where s.bonus is null) as preparing,
                    count(*) filter (where s.bonus is not null and s.articulated_on is null and s.received_on is null)
                        as coordinating,
                    count(*) filter (where s.bonus is not null and (s.articulated_on is not null or s.received_on is not null))
                        as executing
                from household h left join standing s using (household, affiliated_on)
                where h.version > 0 and h.state in ('AFFILIATED', 'SUSPENDED') and h.district like any(:patterns)
                  and h.district > :cursor
                group by 1 order by 1 limit :limit)
            select seen.*, c.step, c.on_day from seen left join district_step c using (district) order by seen.district, c.on_day
            """;

    private static final String STORE = """
            insert into district_step (district, step, on_day, support, recorded_by, recorded_at)
            values (:district, :step, :on, :support, :by, :at)
            """;

    /** A row of the list. */
    record Row(
            String district,
            Counts households,
            @Nullable Step step,
            @Nullable LocalDate on) {}

    /**
     * Households in the programme.
     *
     * @param preparing without a bonus yet
     * @param coordinating with a bonus, and neither enrolled nor with it in hands
     * @param executing with one of the two
     */
    record Counts(long all, long preparing, long coordinating, long executing) {}

    private final DatabaseClient client;
    private final Clock clock;

    DistrictSteps(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Whether the programme has households there; no two people record steps of it at the same time. */
    Mono<Boolean> lock(String district) {
        return client.sql("select pg_advisory_xact_lock(hashtext('steps'), hashtext(:district)),"
                        + " exists (select from household where district = :district and version > 0) as known")
                .bind("district", district)
                .map(row -> required(row, "known", Boolean.class))
                .one();
    }

    Mono<Map<Step, LocalDate>> taken(String district) {
        return client.sql("select step, on_day from district_step where district = :district")
                .bind("district", district)
                .map(row -> Map.entry(
                        Step.valueOf(required(row, "step", String.class)), required(row, "on_day", LocalDate.class)))
                .all()
                .collect(() -> new EnumMap<>(Step.class), (all, one) -> all.put(one.getKey(), one.getValue()));
    }

    Mono<Void> store(String district, Step step, LocalDate on, String support, String by) {
        return client.sql(STORE)
                .bind("district", district)
                .bind("step", step.name())
                .bind("on", on)
                .bind("support", support)
                .bind("by", by)
                .bind("at", clock.instant())
                .then();
    }

    Flux<List<Row>> list(String cursor, int limit, String[] patterns) {
        return client.sql(LISTED)
                .bind("patterns", patterns)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(row -> {
                    String step = row.get("step", String.class);
                    return new Row(
                            required(row, "district", String.class),
                            new Counts(
                                    required(row, "households", Long.class),
                                    required(row, "preparing", Long.class),
                                    required(row, "coordinating", Long.class),
                                    required(row, "executing", Long.class)),
                            step == null ? null : Step.valueOf(step),
                            row.get("on_day", LocalDate.class));
                })
                .all()
                .bufferUntilChanged(Row::district);
    }
}
