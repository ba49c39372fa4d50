package pe.juntos.payment.g2p.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.g2p.FinancialAddress;
import pe.juntos.payment.g2p.Inquiry;
import pe.juntos.payment.kernel.Money;
import pe.juntos.payment.transfer.TransferState;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** Finds what was sent with a round and how it stands. */
@Component
class Inquiries {
    static final int MOST = 1_000;
    private static final String SENT = """
            select t.*, count(*) over () as found from (
                select round, district, household, period, attempt::int as attempt, state, reason, amount, recipient, means, account,
                       pay_point from round_transfer where round = :round
                union all
                select round, district, household, period, attempt::int, state, reason, amount, recipient, means, account,
                       pay_point from former_attempt where round = :round) t
            join round r on r.round = t.round and r.state in ('DISPATCHED', 'RECONCILED', 'CLOSED')
            where t.state <> 'HELD' and t.district like any(:territory) and (%s)
            order by t.period desc, t.household limit :most
            """;
    private static final String REFERENCES =
            SENT.formatted("t.household || '-' || t.period || '-' || t.attempt = any(:sought)");
    private static final String BY_ACCOUNT = SENT.formatted("t.means = 'ACCOUNT' and t.account = any(:sought)");
    private static final String BY_RECIPIENT = SENT.formatted("t.means <> 'ACCOUNT' and t.recipient = any(:sought)");
    private static final String ALL = SENT.formatted("cardinality(:sought) = 0");
    private static final String SPOKEN_OF = """
            select distinct end_to_end_id from bank_line where message = :message and end_to_end_id is not null
            order by 1 limit :most
            """;
    private static final String[] NONE = {};

    private final DatabaseClient database;
    private final Batches batches;
    private final G2pPolicyConfiguration.Payer payer;

    Inquiries(DatabaseClient database, Batches batches, G2pPolicyConfiguration.Payer payer) {
        this.database = database;
        this.batches = batches;
        this.payer = payer;
    }

    /** A disbursement that was sent, and what became of it. */
    record Standing(Batch.Disbursement sent, TransferState state) {}

    /** @param found how many there are, of which the first are here */
    record Answer(List<Standing> standings, long found) {}

    /** Whether a round is known; empty if not. */
    Mono<String> round(String round) {
        return database.sql("select round from round where round = :round")
                .bind("round", round)
                .mapValue(String.class)
                .one();
    }

    Mono<Answer> answer(String round, Inquiry inquiry, Territory territory) {
        return switch (inquiry) {
            case Inquiry.OfReferences(var references) ->
                find(REFERENCES, round, references.toArray(NONE), references.size(), territory);
            case Inquiry.OfBatch(var transaction) ->
                batches.named(transaction)
                        .flatMapMany(batches::disbursements)
                        .map(Batch.Disbursement::reference)
                        .collectList()
                        .flatMap(all -> find(REFERENCES, round, all.toArray(NONE), all.size(), territory));
            case Inquiry.OfCallback(var message) ->
                spokenOf(message).flatMap(all -> find(REFERENCES, round, all.toArray(NONE), all.size(), territory));
            case Inquiry.FromPayer _ -> find(ALL, round, NONE, MOST, territory);
            case Inquiry.ToPayee(var payee) -> toPayee(round, payee, territory);
        };
    }

    private Mono<Answer> toPayee(String round, FinancialAddress payee, Territory territory) {
        var sql = payee.type().equals("account") ? BY_ACCOUNT : BY_RECIPIENT;
        return find(sql, round, new String[] {payee.id()}, MOST, territory).map(found -> {
            var exact = found.standings().stream()
                    .filter(standing -> standing.sent().payee(payer.bank()).equals(payee))
                    .toList();
            return new Answer(exact, exact.size());
        });
    }

    private Mono<List<String>> spokenOf(String message) {
        return database.sql(SPOKEN_OF)
                .bind("message", Long.parseLong(message))
                .bind("most", MOST)
                .mapValue(String.class)
                .all()
                .collectList();
    }

    private Mono<Answer> find(String sql, String round, String[] sought, int most, Territory territory) {
        return database.sql(sql)
                .bind("round", round)
                .bind("territory", territory.patterns())
                .bind("sought", sought)
                .bind("most", most)
                .map(row -> new Row(standing(row), required(row, "found", Long.class)))
                .all()
                .collectList()
                .map(rows -> new Answer(
                        rows.stream().map(Row::standing).toList(),
                        rows.isEmpty() ? 0 : rows.getFirst().found()));
    }

    private record Row(Standing standing, long found) {}

    private static Standing standing(Readable row) {
        return new Standing(
                new Batch.Disbursement(
                        required(row, "household", String.class) + "-" + required(row, "period", String.class) + "-"
                                + required(row, "attempt", Integer.class),
                        new Money(required(row, "amount", BigDecimal.class)),
                        required(row, "recipient", String.class),
                        required(row, "means", String.class),
                        row.get("account", String.class),
                        row.get("pay_point", String.class)),
                TransferState.read(required(row, "state", String.class), row.get("reason", String.class), true));
    }
}
