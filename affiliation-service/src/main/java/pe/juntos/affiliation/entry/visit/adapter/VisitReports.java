package pe.juntos.affiliation.entry.visit.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.visit.VisitLog;
import pe.juntos.affiliation.entry.visit.VisitReport;
import pe.juntos.affiliation.household.Visit;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** The reports kept, and the visits of the register that follow from them. */
@Component
class VisitReports {

    private static final String KNOWN = """
            select id, household, visited_on, result, note, supersedes from visit_report
            where id = any(:ids) or household = any(:households)
            """;

    private static final String KEEP = """
            with report as (
                select * from unnest(cast(:ids as text[]), cast(:households as text[]), cast(:buckets as int[]),
                    cast(:days as date[]), cast(:results as text[]), cast(:notes as text[]), cast(:formers as text[]))
                    as n (id, household, bucket, visited_on, result, note, supersedes))
            insert into visit_report (id, household, bucket, visited_on, result, note, supersedes, gestor, recorded_at)
            select id, household, bucket, visited_on, result, note, supersedes, :gestor, :now from report
            """;

    /** What is corrected no longer counts, unless the file said the same day otherwise in the meantime. */
    private static final String TAKE_BACK = """
            delete from visit v using visit_report former
            where former.id = any(:formers) and v.household = former.household and v.visited_on = former.visited_on
            """;

    private static final String STAND = """
            insert into visit as v (household, bucket, visited_on, gestor, result)
            select distinct on (r.household, r.visited_on) r.household, r.bucket, r.visited_on, r.gestor, r.result
            from visit_report r
            where r.id = any(:ids) and not exists (select 1 from visit_report later where later.supersedes = r.id)
            order by r.household, r.visited_on, r.id
            on conflict (household, visited_on) do update set result = excluded.result, gestor = excluded.gestor
            where v.result <> excluded.result
            """;

    private final DatabaseClient client;
    private final Clock clock;

    VisitReports(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Mono<List<VisitReport>> known(List<VisitReport> batch) {
        return client.sql(KNOWN)
                .bind("ids", texts(batch, VisitReport::id))
                .bind("households", texts(batch, VisitReport::household))
                .map(VisitReports::report)
                .all()
                .collectList();
    }

    Mono<Map<VisitLog.Day, Visit.Result>> days(List<VisitReport> batch) {
        return client.sql("select household, visited_on, result from visit where household = any(:households)")
                .bind("households", texts(batch, VisitReport::household))
                .map(row -> Map.entry(
                        new VisitLog.Day(
                                required(row, "household", String.class), required(row, "visited_on", LocalDate.class)),
                        Visit.Result.valueOf(required(row, "result", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Void> keep(List<VisitReport> accepted, String gestor) {
        return client.sql(KEEP)
                .bind("ids", texts(accepted, VisitReport::id))
                .bind("households", texts(accepted, VisitReport::household))
                .bind(
                        "buckets",
                        accepted.stream()
                                .map(r -> (int) Buckets.of(r.household()))
                                .toArray(Integer[]::new))
                .bind("days", accepted.stream().map(VisitReport::visitedOn).toArray(LocalDate[]::new))
                .bind("results", texts(accepted, r -> r.result().name()))
                .bind("notes", texts(accepted, VisitReport::note))
                .bind("formers", texts(accepted, VisitReport::supersedes))
                .bind("gestor", gestor)
                .bind("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime())
                .then()
                .then(client.sql(TAKE_BACK)
                        .bind(
                                "formers",
                                accepted.stream()
                                        .map(VisitReport::supersedes)
                                        .filter(Objects::nonNull)
                                        .toArray(String[]::new))
                        .then())
                .then(client.sql(STAND)
                        .bind("ids", texts(accepted, VisitReport::id))
                        .then());
    }

    private static VisitReport report(Readable row) {
        return new VisitReport(
                required(row, "id", String.class),
                required(row, "household", String.class),
                required(row, "visited_on", LocalDate.class),
                Visit.Result.valueOf(required(row, "result", String.class)),
                row.get("note", String.class),
                row.get("supersedes", String.class));
    }

    private static @Nullable String[] texts(List<VisitReport> reports, Function<VisitReport, @Nullable String> value) {
        return reports.stream().map(value).toArray(String[]::new);
    }
}
