package pe.juntos.affiliation.duplicate.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** The work list of duplicates; every statement is bounded by what the caller may see. */
@Component
class Pairs {

    /** One record of a pair; null for who may not see it. */
    record Side(String member, String household, String district, String householdState) {}

    record Pair(
            long id,
            String kind,
            String state,
            @Nullable Side first,
            @Nullable Side second,
            @Nullable String decidedBy,
            @Nullable String grounds,
            @Nullable UUID merge) {}

    /** Personal data of one of the two, for who decides. */
    record Person(
            String member,
            @Nullable String dni,
            String paternalName,
            @Nullable String maternalName,
            String givenNames,
            LocalDate birthDate,
            String relationship) {}

    record Count(String district, String kind, String state, long pairs) {}

    /** Empty texts do not filter. */
    record Filter(String kind, String state, String district, long after, int limit) {}

    private static final String SIGHT = """
            %1$s.district like any(:patterns)
              and %1$s.district || '/' || coalesce(%1$s.populated_centre, '') like any(:places)
            """;

    private static final String PAIRS = """
            select p.id, p.kind, p.state, p.member, p.household, p.other, p.other_household, p.decided_by, p.grounds,
                p.merge, h.district, o.district as other_district,
                coalesce(s.state, 'LISTED') as household_state, coalesce(t.state, 'LISTED') as other_state,
                (%1$s) as sees_first, (%2$s) as sees_second
            from duplicate_pair p
                join household h on h.household = p.household
                join household o on o.household = p.other_household
                left join standing s on s.household = p.household
                left join standing t on t.household = p.other_household
            where ((%1$s) or (%2$s))
            """.formatted(SIGHT.formatted("h"), SIGHT.formatted("o"));

    private static final String COUNTS = """
            select d.district, p.kind, p.state, count(*) as n
            from duplicate_pair p
                join household h on h.household = p.household
                join household o on o.household = p.other_household,
                lateral (select h.district where %s union select o.district where %s) d
            group by 1, 2, 3 order by 1, 2, 3
            """.formatted(SIGHT.formatted("h"), SIGHT.formatted("o"));

    private final DatabaseClient client;

    Pairs(DatabaseClient client) {
        this.client = client;
    }

    Mono<List<Pair>> list(Filter filter, Scope scope) {
        return bound(
                        PAIRS + " and (:kind = '' or p.kind = :kind) and (:state = '' or p.state = :state)"
                                + " and (h.district like :district || '%' or o.district like :district || '%')"
                                + " and p.id > :after order by p.id limit :limit",
                        scope)
                .bind("kind", filter.kind())
                .bind("state", filter.state())
                .bind("district", filter.district())
                .bind("after", filter.after())
                .bind("limit", filter.limit())
                .map(row -> pair(row))
                .all()
                .collectList();
    }

    /** With at least one side in sight. */
    Mono<Pair> find(long id, Scope scope) {
        return bound(PAIRS + " and p.id = :id", scope)
                .bind("id", id)
                .map(row -> pair(row))
                .one();
    }

    Mono<List<Count>> counts(Scope scope) {
        return bound(COUNTS, scope)
                .map(row -> new Count(
                        required(row, "district", String.class),
                        required(row, "kind", String.class),
                        required(row, "state", String.class),
                        required(row, "n", Long.class)))
                .all()
                .collectList();
    }

    /** Whether it was still open; dismissed stays dismissed, however often it is found again. */
    Mono<Boolean> dismiss(long id, String person, String grounds) {
        return client.sql("update duplicate_pair set state = 'DISMISSED', decided_by = :person, decided_at = now(),"
                        + " grounds = :grounds where id = :id and state in ('OPEN', 'RESOLVED')")
                .bind("id", id)
                .bind("person", person)
                .bind("grounds", grounds)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Those of the two that are in the register; whoever looks is noted in both files. */
    Mono<List<Person>> people(Side side, String subject) {
        return client.sql(
                        "insert into file_access (household, subject, with_names) values (:household, :subject, true)")
                .bind("household", side.household())
                .bind("subject", subject)
                .then()
                .then(client.sql("select member, dni, paternal_name, maternal_name, given_names, birth_date,"
                                + " relationship from member where member = :member and household = :household")
                        .bind("member", side.member())
                        .bind("household", side.household())
                        .map(row -> person(row))
                        .all()
                        .collectList());
    }

    private GenericExecuteSpec bound(String sql, Scope scope) {
        return client.sql(sql).bind("patterns", scope.patterns()).bind("places", scope.placePatterns());
    }

    private static Pair pair(Readable row) {
        return new Pair(
                required(row, "id", Long.class),
                required(row, "kind", String.class),
                required(row, "state", String.class),
                side(row, "sees_first", List.of("member", "household", "district", "household_state")),
                side(row, "sees_second", List.of("other", "other_household", "other_district", "other_state")),
                row.get("decided_by", String.class),
                row.get("grounds", String.class),
                row.get("merge", UUID.class));
    }

    private static @Nullable Side side(Readable row, String seen, List<String> columns) {
        return required(row, seen, Boolean.class)
                ? new Side(
                        required(row, columns.get(0), String.class),
                        required(row, columns.get(1), String.class),
                        required(row, columns.get(2), String.class),
                        required(row, columns.get(3), String.class))
                : null;
    }

    private static Person person(Readable row) {
        return new Person(
                required(row, "member", String.class),
                row.get("dni", String.class),
                required(row, "paternal_name", String.class),
                row.get("maternal_name", String.class),
                required(row, "given_names", String.class),
                required(row, "birth_date", LocalDate.class),
                required(row, "relationship", String.class));
    }
}
