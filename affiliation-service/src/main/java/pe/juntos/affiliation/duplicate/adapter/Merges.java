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
import pe.juntos.affiliation.duplicate.Merge;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.household.Standing;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Merges as they stand; none is ever deleted. */
@Component
class Merges {

    /** A merge, and the households of the two records when it was proposed. */
    record Filed(Merge merge, String keptHousehold, String lostHousehold) {}

    private static final String COLUMNS = """
            select x.id, x.kind, x.kept, x.lost, x.kept_household, x.lost_household, x.merged_on, x.grounds,
                x.moves_money, x.state, x.proposed_by, x.decided_by, x.undo_on, x.undo_grounds, x.undo_by,
                x.undo_decided_by from merge x
            """;

    /** Both households have to be in sight. */
    private static final String IN_SIGHT = """
             where not exists (select 1 from household h where h.household in (x.kept_household, x.lost_household)
                and not (h.district like any(:patterns)
                    and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)))
            """;

    private final DatabaseClient client;
    private final JsonMapper mapper;

    Merges(DatabaseClient client, JsonMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    /** Locked, where both households are in sight. */
    Mono<Filed> lock(UUID id, Scope scope) {
        return bound(COLUMNS + IN_SIGHT + " and x.id = :id for update", scope)
                .bind("id", id)
                .map(row -> filed(row))
                .one();
    }

    /** Oldest id first, after the cursor. */
    Mono<List<Filed>> list(String state, String cursor, int limit, Scope scope) {
        return bound(
                        COLUMNS + IN_SIGHT + " and (:state = '' or x.state = :state)"
                                + " and x.id::text > :cursor order by x.id::text limit :limit",
                        scope)
                .bind("state", state)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(row -> filed(row))
                .all()
                .collectList();
    }

    /** The merge by which a record is, or may soon be, gone. */
    Mono<Filed> open(String lost) {
        return client.sql(COLUMNS + " where x.lost = :lost and x.state in ('PROPOSED', 'APPLIED', 'UNDO_PROPOSED')")
                .bind("lost", lost)
                .map(row -> filed(row))
                .one();
    }

    Mono<Void> propose(Filed filed) {
        Merge merge = filed.merge();
        return client.sql("insert into merge (id, kind, kept, lost, kept_household, lost_household, merged_on, grounds,"
                        + " moves_money, state, proposed_by, inputs_hash) values (:id, :kind, :kept, :lost,"
                        + " :kept_household, :lost_household, :on, :grounds, :money, 'PROPOSED', :by, :hash)")
                .bind("id", merge.id())
                .bind("kind", merge.kind().name())
                .bind("kept", merge.kept())
                .bind("lost", merge.lost())
                .bind("kept_household", filed.keptHousehold())
                .bind("lost_household", filed.lostHousehold())
                .bind("on", merge.on())
                .bind("grounds", merge.grounds())
                .bind("money", merge.movesMoney())
                .bind("by", merge.proposedBy())
                .bind("hash", InputsHash.of(merge.kind(), merge.kept(), merge.lost(), merge.on(), merge.grounds()))
                .then();
    }

    Mono<Void> write(Merge merge) {
        Merge.@Nullable Undo undo = merge.undo();
        GenericExecuteSpec spec = client.sql("update merge set state = :state, decided_by = :decided,"
                        + " decided_at = coalesce(decided_at, now()), undo_on = :undo_on, undo_grounds = :undo_grounds,"
                        + " undo_by = :undo_by, undo_decided_by = :undo_decided,"
                        + " undone_at = case when :state = 'UNDONE' then now() end where id = :id")
                .bind("id", merge.id())
                .bind("state", merge.state().name());
        spec = nullable(spec, "decided", merge.decidedBy());
        spec = undo == null ? spec.bindNull("undo_on", LocalDate.class) : spec.bind("undo_on", undo.on());
        spec = nullable(spec, "undo_grounds", undo == null ? null : undo.grounds());
        spec = nullable(spec, "undo_by", undo == null ? null : undo.proposedBy());
        return nullable(spec, "undo_decided", undo == null ? null : undo.decidedBy())
                .then();
    }

    Mono<Void> rememberStanding(UUID merge, Standing former) {
        return client.sql("update merge set former_standing = :standing where id = :id")
                .bind("id", merge)
                .bind("standing", mapper.writeValueAsString(former))
                .then();
    }

    /** Where the lost household stood before; empty if it never was assessed. */
    Mono<Standing> formerStanding(UUID merge) {
        return client.sql("select former_standing from merge where id = :id and former_standing is not null")
                .bind("id", merge)
                .map(row -> mapper.readValue(required(row, "former_standing", String.class), Standing.class))
                .one();
    }

    private GenericExecuteSpec bound(String sql, Scope scope) {
        return client.sql(sql).bind("patterns", scope.patterns()).bind("places", scope.placePatterns());
    }

    private static GenericExecuteSpec nullable(GenericExecuteSpec spec, String name, @Nullable String value) {
        return value == null ? spec.bindNull(name, String.class) : spec.bind(name, value);
    }

    private static Filed filed(Readable row) {
        return new Filed(
                new Merge(
                        required(row, "id", UUID.class),
                        Merge.Kind.valueOf(required(row, "kind", String.class)),
                        required(row, "kept", String.class),
                        required(row, "lost", String.class),
                        required(row, "merged_on", LocalDate.class),
                        required(row, "grounds", String.class),
                        required(row, "moves_money", Boolean.class),
                        Merge.State.valueOf(required(row, "state", String.class)),
                        required(row, "proposed_by", String.class),
                        row.get("decided_by", String.class),
                        undo(row)),
                required(row, "kept_household", String.class),
                required(row, "lost_household", String.class));
    }

    private static Merge.@Nullable Undo undo(Readable row) {
        LocalDate on = row.get("undo_on", LocalDate.class);
        return on == null
                ? null
                : new Merge.Undo(
                        on,
                        required(row, "undo_grounds", String.class),
                        required(row, "undo_by", String.class),
                        row.get("undo_decided_by", String.class));
    }
}
