package pe.juntos.affiliation.duplicate.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.duplicate.Merge;
import pe.juntos.affiliation.duplicate.adapter.Merges.Filed;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.MergedStandings;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.household.Standing;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/**
 * Does to the register what a merge says, and takes it back. A household leaves as a duplicate by a departure like any
 * other; a person's record is put aside whole. Both households concerned are decided on anew at once.
 */
@Component
class MergeEffects {

    private static final String DEPART = """
            insert into departure (id, household, bucket, left_on, reason, recorded_at)
            values (:id, :household, :bucket, :on, 'DUPLICATE', now())
            """;

    private static final String PUT_ASIDE = """
            with gone as (delete from member m where member = :member and household = :household
                and exists (select 1 from member k where k.member = :kept)
                returning to_jsonb(m) as record)
            insert into merged_member (merge, member, record) select :merge, :member, record from gone
            """;

    /** As it was, unless its number or its place as recipient is taken meanwhile. */
    private static final String PUT_BACK = """
            with back as (update merged_member set restored_at = now() where merge = :merge and restored_at is null
                returning record)
            insert into member
            select r.* from back, jsonb_populate_record(cast(null as member), record) r
            where not exists (select 1 from member m where m.member = r.member or m.dni = r.dni)
              and not (r.recipient and exists (
                select 1 from member m where m.household = r.household and m.recipient))
            """;

    private static final String REGISTER_CHANGED = """
            insert into source_received (kind, files) values ('fusiones', 1)
            on conflict (kind) do update set files = source_received.files + 1
            """;

    private final MergedStandings standings;
    private final AssessingHouseholds assessing;
    private final Merges merges;
    private final DatabaseClient client;

    MergeEffects(MergedStandings standings, AssessingHouseholds assessing, Merges merges, DatabaseClient client) {
        this.standings = standings;
        this.assessing = assessing;
        this.merges = merges;
        this.client = client;
    }

    Mono<Void> apply(Filed filed) {
        Mono<Void> merged = standings.hold(households(filed)).flatMap(known -> switch (filed.merge()
                .kind()) {
            case HOUSEHOLD -> leave(filed, known);
            case PERSON -> putAside(filed);
        });
        return merged.then(pairs(filed, "MERGED"))
                .then(client.sql(REGISTER_CHANGED).then());
    }

    Mono<Void> undo(Filed filed) {
        LocalDate on = Objects.requireNonNull(filed.merge().undo()).on();
        Mono<Void> restored = standings.hold(households(filed)).flatMap(known -> switch (filed.merge()
                .kind()) {
            case HOUSEHOLD -> comeBack(filed, on, known);
            case PERSON -> putBack(filed, on);
        });
        return restored.then(pairs(filed, "OPEN"))
                .then(client.sql(REGISTER_CHANGED).then());
    }

    private Mono<Void> leave(Filed filed, Map<String, Standing> known) {
        Merge merge = filed.merge();
        Standing former = known.get(merge.lost());
        if (former == null) {
            return Mono.error(conflict("NOT_ASSESSED", "El hogar aún no fue evaluado"));
        }
        if (duplicate(known.get(merge.kept()))) {
            return Mono.error(conflict("CHANGED_SINCE", "Desde la propuesta salió el hogar que debía quedar"));
        }
        return merges.rememberStanding(merge.id(), former)
                .then(client.sql(DEPART)
                        .bind("id", departure(merge))
                        .bind("household", merge.lost())
                        .bind("bucket", Buckets.of(merge.lost()))
                        .bind("on", merge.on())
                        .then())
                .then(assessing.assess(List.of(merge.lost()), merge.on()))
                .then(standings.hold(List.of(merge.lost())))
                .flatMap(after -> duplicate(after.get(merge.lost()))
                        ? Mono.empty()
                        : Mono.error(conflict(
                                "MERGE_WITHOUT_EFFECT",
                                "El hogar no puede salir ese día: es anterior a su afiliación o a su nuevo listado")));
    }

    private Mono<Void> comeBack(Filed filed, LocalDate on, Map<String, Standing> known) {
        Merge merge = filed.merge();
        Standing now = known.get(merge.lost());
        return merges.formerStanding(merge.id())
                .filter(former -> now != null && duplicate(now) && now.cycle() == former.cycle())
                .switchIfEmpty(
                        Mono.error(conflict("CHANGED_SINCE", "Desde la fusión se decidió otra cosa sobre el hogar")))
                .flatMap(former -> client.sql("insert into departure_annulled (id) values (:id)")
                        .bind("id", departure(merge))
                        .then()
                        .then(standings.restore(former, on, List.of("merge " + merge.id(), "undone " + on))))
                .then(assessing.assess(List.of(merge.lost()), on))
                .then();
    }

    private Mono<Void> putAside(Filed filed) {
        Merge merge = filed.merge();
        return standings
                .farewell(filed.lostHousehold(), merge.lost(), merge.on())
                .then(client.sql(PUT_ASIDE)
                        .bind("member", merge.lost())
                        .bind("household", filed.lostHousehold())
                        .bind("kept", merge.kept())
                        .bind("merge", merge.id())
                        .fetch()
                        .rowsUpdated())
                .flatMap(rows -> rows == 1
                        ? assessing.assess(households(filed), merge.on())
                        : Mono.<Long>error(conflict(
                                "CHANGED_SINCE",
                                "Desde la propuesta una de las personas cambió de hogar o fue fusionada")))
                .then();
    }

    private Mono<Void> putBack(Filed filed, LocalDate on) {
        return client.sql(PUT_BACK)
                .bind("merge", filed.merge().id())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1
                        ? assessing.assess(households(filed), on)
                        : Mono.<Long>error(
                                conflict("PLACE_TAKEN", "Otra persona tiene ahora su DNI, o es titular en su lugar")))
                .then();
    }

    private Mono<Void> pairs(Filed filed, String state) {
        Merge merge = filed.merge();
        String columns = merge.kind() == Merge.Kind.PERSON ? "member, other" : "household, other_household";
        String which = state.equals("OPEN")
                ? "merge = :merge"
                : "state in ('OPEN', 'DISMISSED') and ((%1$s) = (:kept, :lost) or (%1$s) = (:lost, :kept))"
                        .formatted(columns);
        var spec = client.sql("update duplicate_pair set state = :state, merge = :merge where " + which)
                .bind("state", state)
                .bind("merge", merge.id());
        return state.equals("OPEN")
                ? spec.then()
                : spec.bind("kept", merge.kept()).bind("lost", merge.lost()).then();
    }

    private static boolean duplicate(@Nullable Standing standing) {
        return standing != null
                && standing.state() == HouseholdState.EXITED
                && standing.reasons().contains(ReasonCode.DUPLICATE);
    }

    private static List<String> households(Filed filed) {
        return List.of(filed.keptHousehold(), filed.lostHousehold());
    }

    private static String departure(Merge merge) {
        return "merge:" + merge.id();
    }

    private static Problem conflict(String code, String detail) {
        return Problem.of(HttpStatus.CONFLICT, code, detail);
    }
}
