package pe.juntos.payment.bank.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.Outcome;
import pe.juntos.payment.bank.ReasonPolicy;
import pe.juntos.payment.bank.Resolution;
import pe.juntos.payment.bank.adapter.Outcomes.Move;
import pe.juntos.payment.transfer.EndToEndId;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The rows that outcomes of bank lines change or add. */
@Component
class OutcomeRows {
    private static final String MOVE = """
            update transfer t set state = i.state, reason = i.reason, version = t.version + 1, bank_message = :message,
                   bank_reference = i.reference
            from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:states as text[]),
                        cast(:reasons as text[]), cast(:references as text[]), cast(:versions as bigint[]))
                 as i(period, household, state, reason, reference, version)
            where t.period = i.period and t.household = i.household and t.version = i.version and t.state = :from
            """;
    private static final String UNPAID = """
            insert into unpaid (period, household, bucket)
            select * from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:buckets as int[]))
            """;
    private static final String REFUSED = """
            insert into bank_refusal (household, code, action, recipient, means, account, pay_point, refused_at)
            select distinct on (household) household, code, action, recipient, means, account, pay_point, cast(:at as timestamptz)
            from unnest(cast(:households as text[]), cast(:codes as text[]), cast(:actions as text[]),
                        cast(:recipients as text[]), cast(:means as text[]), cast(:accounts as text[]), cast(:points as text[]))
                 as i(household, code, action, recipient, means, account, pay_point)
            on conflict (household) do update set code = excluded.code, action = excluded.action,
                recipient = excluded.recipient, means = excluded.means, account = excluded.account,
                pay_point = excluded.pay_point, refused_at = excluded.refused_at
            """;
    private static final List<String> EXCEPTION =
            List.of("message", "line", "code", "end_to_end_id", "period", "household", "amount");

    private final DatabaseClient database;
    private final BulkCopy copy;
    private final Clock clock;
    private final PolicyBook<ReasonPolicy> reasons;

    OutcomeRows(DatabaseClient database, BulkCopy copy, Clock clock, PolicyBook<ReasonPolicy> reasons) {
        this.database = database;
        this.copy = copy;
        this.clock = clock;
        this.reasons = reasons;
    }

    Mono<Void> move(long message, List<Move> moves) {
        return move(message, "ORDERED", moves);
    }

    /** @param from the state that all of them are kept in until now */
    Mono<Void> move(long message, String from, List<Move> moves) {
        if (moves.isEmpty()) {
            return Mono.empty();
        }
        var unpaid = moves.stream()
                .filter(move -> !(move.outcome().to() instanceof TransferState.Credited))
                .toList();
        return database.sql(MOVE)
                .bind("message", message)
                .bind("from", from)
                .bind("periods", texts(moves, move -> move.transfer().period()))
                .bind("households", texts(moves, move -> move.transfer().household()))
                .bind("states", texts(moves, move -> move.outcome().to().code()))
                .bind("reasons", texts(moves, move -> move.outcome().to().reason()))
                .bind("references", texts(moves, move -> move.outcome().line().reference()))
                .bind(
                        "versions",
                        moves.stream().map(move -> move.transfer().version()).toArray(Long[]::new))
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == moves.size())
                .switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException("transfers changed meanwhile")))
                .then(unpaid.isEmpty() ? Mono.empty() : unpaid(unpaid).then(refused(unpaid)));
    }

    private Mono<Void> unpaid(List<Move> moves) {
        return database.sql(UNPAID)
                .bind("periods", texts(moves, move -> move.transfer().period()))
                .bind("households", texts(moves, move -> move.transfer().household()))
                .bind(
                        "buckets",
                        moves.stream().map(move -> move.transfer().bucket()).toArray(Integer[]::new))
                .then();
    }

    private Mono<Void> refused(List<Move> moves) {
        var policy = policy();
        return database.sql(REFUSED)
                .bind("at", clock.instant())
                .bind("households", texts(moves, move -> move.transfer().household()))
                .bind("codes", texts(moves, OutcomeRows::code))
                .bind("actions", texts(moves, move -> policy.action(code(move)).name()))
                .bind("recipients", texts(moves, move -> move.transfer().recipient()))
                .bind("means", texts(moves, move -> move.transfer().means()))
                .bind("accounts", texts(moves, move -> move.transfer().account()))
                .bind("points", texts(moves, move -> move.transfer().payPoint()))
                .then();
    }

    private ReasonPolicy policy() {
        return reasons.at(LocalDate.now(clock)).parameters();
    }

    /** What the bank refused for a reason that nothing ends by itself goes on the list of the people. */
    Mono<Long> review(long message, List<Move> moves) {
        var policy = policy();
        var refused = moves.stream()
                .filter(move -> !(move.outcome().to() instanceof TransferState.Credited)
                        && policy.action(code(move)).needsPerson())
                .map(move -> new Listed(move.outcome().line(), Resolution.REFUSAL_TO_REVIEW))
                .toList();
        return list(message, refused);
    }

    private static String code(Move move) {
        var reason = move.outcome().to().reason();
        return reason == null ? "" : reason;
    }

    Mono<Long> except(long message, List<Outcome.Excepted> exceptions) {
        return list(
                message,
                exceptions.stream()
                        .map(one -> new Listed(one.line(), one.fault().name()))
                        .toList());
    }

    /** A line for people. */
    private record Listed(BankLine line, String code) {}

    private Mono<Long> list(long message, List<Listed> lines) {
        return lines.isEmpty()
                ? Mono.just(0L)
                : copy.copy("bank_exception", EXCEPTION, Flux.fromIterable(lines), (one, out) -> {
                    var text = one.line().endToEndId();
                    var id = text == null ? null : EndToEndId.read(text).orElse(null);
                    var amount = one.line().amount();
                    out.number(message)
                            .number(one.line().number())
                            .text(one.code())
                            .text(text)
                            .text(id == null ? null : id.period().toString())
                            .text(id == null ? null : id.household())
                            .decimal(amount == null ? null : amount.soles());
                });
    }

    private static @Nullable String[] texts(List<Move> moves, Function<Move, @Nullable String> value) {
        return moves.stream().map(value).toArray(String[]::new);
    }
}
