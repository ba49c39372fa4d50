package pe.juntos.affiliation.targeting.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reports on leakage and under-coverage; every statement is bounded by the caller's territory. */
@Component
class CoverageReports {

    /** A report on a day. */
    record Report(UUID report, LocalDate on, String policy, Instant orderedAt, boolean finished) {}

    /**
     * A district's numbers of households.
     *
     * @param affiliated on the day; leakage is a part of them
     * @param eligible on the day; under-coverage and second nucleus are parts of them
     */
    record DistrictCounts(
            String district, long affiliated, long eligible, long leakage, long underCoverage, long secondNucleus) {}

    record Finding(String household, String externalId, String district, String kind, List<String> reasons) {}

    /** Empty texts do not filter. */
    record Filter(UUID report, String kind, String reason, String district, String cursor) {}

    private static final String COUNTS = """
            select b.district, b.affiliated, b.eligible, coalesce(f.leakage, 0) as leakage,
                coalesce(f.under_coverage, 0) as under_coverage, coalesce(f.second_nucleus, 0) as second_nucleus
            from (select district, sum(affiliated)::bigint as affiliated, sum(eligible)::bigint as eligible
                    from coverage_base where report = :report and district like any(:patterns) group by district) b
                left join (select district, count(*) filter (where kind = 'LEAKAGE') as leakage,
                        count(*) filter (where kind = 'UNDER_COVERAGE' and reasons <> '{SECOND_NUCLEUS}')
                            as under_coverage,
                        count(*) filter (where 'SECOND_NUCLEUS' = any(reasons)) as second_nucleus
                    from coverage_finding where report = :report and district like any(:patterns)
                    group by district) f using (district)
            order by b.district
            """;

    private static final String REASONS = """
            select unnest(reasons) as reason, count(*) as n from coverage_finding
            where report = :report and kind = :kind and district like any(:patterns) group by 1
            """;

    private static final String FINDINGS = """
            select f.household, h.external_id, f.district, f.kind, f.reasons
            from coverage_finding f join household h using (household)
            where f.report = :report and f.district like any(:patterns) and f.district like :district || '%'
              and f.district || '/' || coalesce(h.populated_centre, '') like any(:places)
              and (:kind = '' or f.kind = :kind) and (:reason = '' or :reason = any(f.reasons))
              and f.household > :cursor
            order by f.household
            """;

    private final DatabaseClient client;

    CoverageReports(DatabaseClient client) {
        this.client = client;
    }

    /** The register as it is now: two reports of one day on the same register are the same. */
    Mono<String> register() {
        return client.sql("select coalesce((select sum(files) from source_received), 0) || '/'"
                        + " || coalesce((select max(id) from standing_history), 0) || '/'"
                        + " || coalesce((select max(id) from member_change), 0) as register")
                .map(row -> required(row, "register", String.class))
                .one();
    }

    Mono<Long> households() {
        return client.sql("select count(*) as n from household")
                .map(row -> required(row, "n", Long.class))
                .one();
    }

    Mono<Void> order(Job job, LocalDate on, String policy, String person) {
        return client.sql("insert into coverage_report (id, day, policy, ordered_by)"
                        + " values (:id, :day, :policy, :person) on conflict (id) do nothing")
                .bind("id", job.id())
                .bind("day", on)
                .bind("policy", policy)
                .bind("person", person)
                .then();
    }

    /** Newest first. */
    Mono<List<Report>> reports(int limit) {
        return client.sql("select id, day, policy, ordered_at, finished from coverage_report r"
                        + " where not exists (select 1 from coverage_report n where n.day = r.day and n.finished"
                        + " and n.ordered_at > r.ordered_at) order by ordered_at desc, id limit :limit")
                .bind("limit", limit)
                .map(row -> report(row))
                .all()
                .collectList();
    }

    Mono<Report> report(UUID id) {
        return client.sql("select id, day, policy, ordered_at, finished from coverage_report where id = :id")
                .bind("id", id)
                .map(row -> report(row))
                .one();
    }

    Mono<List<DistrictCounts>> counts(UUID report, Territory territory) {
        return client.sql(COUNTS)
                .bind("report", report)
                .bind("patterns", territory.patterns())
                .map(row -> new DistrictCounts(
                        required(row, "district", String.class),
                        required(row, "affiliated", Long.class),
                        required(row, "eligible", Long.class),
                        required(row, "leakage", Long.class),
                        required(row, "under_coverage", Long.class),
                        required(row, "second_nucleus", Long.class)))
                .all()
                .collectList();
    }

    Mono<Map<String, Long>> reasons(UUID report, String kind, Territory territory) {
        return client.sql(REASONS)
                .bind("report", report)
                .bind("kind", kind)
                .bind("patterns", territory.patterns())
                .map(row -> Map.entry(required(row, "reason", String.class), required(row, "n", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** In order of household, after the cursor; streamed. */
    Flux<Finding> findings(Filter filter, Scope scope) {
        return findings(FINDINGS, filter, scope);
    }

    Flux<Finding> findings(Filter filter, Scope scope, int limit) {
        return findings(FINDINGS + " limit " + limit, filter, scope);
    }

    private Flux<Finding> findings(String sql, Filter filter, Scope scope) {
        return client.sql(sql)
                .filter(statement -> statement.fetchSize(5_000))
                .bind("report", filter.report())
                .bind("kind", filter.kind())
                .bind("reason", filter.reason())
                .bind("district", filter.district())
                .bind("cursor", filter.cursor())
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> new Finding(
                        required(row, "household", String.class),
                        required(row, "external_id", String.class),
                        required(row, "district", String.class),
                        required(row, "kind", String.class),
                        List.of(required(row, "reasons", String[].class))))
                .all();
    }

    private static Report report(Readable row) {
        return new Report(
                required(row, "id", UUID.class),
                required(row, "day", LocalDate.class),
                required(row, "policy", String.class),
                required(row, "ordered_at", Instant.class),
                required(row, "finished", Boolean.class));
    }
}
