package pe.juntos.coresponsibility.monitoring.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.period.Period;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What monitoring found, within somebody's sight: the household's district, or the establishments that the person heads. */
@Component
final class MonitoringRows {
    private static final String SEEN = """
            from monitoring_status where period = :period
              and (district like any(:patterns) or establishment in (select headed_by(:head, :today)))
            """;
    private static final String NARROWED =
            " and (:establishment = '' or establishment = :establishment)" + " and district like :district || '%'";
    private static final String COUNTS = """
            count(*) as monitored, count(*) filter (where behind) as behind, coalesce(sum(expected), 0)::bigint as expected,
            coalesce(sum(attended), 0)::bigint as attended, coalesce(sum(vaccines), 0)::bigint as vaccines,
            coalesce(sum(weighings), 0)::bigint as weighings, coalesce(sum(supplements), 0)::bigint as supplements
            """;

    private final DatabaseClient client;
    private final Clock clock;

    MonitoringRows(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Somebody behind schedule: codes and figures for who has to visit or call. */
    record Alert(
            String member,
            String externalId,
            String household,
            String district,
            @Nullable String establishment,
            String schedule,
            String band,
            LocalDate observedFrom,
            int expected,
            int attended,
            @Nullable LocalDate lastControl) {}

    /** @param key schedule and band, or establishment */
    record Count(
            String key,
            long monitored,
            long behind,
            long expected,
            long attended,
            long vaccines,
            long weighings,
            long supplements) {}

    /** @param establishment all where empty */
    record Narrowed(String establishment, String district) {}

    Mono<MonitoringRun> run(Period period) {
        return client.sql(MonitoringRun.SELECT)
                .bind("period", period.toString())
                .map(row -> MonitoringRun.of(row))
                .one();
    }

    Flux<Count> byBand(Period period, Sight sight) {
        return seen("select schedule || ' ' || band as key, " + COUNTS + SEEN + " group by 1 order by 1", period, sight)
                .map(row -> count(row))
                .all();
    }

    Flux<Count> byEstablishment(Period period, Sight sight, String after, int most) {
        return seen(
                        "select establishment as key, " + COUNTS + SEEN
                                + " and establishment > :after group by 1 order by 1 limit " + most,
                        period,
                        sight)
                .bind("after", after)
                .map(row -> count(row))
                .all();
    }

    Flux<Alert> some(Period period, Sight sight, Narrowed narrowed, String after, int most) {
        return behind(" and member > :after order by member limit " + most, period, sight, narrowed)
                .bind("after", after)
                .map(row -> alert(row))
                .all();
    }

    Flux<Alert> all(Period period, Sight sight, Narrowed narrowed) {
        return behind("", period, sight, narrowed).map(row -> alert(row)).all();
    }

    /** Health facts of persons leave in this file: who took which is kept. */
    Mono<Void> noteRead(String subject, Period period, Narrowed narrowed) {
        return client.sql("insert into list_read (read_at, subject, period, scope, format)"
                        + " values (:at, :subject, :period, :scope, 'ALERTS')")
                .bind("at", clock.instant())
                .bind("subject", subject)
                .bind("period", period.toString())
                .bind("scope", narrowed.establishment() + ":" + narrowed.district())
                .then();
    }

    private DatabaseClient.GenericExecuteSpec behind(String end, Period period, Sight sight, Narrowed narrowed) {
        return seen("select * " + SEEN + NARROWED + " and behind" + end, period, sight)
                .bind("establishment", narrowed.establishment())
                .bind("district", narrowed.district());
    }

    private DatabaseClient.GenericExecuteSpec seen(String sql, Period period, Sight sight) {
        return client.sql(sql)
                .bind("period", period.toString())
                .bind("patterns", sight.territory().patterns())
                .bind("head", sight.head())
                .bind("today", LocalDate.now(clock));
    }

    private static Count count(Readable row) {
        return new Count(
                required(row, "key", String.class),
                required(row, "monitored", Long.class),
                required(row, "behind", Long.class),
                required(row, "expected", Long.class),
                required(row, "attended", Long.class),
                required(row, "vaccines", Long.class),
                required(row, "weighings", Long.class),
                required(row, "supplements", Long.class));
    }

    private static Alert alert(Readable row) {
        return new Alert(
                required(row, "member", String.class),
                required(row, "external_id", String.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                row.get("establishment", String.class),
                required(row, "schedule", String.class),
                required(row, "band", String.class),
                required(row, "observed_from", LocalDate.class),
                required(row, "expected", Integer.class),
                required(row, "attended", Integer.class),
                row.get("last_control", LocalDate.class));
    }
}
