package pe.juntos.payment.collection.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.Channel;
import pe.juntos.payment.collection.Credit;
import pe.juntos.payment.collection.Withdrawal;
import pe.juntos.payment.collection.WithdrawalMatch;
import pe.juntos.payment.collection.WithdrawalMatch.Standing;
import pe.juntos.payment.collection.WithdrawalOutcome;
import pe.juntos.payment.kernel.Money;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Applies staged withdrawals, the lines of a transfer together. */
@Component
class Withdrawals {
    private static final String LINES = """
            select s.line, s.withdrawal_id, s.end_to_end_id, s.on_day, s.amount, s.channel, s.pay_point,
                   s.period, s.household, w.end_to_end_id as w_end_to_end_id, w.on_day as w_on_day, w.amount as w_amount,
                   w.channel as w_channel, w.pay_point as w_pay_point, t.state as t_state, t.means as c_means, c.round as c_round,
                   c.attempt::int as c_attempt, c.amount as c_amount, c.credited_on as c_credited_on,
                   c.withdrawn as c_withdrawn, c.stage as c_stage
            from staging_withdrawal s
            left join withdrawal w on w.withdrawal_id = s.withdrawal_id
            left join transfer t on t.period = s.period and t.household = s.household
            left join collection c on c.period = t.period and c.household = t.household and c.attempt = t.attempt
                 and t.state = 'CREDITED'
            where s.import_id = :import and s.refusal_code is null and s.bucket between :first and :last
              and not exists (select from import_refusal f where f.import_id = s.import_id and f.line = s.line)
            order by s.household, s.period, s.line
            """;

    private final DatabaseClient database;
    private final WithdrawalRows rows;

    Withdrawals(DatabaseClient database, WithdrawalRows rows) {
        this.database = database;
        this.rows = rows;
    }

    /** A line beside what is known. */
    record Row(
            Told.@Nullable Key key,
            @Nullable String round,
            Withdrawal line,
            @Nullable Withdrawal before,
            Standing standing) {
        static Row read(Readable row) {
            var household = row.get("household", String.class);
            var known = row.get("c_stage", String.class) != null;
            return new Row(
                    household == null ? null : new Told.Key(required(row, "period", String.class), household),
                    row.get("c_round", String.class),
                    withdrawal(row, "", required(row, "withdrawal_id", String.class)),
                    row.get("w_end_to_end_id", String.class) == null
                            ? null
                            : withdrawal(row, "w_", required(row, "withdrawal_id", String.class)),
                    known ? new Standing.Credited(Credits.read(row)) : uncredited(row));
        }

        private static Standing uncredited(Readable row) {
            return row.get("t_state", String.class) == null ? new Standing.Unknown() : new Standing.NotCredited();
        }

        private static Withdrawal withdrawal(Readable row, String prefix, String id) {
            return new Withdrawal(
                    required(row, "line", Long.class),
                    id,
                    required(row, prefix + "end_to_end_id", String.class),
                    required(row, prefix + "on_day", LocalDate.class),
                    new Money(required(row, prefix + "amount", BigDecimal.class)),
                    Channel.valueOf(required(row, prefix + "channel", String.class)),
                    row.get(prefix + "pay_point", String.class));
        }

        Object group() {
            return key == null ? line.line() : key;
        }
    }

    /** What a credit came to by the lines of a file, with the withdrawals that count. */
    record Change(Told.Key key, String round, Credit before, Credit after, List<Withdrawal> taken) {}

    Mono<Void> apply(UUID file, BucketRange range) {
        return database.sql(LINES)
                .bind("import", file)
                .bind("first", range.first())
                .bind("last", range.last())
                .map(Row::read)
                .all()
                .bufferUntilChanged(Row::group)
                .collectList()
                .flatMap(groups -> {
                    var changes = new ArrayList<Change>();
                    var refusals = new ArrayList<WithdrawalOutcome.Refused>();
                    groups.forEach(group -> match(group, changes, refusals));
                    return rows.write(file, range, changes, refusals);
                });
    }

    private static void match(List<Row> group, List<Change> changes, List<WithdrawalOutcome.Refused> refusals) {
        var first = group.getFirst();
        var before = new HashMap<String, Withdrawal>();
        group.forEach(row -> {
            if (row.before() != null) {
                before.put(row.line().id(), row.before());
            }
        });
        var taken = new ArrayList<Withdrawal>();
        var after = first.standing() instanceof Standing.Credited(var credit) ? credit : null;
        for (var outcome : WithdrawalMatch.of(group.stream().map(Row::line).toList(), before, first.standing())) {
            switch (outcome) {
                case WithdrawalOutcome.Taken(var line, var left) -> {
                    taken.add(line);
                    after = left;
                }
                case WithdrawalOutcome.Refused refused -> refusals.add(refused);
                case WithdrawalOutcome.Known _ -> {}
            }
        }
        if (!taken.isEmpty()
                && after != null
                && first.key() != null
                && first.round() != null
                && first.standing() instanceof Standing.Credited(var credit)) {
            changes.add(new Change(first.key(), first.round(), credit, after, taken));
        }
    }
}
