package pe.juntos.coresponsibility.indicator.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.indicator.GenderIndicator;
import pe.juntos.coresponsibility.indicator.GenderIndicator.Data;
import pe.juntos.coresponsibility.indicator.Rate;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The seven gender indicators of a period over a territory: each with its figures, or with what is missing. */
@Component
final class GenderFigures {
    private static final String ENROLLED = """
            select m.sex as part, count(*) filter (where m.level_enrolled in ('PRIMARY', 'SECONDARY')) as numerator,
                   count(*) as denominator
            from expected_household eh
            join member m on m.bucket = eh.bucket and m.household = eh.household and not m.gone
              and (m.died_on is null or m.died_on > :day)
            where eh.period = :period and eh.district like any(:patterns)
              and m.birth_date > :oldest and m.birth_date <= :youngest
            group by m.sex order by m.sex
            """;
    private static final String NOT_COMPLYING = """
            select m.sex as part, count(*) filter (where mv.outcome = 'NOT_MET') as numerator, count(*) as denominator
            from household_verdict v
            join member_verdict mv on mv.period = v.period and mv.bucket = v.bucket and mv.household = v.household
            join member m on m.member = mv.member
            where v.period = :period and v.district like any(:patterns) and mv.condition = 'CRED'
              and mv.outcome in ('MET', 'NOT_MET') and m.birth_date > :oldest and m.birth_date <= :youngest
            group by m.sex order by m.sex
            """;
    private static final String BEHIND = """
            select s.sex as part, count(*) filter (where s.behind) as numerator, count(*) as denominator
            from monitoring_status s
            where s.period = :period and s.district like any(:patterns) and s.schedule = 'PRENATAL' and s.expected > 0
            group by s.sex order by s.sex
            """;
    private static final String MONITORED = """
            select exists (select 1 from monitoring_run r join job j on j.id = r.job
                           where r.period = :period and j.state = 'FINISHED')
            """;
    private static final String NOT_MONITORED =
            "El seguimiento clínico de este periodo no se ha ejecutado (POST /coresponsibility/monitoring/{periodo}).";

    private final DatabaseClient client;
    private final RoomToCount room;

    GenderFigures(DatabaseClient client, RoomToCount room) {
        this.client = client;
        this.room = room;
    }

    /**
     * @param part sex, {@code F} or {@code M}
     * @param activity what the numerator does, where the indicator asks for it
     */
    record Figure(
            String part,
            @Nullable String activity,
            Rate rate,
            @Nullable String percent,
            boolean smallNumber) {}

    /**
     * @param status {@code COMPUTED}, {@code PARTIAL} or {@code NO_DATA}
     * @param missing what would have to be recorded; null where nothing is missing
     * @param figures by sex; none where there is no data, and that is not zero
     */
    record Told(
            int number,
            String title,
            String status,
            @Nullable String missing,
            List<Figure> figures) {}

    Flux<Told> of(Period period, Territory territory, int smallNumber) {
        return room.in(Flux.fromArray(GenderIndicator.values())
                .concatMap(indicator -> told(indicator, new Scope(period, territory, smallNumber))));
    }

    private record Scope(Period period, Territory territory, int smallNumber) {}

    private Mono<Told> told(GenderIndicator indicator, Scope scope) {
        return switch (indicator) {
            case MAIN_ACTIVITY_12_TO_14 ->
                figures(aged(ENROLLED, scope, 12, 15), scope, "SCHOOL").map(f -> told(indicator, f));
            case UNDER_FIVE_NOT_COMPLYING ->
                figures(aged(NOT_COMPLYING, scope, 0, 5), scope, null).map(f -> told(indicator, f));
            case PREGNANT_BEHIND ->
                monitored(scope)
                        .flatMap(ran -> ran
                                ? figures(bound(BEHIND, scope), scope, null).map(f -> told(indicator, f))
                                : Mono.just(noData(indicator, NOT_MONITORED)));
            case FEMALE_HEADED_HOUSEHOLDS,
                    REASONS_OF_MOTHERS,
                    REASONS_OF_PREGNANT_WOMEN,
                    PREGNANT_VICTIMS_OF_VIOLENCE -> Mono.just(noData(indicator, indicator.missing()));
        };
    }

    private static Told told(GenderIndicator indicator, List<Figure> figures) {
        var partial = indicator.data() == Data.PARTIAL;
        return new Told(
                indicator.number(),
                indicator.title(),
                partial ? "PARTIAL" : "COMPUTED",
                partial ? indicator.missing() : null,
                figures);
    }

    private static Told noData(GenderIndicator indicator, String missing) {
        return new Told(indicator.number(), indicator.title(), "NO_DATA", missing, List.of());
    }

    private Mono<Boolean> monitored(Scope scope) {
        return client.sql(MONITORED)
                .bind("period", scope.period().toString())
                .mapValue(Boolean.class)
                .one();
    }

    private Mono<List<Figure>> figures(
            DatabaseClient.GenericExecuteSpec select, Scope scope, @Nullable String activity) {
        return select.map(row -> figure(row, scope, activity)).all().collectList();
    }

    private static Figure figure(Readable row, Scope scope, @Nullable String activity) {
        var rate = new Rate(required(row, "numerator", Long.class), required(row, "denominator", Long.class));
        return new Figure(
                required(row, "part", String.class), activity, rate, rate.percent(), rate.isSmall(scope.smallNumber()));
    }

    /** Persons of these completed years of age on the period's first day (CAL-2), the last one not included. */
    private DatabaseClient.GenericExecuteSpec aged(String sql, Scope scope, int fromYears, int untilYears) {
        LocalDate day = scope.period().firstDay();
        var select = bound(sql, scope)
                .bind("oldest", day.minusYears(untilYears))
                .bind("youngest", day.minusYears(fromYears));
        return sql.contains(":day") ? select.bind("day", day) : select;
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, Scope scope) {
        return client.sql(sql)
                .bind("period", scope.period().toString())
                .bind("patterns", scope.territory().patterns());
    }
}
