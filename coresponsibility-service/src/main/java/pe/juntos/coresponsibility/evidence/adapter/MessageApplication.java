package pe.juntos.coresponsibility.evidence.adapter;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Applies messages that wait, as one batch and by the statements that apply files: so thousands of small messages cost as little as
 * one large one, and within a batch a correction may come before what it corrects. Runs in the caller's transaction, one at a time.
 */
@Component
final class MessageApplication {
    private static final int KEY = 0x45564944;

    private final DatabaseClient client;
    private final PeriodGate gate;
    private final KnownFacts known;
    private final Rechecking rechecking;
    private final MeterRegistry meters;
    private final Clock clock;

    MessageApplication(
            DatabaseClient client,
            PeriodGate gate,
            KnownFacts known,
            Rechecking rechecking,
            MeterRegistry meters,
            Clock clock) {
        this.client = client;
        this.gate = gate;
        this.known = known;
        this.rechecking = rechecking;
        this.meters = meters;
        this.clock = clock;
    }

    /** Answers how many messages were applied; none if none waits or another replica is at it. */
    Mono<Integer> next(int messages, int records) {
        return client.sql("select pg_try_advisory_xact_lock(" + KEY + ")")
                .mapValue(Boolean.class)
                .one()
                .filter(mine -> mine)
                .flatMapMany(_ -> client.sql(MessageSql.WAITING)
                        .bind("messages", messages)
                        .bind("records", records)
                        .mapValue(UUID.class)
                        .all())
                .collectList()
                .flatMap(ids -> ids.isEmpty() ? Mono.just(0) : apply(ids).thenReturn(ids.size()));
    }

    /** Puts the first that waits aside, because it cannot be applied. */
    Mono<Void> setFirstAside() {
        return client.sql(MessageSql.SET_ASIDE).then();
    }

    private Mono<Void> apply(List<UUID> messages) {
        return gate.pass()
                .then(Mono.defer(() -> apply(Sector.HEALTH, messages)))
                .then(Mono.defer(() -> apply(Sector.EDUCATION, messages)))
                .then(Mono.defer(() -> of(MessageSql.APPLIED, messages).then()))
                .then(Mono.defer(() -> of(MessageSql.TELL, messages).then()))
                .then(Mono.defer(() -> rechecking.startIfAny(messages.getFirst().toString())));
    }

    /** Nobody else counts the rows of a temporary table: uncounted, what reads it is planned for none. */
    private Mono<Void> apply(Sector sector, List<UUID> messages) {
        var sql = new EvidenceSql(sector, Staged.messages(sector));
        return client.sql(MessageSql.table(sector))
                .then()
                .then(Mono.defer(() -> client.sql(MessageSql.fill(sector))
                        .bind("messages", messages.toArray(UUID[]::new))
                        .fetch()
                        .rowsUpdated()))
                .filter(rows -> rows > 0)
                .flatMap(_ -> client.sql(sql.analyze()).then().then(known.accepting()))
                .flatMap(accepting -> apply(sector, sql, accepting));
    }

    private Mono<Void> apply(Sector sector, EvidenceSql sql, Set<Period> accepting) {
        var work = Flux.<Mono<?>>just(
                client.sql(sql.findShared()).then(),
                Mono.defer(() -> Rooted.by(whole(sql.roots())))
                        .doOnNext(rooted -> accepted(sector, rooted.accepted()))
                        .flatMap(rooted -> rooted.refuse(() -> whole(sql.refuseChunk()))),
                Mono.defer(() -> count(sector, client.sql(sql.sharedRoots()))),
                Mono.defer(() -> count(sector, Refusals.bounded(client.sql(sql.corrections()), accepting)))
                        .repeat()
                        .takeUntil(added -> added == 0)
                        .then(),
                Mono.defer(() -> Refusals.coded(Refusals.bounded(client.sql(sql.refuseLast()), accepting))
                        .then()),
                Mono.defer(() -> client.sql(sql.chargeRefusals()).then()));
        return work.concatMap(step -> step).then();
    }

    private Mono<Long> count(Sector sector, GenericExecuteSpec statement) {
        return statement.mapValue(Long.class).one().doOnNext(added -> accepted(sector, added));
    }

    private void accepted(Sector sector, long records) {
        meters.counter("programme.evidence.accepted", "source", sector.kind()).increment(records);
    }

    private GenericExecuteSpec whole(String sql) {
        return client.sql(sql).bind("first", BucketRange.ALL.first()).bind("last", BucketRange.ALL.last());
    }

    private GenericExecuteSpec of(String sql, List<UUID> messages) {
        return client.sql(sql).bind("messages", messages.toArray(UUID[]::new)).bind("now", clock.instant());
    }
}
