package pe.juntos.affiliation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Flux;

/** Lists of the register for people; every statement is bounded by what the caller may see (USR-3). */
@Component
class HouseholdLines {

    /** A household without its persons. */
    record Line(
            String household,
            String externalId,
            String district,
            @Nullable String populatedCentre,
            String state,
            List<String> reasons,
            @Nullable LocalDate affiliatedOn,
            @Nullable LocalDate exitedOn,
            @Nullable String socioEconomicClass) {}

    /** A person without DNI. */
    record Pending(String member, String externalId, String household, String district) {}

    static final String COLUMNS = """
            h.household, h.bucket, h.external_id, h.district, h.populated_centre,
                coalesce(s.state, 'LISTED') as state, coalesce(s.reasons, '{}') as reasons, s.affiliated_on, s.exited_on,
                (select c.class from classification c where c.household = h.household
                    order by c.valid_from desc limit 1) as class
            """;

    private static final String LINES = "select " + COLUMNS + """
            from household h left join standing s using (household)
            where h.district like any(:patterns)
              and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)
            """;

    private static final String PENDING = """
            select m.member, m.external_id, m.household, h.district from member m join household h using (household)
            where m.dni is null and h.district like any(:patterns)
              and h.district || '/' || coalesce(h.populated_centre, '') like any(:places) and m.member > :cursor
            order by m.member limit :limit
            """;

    private final DatabaseClient client;

    HouseholdLines(DatabaseClient client) {
        this.client = client;
    }

    /** In order of code, after the cursor; null filters match all. */
    Flux<Line> lines(Filter filter, Scope scope) {
        return client.sql(LINES + "and (:external = '' or h.external_id = :external)"
                        + " and (:state = '' or coalesce(s.state, 'LISTED') = :state)"
                        + " and h.district like :district || '%' and h.household > :cursor"
                        + " order by h.household limit :limit")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("external", filter.externalId())
                .bind("state", filter.state())
                .bind("district", filter.district())
                .bind("cursor", filter.cursor())
                .bind("limit", filter.limit())
                .map(row -> line(row))
                .all();
    }

    /** Empty texts do not filter. */
    record Filter(String externalId, String state, String district, String cursor, int limit) {}

    Flux<Pending> pending(Scope scope, String cursor, int limit) {
        return client.sql(PENDING)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(row -> new Pending(
                        required(row, "member", String.class),
                        required(row, "external_id", String.class),
                        required(row, "household", String.class),
                        required(row, "district", String.class)))
                .all();
    }

    static Line line(Readable row) {
        return new Line(
                required(row, "household", String.class),
                required(row, "external_id", String.class),
                required(row, "district", String.class),
                row.get("populated_centre", String.class),
                required(row, "state", String.class),
                List.of(required(row, "reasons", String[].class)),
                row.get("affiliated_on", LocalDate.class),
                row.get("exited_on", LocalDate.class),
                row.get("class", String.class));
    }
}
