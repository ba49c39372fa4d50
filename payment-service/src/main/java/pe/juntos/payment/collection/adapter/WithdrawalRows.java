package pe.juntos.payment.collection.adapter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.Stage;
import pe.juntos.payment.collection.Withdrawal;
import pe.juntos.payment.collection.WithdrawalOutcome;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.ledger.Ledger;
import pe.juntos.payment.ledger.Movement;
import pe.juntos.payment.ledger.Posting;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what withdrawals of a file change: collections, postings, events; and its refusals. */
@Component
class WithdrawalRows {
    private static final String CHANGE = """
            update collection c set withdrawn = i.withdrawn, last_withdrawal = greatest(c.last_withdrawal, i.on_day),
                   stage = i.stage, since = case when i.stage = c.stage then c.since else i.on_day end
            from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:withdrawn as numeric[]),
                        cast(:days as date[]), cast(:stages as text[])) as i(period, household, withdrawn, on_day, stage)
            where c.period = i.period and c.household = i.household
            """;
    private static final List<String> WITHDRAWAL = List.of(
            "withdrawal_id",
            "period",
            "household",
            "end_to_end_id",
            "on_day",
            "amount",
            "channel",
            "pay_point",
            "import_id",
            "line");

    private final DatabaseClient database;
    private final BulkCopy copy;
    private final Ledger ledger;
    private final Told told;

    WithdrawalRows(DatabaseClient database, BulkCopy copy, Ledger ledger, Told told) {
        this.database = database;
        this.copy = copy;
        this.ledger = ledger;
        this.told = told;
    }

    private record Taken(Told.Key key, Withdrawal line) {}

    Mono<Void> write(
            UUID file, BucketRange range, List<Withdrawals.Change> changes, List<WithdrawalOutcome.Refused> refusals) {
        var whole = changes.stream()
                .filter(change -> change.after().stage() == Stage.WITHDRAWN)
                .map(Withdrawals.Change::key)
                .toList();
        return refuse(file, refusals)
                .then(changes.isEmpty() ? Mono.empty() : keep(file, changes))
                .then(ledger.post(postings(file, range, changes)))
                .then(told.tell(whole, Stage.WITHDRAWN.name()));
    }

    private Mono<Void> refuse(UUID file, List<WithdrawalOutcome.Refused> refusals) {
        if (refusals.isEmpty()) {
            return Mono.empty();
        }
        return copy.copy(
                        "import_refusal",
                        List.of("import_id", "line", "code", "message"),
                        Flux.fromIterable(refusals),
                        (one, out) -> out.uuid(file)
                                .number(one.withdrawal().line())
                                .text(one.fault().name())
                                .text(one.fault().message()))
                .then();
    }

    private Mono<Void> keep(UUID file, List<Withdrawals.Change> changes) {
        var keys = changes.stream().map(Withdrawals.Change::key).toList();
        return database.sql(CHANGE)
                .bind("periods", Told.texts(keys, Told.Key::period))
                .bind("households", Told.texts(keys, Told.Key::household))
                .bind(
                        "withdrawn",
                        changes.stream()
                                .map(change -> change.after().withdrawn().soles())
                                .toArray(BigDecimal[]::new))
                .bind("days", changes.stream().map(WithdrawalRows::last).toArray(LocalDate[]::new))
                .bind(
                        "stages",
                        changes.stream()
                                .map(change -> change.after().stage().name())
                                .toArray(String[]::new))
                .then()
                .then(copyTaken(file, changes));
    }

    private static LocalDate last(Withdrawals.Change change) {
        return change.taken().stream()
                .map(Withdrawal::on)
                .max(LocalDate::compareTo)
                .orElseThrow();
    }

    private Mono<Void> copyTaken(UUID file, List<Withdrawals.Change> changes) {
        var taken = Flux.fromIterable(changes)
                .flatMapIterable(change -> change.taken().stream()
                        .map(line -> new Taken(change.key(), line))
                        .toList());
        return copy.copy(
                        "withdrawal",
                        WITHDRAWAL,
                        taken,
                        (one, out) -> out.text(one.line().id())
                                .text(one.key().period())
                                .text(one.key().household())
                                .text(one.line().endToEndId())
                                .date(one.line().on())
                                .decimal(one.line().amount().soles())
                                .text(one.line().channel().name())
                                .text(one.line().payPoint())
                                .uuid(file)
                                .number(one.line().line()))
                .then();
    }

    private static List<Posting> postings(UUID file, BucketRange range, List<Withdrawals.Change> changes) {
        var sums = new LinkedHashMap<String, Money>();
        var counts = new LinkedHashMap<String, Integer>();
        for (var change : changes) {
            sums.merge(
                    change.round(),
                    change.after().withdrawn().minus(change.before().withdrawn()),
                    Money::plus);
            counts.merge(change.round(), 1, Integer::sum);
        }
        return sums.entrySet().stream()
                .map(sum -> new Posting(
                        Movement.WITHDRAWN,
                        sum.getKey(),
                        "withdrawals:" + file,
                        range.first(),
                        range.last(),
                        sum.getValue(),
                        counts.getOrDefault(sum.getKey(), 0)))
                .toList();
    }
}
