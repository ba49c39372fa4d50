package pe.juntos.affiliation.attention.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.attention.Case;
import pe.juntos.affiliation.attention.CaseAccess;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Cases that a caller may see: of the own territory, and not about the own office. */
@Component
class CaseReader {

    /** Empty texts do not filter. */
    record Filter(String type, String category, String state, String office, String district, boolean overdue) {}

    /** Open cases of a type in a district. */
    record Clock(String district, String type, long open, long overdue, LocalDate firstLimit) {}

    /** Who speaks and what is told; only for the office that has the case. */
    record Told(
            @Nullable String household,
            @Nullable String name,
            @Nullable String document,
            @Nullable String contact,
            @Nullable String place,
            @Nullable LocalDate occurredOn,
            String text,
            List<String> answers) {}

    record Step(
            long version,
            String step,
            LocalDate on,
            @Nullable String office,
            String by,
            @Nullable String note) {}

    private static final String SEEN = """
             from case_file where district like any(:patterns) and district || '/' || centre like any(:places)
              and (accused_role is null or accused_role <> all(:blinded))
            """;

    private static final String FILTERED = SEEN + """
              and (:type = '' or type = :type) and (:category = '' or category = :category)
              and (:state = '' or state = :state) and (:office = '' or office = :office)
              and district like :district || '%'
              and (not :overdue or (resolved_on is null and limit_on < :today))
            """;

    private static final String CLOCK = "select district, type, count(*) as open,"
            + " count(*) filter (where limit_on < :today) as overdue, min(limit_on) as first_limit" + SEEN
            + " and resolved_on is null group by district, type order by district, type";

    private static final String TOLD = """
            select t.*, array(select answer from case_resolution r where r.code = t.code order by number) as answers
            from case_told t where t.code = :code
            """;

    private static final String HOUSEHOLD = """
            select count(*) as n from household h where h.household = :household and %s
            """.formatted(Scope.sees("h"));

    private final DatabaseClient client;

    CaseReader(DatabaseClient client) {
        this.client = client;
    }

    Mono<Case> find(String code, Set<String> roles, Scope scope) {
        return seen("select " + CaseRows.COLUMNS + SEEN + " and code = :code", roles, scope)
                .bind("code", code)
                .map(CaseRows::read)
                .one();
    }

    Flux<Case> page(Filter filter, LocalDate today, Set<String> roles, Scope scope, String cursor, int limit) {
        return filtered(" and code > :cursor order by code limit :limit", filter, today, roles, scope)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(CaseRows::read)
                .all();
    }

    Flux<Case> all(Filter filter, LocalDate today, Set<String> roles, Scope scope) {
        return filtered(" order by code", filter, today, roles, scope)
                .map(CaseRows::read)
                .all();
    }

    Flux<Clock> clock(LocalDate today, Set<String> roles, Scope scope) {
        return seen(CLOCK, roles, scope)
                .bind("today", today)
                .map(row -> new Clock(
                        required(row, "district", String.class),
                        required(row, "type", String.class),
                        required(row, "open", Long.class),
                        required(row, "overdue", Long.class),
                        required(row, "first_limit", LocalDate.class)))
                .all();
    }

    Mono<List<Step>> steps(String code, boolean persons) {
        return client.sql("select version, step, taken_on, office, subject, note from case_step"
                        + " where code = :code order by version")
                .bind("code", code)
                .map(row -> new Step(
                        required(row, "version", Long.class),
                        required(row, "step", String.class),
                        required(row, "taken_on", LocalDate.class),
                        row.get("office", String.class),
                        required(row, "subject", String.class),
                        persons ? row.get("note", String.class) : null))
                .all()
                .collectList();
    }

    Mono<Told> told(String code) {
        return client.sql(TOLD).bind("code", code).map(row -> told(row)).one();
    }

    /** No file is shown whose reading could not be recorded. */
    Mono<Void> audit(String code, String subject, boolean persons) {
        return client.sql("insert into case_access (code, subject, with_person) values (:code, :subject, :persons)")
                .bind("code", code)
                .bind("subject", subject)
                .bind("persons", persons)
                .then();
    }

    private static Told told(Readable row) {
        return new Told(
                row.get("household", String.class),
                row.get("person_name", String.class),
                row.get("person_document", String.class),
                row.get("person_contact", String.class),
                row.get("place", String.class),
                row.get("occurred_on", LocalDate.class),
                required(row, "told", String.class),
                List.of(required(row, "answers", String[].class)));
    }

    private DatabaseClient.GenericExecuteSpec filtered(
            String rest, Filter filter, LocalDate today, Set<String> roles, Scope scope) {
        return seen("select " + CaseRows.COLUMNS + FILTERED + rest, roles, scope)
                .bind("type", filter.type())
                .bind("category", filter.category())
                .bind("state", filter.state())
                .bind("office", filter.office())
                .bind("district", filter.district().matches("[0-9]{0,6}") ? filter.district() : "-")
                .bind("overdue", filter.overdue())
                .bind("today", today);
    }

    private DatabaseClient.GenericExecuteSpec seen(String sql, Set<String> roles, Scope scope) {
        return client.sql(sql)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("blinded", CaseAccess.blinded(roles).toArray(String[]::new));
    }

    /** Whether the household is in the register and in sight. */
    Mono<Boolean> sees(String household, Scope scope) {
        return client.sql(HOUSEHOLD)
                .bind("household", household)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> !Long.valueOf(0).equals(row.get("n", Long.class)))
                .one();
    }
}
