package pe.juntos.graduation.review.adapter;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.review.Assignment;
import pe.juntos.graduation.review.Classification;
import pe.juntos.graduation.review.DecisionTold;
import pe.juntos.graduation.review.ExitCause;
import pe.juntos.graduation.review.Standing;
import pe.juntos.graduation.review.Stay;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Standings, decisions and their events, written by COPY: a few statements however many households. */
@Component
class R2dbcStandings {

    private static final List<String> STANDING = List.of(
            "household",
            "bucket",
            "affiliated_on",
            "reviewed_until",
            "version",
            "due_on",
            "due_status",
            "recertified_as",
            "form_on",
            "capacity",
            "potential",
            "quadrant",
            "bonus",
            "assigned_on",
            "articulated_on",
            "received_on",
            "notice_until",
            "graduated_on",
            "exit_causes",
            "stop_basis",
            "not_poor_basis",
            "term_basis",
            "last_child_basis",
            "stay",
            "stay_until",
            "limit_on",
            "policy",
            "inputs_hash",
            "trace");
    private static final List<String> DECISION = List.of(
            "household",
            "version",
            "bucket",
            "kind",
            "on_day",
            "reasons",
            "about",
            "policy",
            "inputs_hash",
            "trace",
            "decided_at");

    private final DatabaseClient client;
    private final BulkCopy copy;
    private final Outbox outbox;
    private final Clock clock;

    R2dbcStandings(DatabaseClient client, BulkCopy copy, Outbox outbox, Clock clock) {
        this.client = client;
        this.copy = copy;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @param policy versions that decided */
    Mono<Void> write(List<Change> changes, String policy) {
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        var made = changes.stream().flatMap(Change::made).toList();
        return client.sql("delete from standing where household = any(:households)")
                .bind("households", changes.stream().map(Change::household).toArray(String[]::new))
                .then()
                .then(standings(changes, policy))
                .then(made.isEmpty() ? Mono.empty() : decisions(made, policy))
                .then(outbox.append(made.stream().map(one -> event(one, policy)).toList()));
    }

    private Mono<Long> standings(List<Change> changes, String policy) {
        return copy.copy("standing", STANDING, Flux.fromIterable(changes), (change, line) -> {
            Standing standing = change.standing();
            Classification type = standing.classification();
            Assignment assignment = standing.assignment();
            Stay stay = standing.stay();
            line.text(change.household())
                    .number(Buckets.of(change.household()))
                    .date(change.affiliatedOn())
                    .date(standing.period().lastDay())
                    .number(change.version())
                    .date(standing.due().on())
                    .text(standing.due().status().name())
                    .text(name(standing.recertifiedAs()))
                    .date(type == null ? null : type.on())
                    .text(type == null ? null : type.capacity().name())
                    .text(type == null ? null : type.potential().name())
                    .text(name(standing.quadrant()))
                    .text(name(standing.bonus()))
                    .date(assignment == null ? null : assignment.on())
                    .date(standing.stop().articulatedOn())
                    .date(standing.stop().receivedOn())
                    .date(standing.noticeUntil())
                    .date(standing.graduatedOn())
                    .texts(standing.exits().stream()
                            .map(exit -> exit.cause().name())
                            .toList())
                    .date(standing.contestable().get(ExitCause.ARTICULATED_WITH_BONUS))
                    .date(standing.contestable().get(ExitCause.NOT_POOR))
                    .date(standing.contestable().get(ExitCause.TERM_REACHED))
                    .date(standing.contestable().get(ExitCause.LAST_CHILD_COMPLETED))
                    .text(stay == null ? null : stay.phase().name())
                    .date(stay == null ? null : stay.until())
                    .date(standing.limitOn())
                    .text(policy)
                    .text(change.hash())
                    .texts(change.trace());
        });
    }

    private Mono<Long> decisions(List<Change.Made> made, String policy) {
        var now = clock.instant();
        return copy.copy("decision", DECISION, Flux.fromIterable(made), (one, line) -> {
            Change change = one.change();
            line.text(change.household())
                    .number(one.version())
                    .number(Buckets.of(change.household()))
                    .text(one.decision().kind().name())
                    .date(one.decision().on())
                    .texts(one.decision().reasons())
                    .text(one.decision().about())
                    .text(policy)
                    .text(change.hash())
                    .texts(change.trace())
                    .instant(now);
        });
    }

    private static OutgoingEvent event(Change.Made one, String policy) {
        String household = one.change().household();
        return new OutgoingEvent(
                DecisionTold.TOPIC,
                household,
                DecisionTold.type(one.decision().kind()),
                one.version(),
                DecisionTold.of(household, one.decision(), one.change().standing(), policy));
    }

    private static @Nullable String name(@Nullable Enum<?> code) {
        return code == null ? null : code.name();
    }
}
