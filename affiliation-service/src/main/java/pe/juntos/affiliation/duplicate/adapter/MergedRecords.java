package pe.juntos.affiliation.duplicate.adapter;

import static pe.juntos.platform.database.Rows.required;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.duplicate.Merge;
import pe.juntos.affiliation.duplicate.adapter.Merges.Filed;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** The two records of a merge as the register has them, where the caller sees both. */
@Component
class MergedRecords {

    /**
     * Two records in sight.
     *
     * @param paid a household concerned is affiliated: money moves
     * @param current neither is merged away or has left
     */
    record Both(String keptHousehold, String lostHousehold, boolean paid, boolean current) {}

    /** Both records, as far as in sight; who is merged away already is not current. */
    private static final String RECORDS = """
            select k.household as kept_household, l.household as lost_household,
                coalesce(ks.state in ('AFFILIATED', 'SUSPENDED'), false)
                    or coalesce(ls.state in ('AFFILIATED', 'SUSPENDED'), false) as paid,
                coalesce(ks.state, 'LISTED') <> 'EXITED'
                    and (:person or coalesce(ls.state, 'LISTED') <> 'EXITED') as current
            from household k
                join household l on l.household = %s
                left join standing ks on ks.household = k.household
                left join standing ls on ls.household = l.household
            where k.household = %s
              and k.district like any(:patterns) and l.district like any(:patterns)
              and k.district || '/' || coalesce(k.populated_centre, '') like any(:places)
              and l.district || '/' || coalesce(l.populated_centre, '') like any(:places)
            """;

    private static final String OF_PERSONS = RECORDS.formatted(
            "(select household from member where member = :lose)",
            "(select household from member where member = :keep)");

    private static final String OF_HOUSEHOLDS = RECORDS.formatted(":lose", ":keep");

    private final DatabaseClient client;

    MergedRecords(DatabaseClient client) {
        this.client = client;
    }

    /** Empty if one of them is out of sight. */
    Mono<Both> of(Merge.Kind kind, String keep, String lose, Scope scope) {
        return client.sql(kind == Merge.Kind.PERSON ? OF_PERSONS : OF_HOUSEHOLDS)
                .bind("keep", keep)
                .bind("lose", lose)
                .bind("person", kind == Merge.Kind.PERSON)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> new Both(
                        required(row, "kept_household", String.class),
                        required(row, "lost_household", String.class),
                        required(row, "paid", Boolean.class),
                        required(row, "current", Boolean.class)))
                .one();
    }

    /** As of now. */
    Mono<Boolean> paid(Filed filed) {
        return client.sql("select count(*) as n from standing where state in ('AFFILIATED', 'SUSPENDED')"
                        + " and household in (:kept, :lost)")
                .bind("kept", filed.keptHousehold())
                .bind("lost", filed.lostHousehold())
                .map(row -> required(row, "n", Long.class) > 0)
                .one();
    }
}
