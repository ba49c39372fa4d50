package pe.juntos.payment.liquidation.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.liquidation.Recheck;
import pe.juntos.payment.payee.AccountChecks;
import pe.juntos.payment.payee.Means;
import pe.juntos.payment.payee.Payee;
import pe.juntos.payment.payee.PaymentTarget;
import pe.juntos.payment.round.FreshPayees;
import pe.juntos.payment.transfer.TransferTold;
import pe.juntos.payment.transfer.TransferTold.LineTold;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Looks at the households that changed, or that something may hold, some thousands at a time: of a round they are few. */
@Component
class Rechecks implements FreshPayees {
    private static final int PAGE = 4_000;
    private static final String CHANGED = "select " + PayeeRow.COLUMNS + """
            , t.period as t_period, t.recipient as t_recipient, t.means as t_means, t.account as t_account,
              t.pay_point as t_pay_point, t.amount as t_amount, t.version as t_version
            from round_transfer t join payee p on p.household = t.household
            """ + PayeeRow.JOINS + """
            where t.round = :round and t.state = 'ORDERED' and (t.household, t.period) > (:household, :period)
              and (p.recipient is distinct from t.recipient or p.means is distinct from t.means
                   or p.account is distinct from t.account or not p.alive or not p.identity_verified
                   or b.household is not null or d.household is not null or k.state = 'REFUSED'
                   or :accounts_asked and p.means = 'ACCOUNT' and k.state is distinct from 'VERIFIED')
            order by t.household, t.period limit
            """ + PAGE;
    private static final String KEYS =
            " unnest(cast(:households as text[]), cast(:periods as text[])) as i(household, period)";
    private static final String REDIRECT = """
            update transfer t set recipient = p.recipient, means = p.means, account = p.account, pay_point = p.pay_point
            from payee p,""" + KEYS + """
             where t.household = i.household and t.period = i.period and p.household = i.household
            """;
    private static final String HOLD = """
            update transfer t set state = 'HELD', reason = i.reason, version = t.version + 1
            from unnest(cast(:households as text[]), cast(:periods as text[]), cast(:reasons as text[]))
                 as i(household, period, reason)
            where t.household = i.household and t.period = i.period
            """;
    private static final String UNPAID = """
            insert into unpaid (period, household, bucket)
            select t.period, t.household, t.bucket from transfer t,""" + KEYS + """
             where t.household = i.household and t.period = i.period on conflict do nothing
            """;
    private static final String LINES = """
            select l.* from line_of_transfer l,""" + KEYS + """
             where l.household = i.household and l.transfer_period = i.period order by l.period
            """;

    private final DatabaseClient database;
    private final Outbox outbox;
    private final AccountChecks accounts;

    Rechecks(DatabaseClient database, Outbox outbox, AccountChecks accounts) {
        this.database = database;
        this.outbox = outbox;
        this.accounts = accounts;
    }

    private record Changed(Payee payee, String period, Recheck recheck, BigDecimal amount, long version) {
        static Changed read(Readable row) {
            var payee = PayeeRow.read(row);
            var target = new PaymentTarget(
                    Means.valueOf(required(row, "t_means", String.class)),
                    row.get("t_account", String.class),
                    row.get("t_pay_point", String.class));
            return new Changed(
                    payee,
                    required(row, "t_period", String.class),
                    Recheck.of(payee, required(row, "t_recipient", String.class), target),
                    required(row, "t_amount", BigDecimal.class),
                    required(row, "t_version", Long.class));
        }

        Optional<String> waits() {
            return recheck instanceof Recheck.Waits(var reason) ? Optional.of(reason.name()) : Optional.empty();
        }

        String id() {
            return payee.household() + "-" + period;
        }
    }

    @Override
    public Mono<Void> recheck(String round) {
        return database.sql("select period from round where round = :round")
                .bind("round", round)
                .mapValue(String.class)
                .one()
                .flatMap(period -> pages(round, accounts.required(Period.parse(period))));
    }

    private Mono<Void> pages(String round, boolean asked) {
        return page(round, asked, "", "")
                .expand(page -> page.size() < PAGE
                        ? Mono.empty()
                        : page(
                                round,
                                asked,
                                page.getLast().payee().household(),
                                page.getLast().period()))
                .concatMap(page -> write(round, page))
                .then();
    }

    /** Read to its end before anything is written: there is one connection. */
    private Mono<List<Changed>> page(String round, boolean asked, String household, String period) {
        return database.sql(CHANGED)
                .bind("round", round)
                .bind("accounts_asked", asked)
                .bind("household", household)
                .bind("period", period)
                .map(Changed::read)
                .all()
                .collectList();
    }

    private Mono<Void> write(String round, List<Changed> page) {
        var redirected = page.stream()
                .filter(one -> one.recheck() instanceof Recheck.Redirected)
                .toList();
        var waiting = page.stream().filter(one -> one.waits().isPresent()).toList();
        return (redirected.isEmpty()
                        ? Mono.<Void>empty()
                        : keyed(REDIRECT, redirected).then())
                .then(waiting.isEmpty() ? Mono.empty() : hold(round, waiting));
    }

    private Mono<Void> hold(String round, List<Changed> waiting) {
        return keyed(HOLD, waiting)
                .bind("reasons", texts(waiting, one -> one.waits().orElseThrow()))
                .then()
                .then(keyed(UNPAID, waiting).then())
                .then(tell(round, waiting));
    }

    private record Owned(String transfer, LineTold line) {}

    private Mono<Void> tell(String round, List<Changed> waiting) {
        Flux<Owned> lines = keyed(LINES, waiting)
                .map(row -> new Owned(
                        required(row, "household", String.class) + "-" + required(row, "transfer_period", String.class),
                        new LineTold(
                                required(row, "component", String.class),
                                required(row, "amount", BigDecimal.class).toPlainString(),
                                required(row, "period", String.class),
                                required(row, "policy", String.class),
                                row.get("cause", String.class))))
                .all();
        return lines.collectMultimap(Owned::transfer, Owned::line)
                .flatMap(byTransfer -> outbox.append(waiting.stream()
                        .map(one -> told(round, one, List.copyOf(byTransfer.getOrDefault(one.id(), List.of()))))
                        .toList()));
    }

    private static OutgoingEvent told(String round, Changed one, List<LineTold> lines) {
        var household = one.payee().household();
        var told = new TransferTold(
                one.id(),
                household,
                round,
                one.period(),
                "HELD",
                one.amount().toPlainString(),
                lines,
                one.waits().orElseThrow());
        return new OutgoingEvent(TransferTold.TOPIC, household, told.type(), one.version() + 1, told);
    }

    private DatabaseClient.GenericExecuteSpec keyed(String sql, List<Changed> changed) {
        return database.sql(sql)
                .bind("households", texts(changed, one -> one.payee().household()))
                .bind("periods", texts(changed, Changed::period));
    }

    private static String[] texts(List<Changed> changed, Function<Changed, String> value) {
        return changed.stream().map(value).toArray(String[]::new);
    }
}
