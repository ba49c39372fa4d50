package pe.juntos.payment.bank.adapter;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.bank.BankFile;
import pe.juntos.payment.bank.BankFilePolicy;
import pe.juntos.payment.bank.DispatchedFiles;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.kernel.Period;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bank files of dispatched rounds: the list is kept, the bytes are made from the frozen transfers on each download. */
@Component
class BankFiles implements DispatchedFiles {
    private static final int FETCH = 1_000;
    private static final int PER_PIECE = 250;
    /** Sent once is sent: the files of a round stay the same whatever the bank answers, and whatever is released later. */
    private static final String LIST = """
            insert into bank_file (round, number, message_id, transactions, amount, first_key, last_key, content_hash)
            select :round, number, 'JUNTOS-' || :round || '-' || lpad(number::text, 3, '0'), count(*), sum(amount),
                   min(key), max(key),
                   encode(sha256(convert_to(string_agg(concat_ws('|', key, attempt, amount, recipient, means,
                       coalesce(account, ''), coalesce(pay_point, '')), E'\\n' order by key), 'UTF8')), 'hex')
            from (select household || '-' || period as key, attempt, amount, recipient, means, account, pay_point,
                         (row_number() over (order by household, period) - 1) / :most + 1 as number
                  from round_transfer where round = :round and state = 'ORDERED') t
            group by number
            """;

    /** The file's own stretch of the round, by constants: what does not lie between its ends is not read. */
    private static final String INSTRUCTIONS = """
            select t.household || '-' || t.period || '-' || t.attempt as end_to_end_id, t.amount, t.recipient, t.means,
                   t.account, t.pay_point
            from (
                select household, period, attempt, state, amount, recipient, means, account, pay_point
                from round_transfer where round = :round
                union all
                select household, period, attempt, state, amount, recipient, means, account, pay_point
                from former_attempt where round = :round) t
            where t.state <> 'HELD' and t.household between left(:first_key, -7) and left(:last_key, -7)
              and t.household || '-' || t.period between :first_key and :last_key
            order by t.household, t.period
            """;

    private final DatabaseClient database;
    private final PolicyBook<BankFilePolicy> policies;

    BankFiles(DatabaseClient database, PolicyBook<BankFilePolicy> policies) {
        this.database = database;
        this.policies = policies;
    }

    /**
     * @param period of the round, from which the file's dates come
     * @param firstKey household and period of the first transaction, as {@code lastKey} of the last
     */
    record Listed(BankFile file, Period period, String firstKey, String lastKey) {}

    @Override
    public Mono<Void> list(String round, Period period) {
        return database.sql(LIST)
                .bind("round", round)
                .bind("most", policies.at(period.firstDay()).parameters().mostTransactions())
                .then();
    }

    Flux<Listed> of(String round) {
        return database.sql("select f.*, r.period from bank_file f join round r on r.round = f.round"
                        + " where f.round = :round order by f.number")
                .bind("round", round)
                .map(BankFiles::read)
                .all();
    }

    private static Listed read(Readable row) {
        var file = new BankFile(
                text(row, "round"),
                Objects.requireNonNull(row.get("number", Integer.class)),
                Objects.requireNonNull(row.get("transactions", Integer.class)),
                new Money(Objects.requireNonNull(row.get("amount", BigDecimal.class))),
                text(row, "content_hash"));
        return new Listed(file, Period.parse(text(row, "period")), text(row, "first_key"), text(row, "last_key"));
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class), column);
    }

    Flux<byte[]> bytes(Listed listed, PaymentOrder order) {
        return Flux.defer(() -> {
            var writer = new OrderFileWriter(order);
            var day = listed.period().paymentDay();
            return Flux.concat(
                    Mono.fromSupplier(() -> writer.begin(listed.file(), day)),
                    instructions(listed).buffer(PER_PIECE).map(writer::transactions),
                    Mono.fromSupplier(writer::end));
        });
    }

    private Flux<Instruction> instructions(Listed listed) {
        return database.sql(INSTRUCTIONS)
                .filter(statement -> statement.fetchSize(FETCH))
                .bind("round", listed.file().round())
                .bind("first_key", listed.firstKey())
                .bind("last_key", listed.lastKey())
                .map(Instruction::read)
                .all();
    }
}
