package pe.juntos.graduation.forecast.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.forecast.ExitAnnounced;
import pe.juntos.graduation.forecast.ExitKind;
import pe.juntos.graduation.forecast.Forecast;
import pe.juntos.graduation.forecast.ForecastExit;
import pe.juntos.graduation.forecast.ForecastRules;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Forecasts and notices, by COPY and set-based SQL; a run for the same month replaces the one before. */
@Component
class R2dbcForecasts {

    private static final List<String> COLUMNS = List.of("from_month", "household", "bucket", "kind", "on_day", "basis");

    private static final String LOCK =
            "select count(*) from (select 1 from household where bucket between :first and :last"
                    + " order by household for update) locked";

    private static final String CLEAR =
            "delete from exit_forecast where from_month = :from and bucket between :first and :last";

    /** Only what was not announced before, each household's in order of day. */
    private static final String ANNOUNCE = """
            insert into exit_notice (household, kind, on_day, bucket, basis, announced_on, policy, version)
            select f.household, f.kind, f.on_day, f.bucket, f.basis, :from, :policy,
                (select coalesce(max(n.version), 0) from exit_notice n where n.household = f.household)
                    + row_number() over (partition by f.household order by f.on_day, f.kind)
            from exit_forecast f
            where f.from_month = :from and f.bucket between :first and :last and f.on_day < :until
              and not exists (select from exit_notice n
                where n.household = f.household and n.kind = f.kind and n.on_day = f.on_day)
            returning household, kind, on_day, basis, version
            """;

    private static final String COUNT = """
            insert into exit_forecast_count (from_month, district, month, kind, households)
            select :from, coalesce(h.district, ''), date_trunc('month', f.on_day)::date, f.kind, count(*)
            from exit_forecast f join household h using (household) where f.from_month = :from group by 2, 3, 4
            """;

    private static final String RUN = """
            insert into exit_forecast_run (from_month, through_month, policy) values (:from, :through, :policy)
            on conflict (from_month) do update set through_month = excluded.through_month, policy = excluded.policy
            """;

    /** An exit of a household. */
    record Line(String household, ForecastExit exit) {}

    private final DatabaseClient client;
    private final BulkCopy copy;
    private final Outbox outbox;

    R2dbcForecasts(DatabaseClient client, BulkCopy copy, Outbox outbox) {
        this.client = client;
        this.copy = copy;
        this.outbox = outbox;
    }

    Mono<Void> lock(BucketRange range) {
        return within(client.sql(LOCK), range).then();
    }

    Mono<Void> replace(YearMonth from, BucketRange range, List<Line> lines) {
        return within(client.sql(CLEAR), range)
                .bind("from", from.atDay(1))
                .then()
                .then(copy.copy(
                        "exit_forecast",
                        COLUMNS,
                        Flux.fromIterable(lines),
                        (line, cells) -> cells.date(from.atDay(1))
                                .text(line.household())
                                .number(Buckets.of(line.household()))
                                .text(line.exit().kind().name())
                                .date(line.exit().on())
                                .text(line.exit().basis().name())))
                .then();
    }

    /** Writes down and tells what households have to know by now. */
    Mono<Void> announce(YearMonth from, BucketRange range, ForecastRules rules) {
        return within(client.sql(ANNOUNCE), range)
                .bind("from", from.atDay(1))
                .bind("until", Forecast.announcedBefore(from, rules.forecast()))
                .bind("policy", rules.version())
                .map(row -> event(row, from, rules.version()))
                .all()
                .collectList()
                .flatMap(events -> events.isEmpty() ? Mono.empty() : outbox.append(events));
    }

    /** By district, once all chunks are there. */
    Mono<Void> count(YearMonth from, YearMonth through, String policy) {
        return client.sql("delete from exit_forecast_count where from_month = :from")
                .bind("from", from.atDay(1))
                .then()
                .then(client.sql(COUNT).bind("from", from.atDay(1)).then())
                .then(client.sql(RUN)
                        .bind("from", from.atDay(1))
                        .bind("through", through.atDay(1))
                        .bind("policy", policy)
                        .then());
    }

    private static OutgoingEvent event(Readable row, YearMonth from, String policy) {
        var household = required(row, "household", String.class);
        return new OutgoingEvent(
                ExitAnnounced.TOPIC,
                household,
                ExitAnnounced.TYPE,
                required(row, "version", Long.class),
                new ExitAnnounced(
                        household,
                        ExitKind.valueOf(required(row, "kind", String.class)),
                        required(row, "on_day", LocalDate.class),
                        ForecastExit.Basis.valueOf(required(row, "basis", String.class)),
                        from.atDay(1),
                        policy));
    }

    private static DatabaseClient.GenericExecuteSpec within(DatabaseClient.GenericExecuteSpec sql, BucketRange range) {
        return sql.bind("first", range.first()).bind("last", range.last());
    }
}
