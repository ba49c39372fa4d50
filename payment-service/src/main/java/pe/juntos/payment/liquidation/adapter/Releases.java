package pe.juntos.payment.liquidation.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Release;
import pe.juntos.payment.payee.AccountChecks;
import pe.juntos.payment.payee.Payee;
import pe.juntos.payment.payee.PaymentTarget;
import pe.juntos.payment.payee.Recipient;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.payment.transfer.TransferTold;
import pe.juntos.payment.transfer.TransferTold.LineTold;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;

/** Brings transfers of earlier rounds whose cause ended into a round (PAY-5); how they ended before stays on record. */
@Component
class Releases {
    private static final String WAITING = "select " + PayeeRow.COLUMNS + """
            , t.period, t.round, t.state, t.reason, t.attempt, t.amount, t.version
            from unpaid u
            join transfer t on t.period = u.period and t.household = u.household
            join round r on r.round = t.round
            join payee p on p.household = t.household
            """ + PayeeRow.LOOKUPS + """
            where u.bucket between :first and :last and t.round <> :round and p.district like any(:scope)
              and r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED', 'CANCELLED')
            order by p.household, t.period
            for update of u
            """;
    private static final String LINES = """
            select l.household, l.transfer_period, l.component, l.amount, l.period, l.policy, l.cause from line_of_transfer l
            where (l.transfer_period, l.household) in (select * from unnest(cast(:periods as text[]), cast(:households as text[])))
            order by l.period
            """;
    private static final String KEYS =
            " unnest(cast(:periods as text[]), cast(:households as text[])) as i(period, household)"
                    + " where t.period = i.period and t.household = i.household";
    private static final String REMEMBER =
            "insert into former_attempt (round, period, household, district, attempt, state, reason, amount, recipient, means, account, pay_point, bank_message, bank_reference)"
                    + " select t.round, t.period, t.household, t.district, t.attempt, t.state, t.reason, t.amount, t.recipient, t.means, t.account, t.pay_point,"
                    + " t.bank_message, t.bank_reference from transfer t,"
                    + " unnest(cast(:periods as text[]), cast(:households as text[])) as i(period, household)"
                    + " where t.period = i.period and t.household = i.household";
    private static final String MOVE = """
            update transfer t set round = :round, state = 'ORDERED', reason = null, attempt = i.attempt,
                   version = t.version + 1, recipient = i.recipient, means = i.means, account = i.account,
                   pay_point = i.pay_point, bank_message = null, bank_reference = null
            from unnest(cast(:periods as text[]), cast(:households as text[]), cast(:attempts as int[]),
                        cast(:recipients as text[]), cast(:means as text[]), cast(:accounts as text[]),
                        cast(:points as text[]))
                 as i(period, household, attempt, recipient, means, account, pay_point)
            where t.period = i.period and t.household = i.household
            """;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final AccountChecks accounts;

    Releases(DatabaseClient database, Outbox outbox, AccountChecks accounts) {
        this.database = database;
        this.outbox = outbox;
        this.accounts = accounts;
    }

    private record Waiting(
            Payee payee, String period, TransferState state, int attempt, BigDecimal amount, long version) {
        String household() {
            return payee.household();
        }

        Optional<Released> released() {
            return switch (Release.of(state, attempt, payee)) {
                case Release.Order(var next) -> Optional.of(new Released(this, next));
                case Release.Wait _ -> Optional.empty();
            };
        }
    }

    private record Released(Waiting transfer, int attempt) {}

    private record Owned(String household, String period, LineTold line) {}

    /** @return how many came */
    Mono<Long> into(String round, Period period, BucketRange range, String[] scope) {
        return database.sql(WAITING)
                .bind("first", range.first())
                .bind("last", range.last())
                .bind("round", round)
                .bind("scope", scope)
                .bind("accounts_asked", accounts.required(period))
                .map(Releases::read)
                .all()
                .mapNotNull(waiting -> waiting.released().orElse(null))
                .collectList()
                .flatMap(released -> released.isEmpty() ? Mono.just(0L) : move(round, released));
    }

    private static Waiting read(Readable row) {
        return new Waiting(
                PayeeRow.read(row),
                PayeeRow.text(row, "period"),
                TransferState.read(PayeeRow.text(row, "state"), row.get("reason", String.class), true),
                PayeeRow.number(row, "attempt"),
                Objects.requireNonNull(row.get("amount", BigDecimal.class)),
                Objects.requireNonNull(row.get("version", Long.class)));
    }

    private Mono<Long> move(String round, List<Released> released) {
        var periods = texts(released, r -> r.transfer().period());
        var households = texts(released, r -> r.transfer().household());
        return keyed(REMEMBER, periods, households)
                .then()
                .then(database.sql(MOVE)
                        .bind("round", round)
                        .bind("periods", periods)
                        .bind("households", households)
                        .bind(
                                "attempts",
                                released.stream().map(Released::attempt).toArray(Integer[]::new))
                        .bind(
                                "recipients",
                                texts(released, r -> member(r.transfer().payee().recipient())))
                        .bind(
                                "means",
                                texts(released, r -> target(r, t -> t.means().name())))
                        .bind("accounts", texts(released, r -> target(r, PaymentTarget::account)))
                        .bind("points", texts(released, r -> target(r, PaymentTarget::payPoint)))
                        .then())
                .then(keyed("delete from unpaid t using" + KEYS, periods, households)
                        .then())
                .then(tell(round, released, periods, households))
                .thenReturn((long) released.size());
    }

    private DatabaseClient.GenericExecuteSpec keyed(
            String sql, @Nullable String[] periods, @Nullable String[] households) {
        return database.sql(sql).bind("periods", periods).bind("households", households);
    }

    private Mono<Void> tell(
            String round, List<Released> released, @Nullable String[] periods, @Nullable String[] households) {
        return keyed(LINES, periods, households)
                .map(row -> new Owned(
                        PayeeRow.text(row, "household"),
                        PayeeRow.text(row, "transfer_period"),
                        new LineTold(
                                PayeeRow.text(row, "component"),
                                Objects.requireNonNull(row.get("amount", BigDecimal.class))
                                        .toPlainString(),
                                PayeeRow.text(row, "period"),
                                PayeeRow.text(row, "policy"),
                                PayeeRow.text(row, "cause"))))
                .all()
                .collectMultimap(owned -> owned.household() + "-" + owned.period(), Owned::line)
                .flatMap(lines -> outbox.append(released.stream()
                        .map(r ->
                                told(round, r.transfer(), List.copyOf(lines.getOrDefault(id(r.transfer()), List.of()))))
                        .toList()));
    }

    private static String id(Waiting transfer) {
        return transfer.household() + "-" + transfer.period();
    }

    private static OutgoingEvent told(String round, Waiting transfer, List<LineTold> lines) {
        var told = new TransferTold(
                id(transfer),
                transfer.household(),
                round,
                transfer.period(),
                "ORDERED",
                transfer.amount().toPlainString(),
                lines,
                null);
        return new OutgoingEvent(TransferTold.TOPIC, transfer.household(), told.type(), transfer.version() + 1, told);
    }

    private static @Nullable String member(@Nullable Recipient recipient) {
        return recipient == null ? null : recipient.member();
    }

    private static @Nullable String target(Released released, Function<PaymentTarget, @Nullable String> part) {
        var target = released.transfer().payee().target();
        return target == null ? null : part.apply(target);
    }

    private static @Nullable String[] texts(List<Released> released, Function<Released, @Nullable String> value) {
        return released.stream().map(value).toArray(String[]::new);
    }
}
