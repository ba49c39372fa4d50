package pe.juntos.affiliation.targeting.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.targeting.ListChange;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What differs between two versions of SISFOH's list: one join of both, by the database. */
@Component
class ListDifferences {

    /** A district's differences; who moved is counted where it was and where it is. */
    record DistrictCounts(String district, long added, long gone, long classChanged, long movedIn, long movedOut) {}

    /** One household's difference; what lies outside the caller's territory is null. */
    record Difference(
            String household,
            String externalId,
            ListChange change,
            @Nullable String districtBefore,
            @Nullable String districtAfter,
            @Nullable String classBefore,
            @Nullable String classAfter) {

        String cursor() {
            return household + change.name();
        }
    }

    /** @param cursor of the last difference seen; empty for the first page */
    record Filter(int from, int to, String change, String district, String cursor) {}

    private static final String BOTH = """
            with before as materialized (
                select household, district, class from sisfoh_entry where list = :from),
            after as materialized (
                select household, district, class from sisfoh_entry where list = :to),
            differing as (
                select household, b.district as district_before, a.district as district_after,
                    b.class as class_before, a.class as class_after
                from before b full join after a using (household)
                where (b.district, b.class) is distinct from (a.district, a.class)),
            differences as (
                select d.*, change
                from differing d, unnest(array['ADDED', 'GONE', 'CLASS_CHANGED', 'MOVED']) as change
                where case change
                    when 'ADDED' then district_before is null
                    when 'GONE' then district_after is null
                    when 'CLASS_CHANGED' then class_before <> class_after
                    else district_before <> district_after end)
            """;

    private static final String COUNTS = BOTH + """
            select district, count(*) filter (where change = 'ADDED') as added,
                count(*) filter (where change = 'GONE') as gone,
                count(*) filter (where change = 'CLASS_CHANGED') as class_changed,
                count(*) filter (where change = 'MOVED' and district = district_after) as moved_in,
                count(*) filter (where change = 'MOVED' and district = district_before) as moved_out
            from differences, lateral (
                select district_after as district where change <> 'GONE'
                union select district_before where change in ('GONE', 'MOVED')) d
            where district like any(:patterns)
            group by district order by district
            """;

    private static final String LINES = BOTH + """
            select d.household, h.external_id, change,
                case when district_before like any(:patterns) then district_before end as district_before,
                case when district_after like any(:patterns) then district_after end as district_after,
                case when district_before like any(:patterns) then class_before end as class_before,
                case when district_after like any(:patterns) then class_after end as class_after
            from differences d join household h using (household)
            where (district_before like any(:patterns) and district_before like :district || '%'
                or district_after like any(:patterns) and district_after like :district || '%')
              and (:change = '' or change = :change) and d.household || change collate "C" > :cursor
            order by d.household || change collate "C"
            """;

    private final DatabaseClient client;

    ListDifferences(DatabaseClient client) {
        this.client = client;
    }

    Mono<List<DistrictCounts>> counts(int from, int to, Territory territory) {
        return client.sql(COUNTS)
                .bind("from", from)
                .bind("to", to)
                .bind("patterns", territory.patterns())
                .map(row -> new DistrictCounts(
                        required(row, "district", String.class),
                        required(row, "added", Long.class),
                        required(row, "gone", Long.class),
                        required(row, "class_changed", Long.class),
                        required(row, "moved_in", Long.class),
                        required(row, "moved_out", Long.class)))
                .all()
                .collectList();
    }

    /** In order of household and change, after the cursor; streamed. */
    Flux<Difference> differences(Filter filter, Territory territory) {
        return differences(LINES, filter, territory);
    }

    Flux<Difference> differences(Filter filter, Territory territory, int limit) {
        return differences(LINES + " limit " + limit, filter, territory);
    }

    private Flux<Difference> differences(String sql, Filter filter, Territory territory) {
        return client.sql(sql)
                .filter(statement -> statement.fetchSize(5_000))
                .bind("from", filter.from())
                .bind("to", filter.to())
                .bind("change", filter.change())
                .bind("district", filter.district())
                .bind("cursor", filter.cursor())
                .bind("patterns", territory.patterns())
                .map(row -> difference(row))
                .all();
    }

    private static Difference difference(Readable row) {
        return new Difference(
                required(row, "household", String.class),
                required(row, "external_id", String.class),
                ListChange.valueOf(required(row, "change", String.class)),
                row.get("district_before", String.class),
                row.get("district_after", String.class),
                row.get("class_before", String.class),
                row.get("class_after", String.class));
    }
}
