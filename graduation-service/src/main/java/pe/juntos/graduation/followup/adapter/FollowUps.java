package pe.juntos.graduation.followup.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.graduation.followup.FollowUp;
import pe.juntos.graduation.followup.FollowUpPolicy;
import pe.juntos.graduation.followup.FollowUpRefusal;
import pe.juntos.graduation.followup.FollowUpRule;
import pe.juntos.graduation.followup.FollowUpTold;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Records visits, each in a transaction of its own; a relapse opens a request to come back. Nothing is ever removed. */
@Component
class FollowUps {

    private static final String LEFT = """
            select h.exited_on, h.reason, h.state,
                array(select v.months from followup_visit v where v.household = h.household and v.exited_on = h.exited_on
                    and v.months is not null and v.result <> 'NOT_FOUND') as done,
                (select count(*) from followup_visit v where v.household = h.household) as visits
            from household h where h.household = :household and h.version > 0 and h.district like any(:patterns)
            for update of h
            """;

    private static final String KNOWN = """
            select content from followup_visit where id = :id
            """;

    private static final String STORE = """
            insert into followup_visit (id, household, bucket, exited_on, months, visited_on, result, causes, content, version,
                policy, recorded_by) values (:id, :household, :bucket, :exited, nullif(:months, 0), :visited, :result, :causes,
                :content, :version, :policy, :by)
            """;

    private static final String REQUEST = """
            insert into reentry_request (household, exited_on, followup, requested_on, requested_by)
            values (:household, :exited, :id, :visited, :by) on conflict (household, exited_on) do nothing
            """;

    /** What became of a visit that was sent. */
    sealed interface Outcome {
        record Recorded() implements Outcome {}

        record Repeated() implements Outcome {}

        record Refused(FollowUpRefusal why) implements Outcome {}
    }

    private record Row(FollowUpRule.Left left, long visits) {}

    private final PolicyBook<FollowUpPolicy> policies = Policies.load("policies/followup", FollowUpPolicy.class);
    private final DatabaseClient client;
    private final Outbox outbox;
    private final TransactionalOperator transaction;
    private final Clock clock;

    FollowUps(DatabaseClient client, Outbox outbox, TransactionalOperator transaction, Clock clock) {
        this.client = client;
        this.outbox = outbox;
        this.transaction = transaction;
        this.clock = clock;
    }

    FollowUpPolicy policy(LocalDate on) {
        return policies.at(on).parameters();
    }

    /** Outside the caller's territory a household is not there. */
    Mono<Outcome> record(FollowUp visit, Caller caller) {
        return left(visit.household(), caller)
                .flatMap(row -> known(visit)
                        .flatMap(content -> content.isEmpty()
                                ? checked(visit, row, caller)
                                : Mono.just(
                                        content.equals(visit.toString())
                                                ? new Outcome.Repeated()
                                                : new Outcome.Refused(FollowUpRefusal.ID_CONFLICT))))
                .switchIfEmpty(Mono.just(new Outcome.Refused(FollowUpRefusal.UNKNOWN_HOUSEHOLD)))
                .as(transaction::transactional);
    }

    private Mono<Outcome> checked(FollowUp visit, Row row, Caller caller) {
        var today = LocalDate.now(clock);
        var policy = policies.at(today);
        return FollowUpRule.check(visit, row.left(), today, policy.parameters())
                .<Mono<Outcome>>map(why -> Mono.just(new Outcome.Refused(why)))
                .orElseGet(() -> store(visit, row, policy.id(), caller).thenReturn(new Outcome.Recorded()));
    }

    private Mono<Void> store(FollowUp visit, Row row, String policy, Caller caller) {
        var exitedOn = Objects.requireNonNull(row.left().exitedOn(), "it left");
        var months = visit.months();
        var told = new FollowUpTold(visit.household(), visit.id(), exitedOn, months, visit.visitedOn(), visit.result());
        return client.sql(STORE)
                .bind("id", visit.id())
                .bind("household", visit.household())
                .bind("bucket", (int) Buckets.of(visit.household()))
                .bind("exited", exitedOn)
                .bind("months", months == null ? 0 : months)
                .bind("visited", visit.visitedOn())
                .bind("result", visit.result().name())
                .bind("causes", visit.causes().stream().map(Enum::name).toArray(String[]::new))
                .bind("content", visit.toString())
                .bind("version", row.visits() + 1)
                .bind("policy", policy)
                .bind("by", caller.subject())
                .then()
                .then(visit.result() == FollowUp.Result.RELAPSED ? request(visit, exitedOn, caller) : Mono.empty())
                .then(outbox.append(List.of(new OutgoingEvent(
                        FollowUpTold.TOPIC, visit.household(), told.type(), row.visits() + 1, told))));
    }

    private Mono<Void> request(FollowUp visit, LocalDate exitedOn, Caller caller) {
        return client.sql(REQUEST)
                .bind("household", visit.household())
                .bind("exited", exitedOn)
                .bind("id", visit.id())
                .bind("visited", visit.visitedOn())
                .bind("by", caller.subject())
                .then();
    }

    private Mono<Row> left(String household, Caller caller) {
        return client.sql(LEFT)
                .bind("household", household)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Row(
                        new FollowUpRule.Left(
                                exited(row),
                                row.get("reason", String.class),
                                done(required(row, "done", Integer[].class))),
                        required(row, "visits", Long.class)))
                .one();
    }

    /** Empty text if nobody used the id. */
    private Mono<String> known(FollowUp visit) {
        return client.sql(KNOWN)
                .bind("id", visit.id())
                .map(row -> required(row, "content", String.class))
                .one()
                .defaultIfEmpty("");
    }

    private static @Nullable LocalDate exited(Readable row) {
        return "EXITED".equals(row.get("state", String.class)) ? row.get("exited_on", LocalDate.class) : null;
    }

    private static Set<Integer> done(Integer[] months) {
        return Arrays.stream(months).collect(Collectors.toSet());
    }
}
