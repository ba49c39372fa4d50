package pe.juntos.payment.ledger.adapter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Balances of the books, and whether they agree with the transfers they stand for (PAY-9). */
@RestController
class LedgerController {
    private static final String BALANCES = """
            select a.code, coalesce(sum(case when p.debit = a.code then p.amount else -p.amount end), 0)::numeric(16, 2) as balance
            from account a left join posting p on a.code in (p.debit, p.credit) group by a.code
            """;
    private static final String TRANSFERS = """
            select a.code, coalesce(sum(d.balance), 0)::numeric(16, 2) as balance
            from account a left join district_account d on d.account = a.code
            where a.code <> 'BUDGET' group by a.code
            """;

    private final DatabaseClient database;

    LedgerController(DatabaseClient database) {
        this.database = database;
    }

    private record Balance(String account, BigDecimal soles) {}

    /** @param agrees whether each account holds what the transfers in the state that it stands for add up to */
    record Books(
            TreeMap<String, String> balances, boolean balanced, TreeMap<String, String> transfers, boolean agrees) {}

    @GetMapping("/payment/ledger")
    @PreAuthorize("hasAnyRole('AUDITOR','OPERATOR','PAYMENT_SUBMITTER','PAYMENT_APPROVER')")
    Mono<Books> books() {
        return Mono.zip(read(BALANCES), read(TRANSFERS)).map(both -> books(both.getT1(), both.getT2()));
    }

    private static Books books(List<Balance> posted, List<Balance> held) {
        var sum = posted.stream().map(Balance::soles).reduce(BigDecimal.ZERO, BigDecimal::add);
        var balances = texts(posted);
        var transfers = texts(held);
        var agrees = transfers.entrySet().stream().allMatch(e -> e.getValue().equals(balances.get(e.getKey())));
        return new Books(balances, sum.signum() == 0, transfers, agrees);
    }

    private static TreeMap<String, String> texts(List<Balance> balances) {
        var texts = new TreeMap<String, String>();
        balances.forEach(balance -> texts.put(balance.account(), balance.soles().toPlainString()));
        return texts;
    }

    private Mono<List<Balance>> read(String sql) {
        return database.sql(sql)
                .map(row -> new Balance(
                        Objects.requireNonNull(row.get("code", String.class)),
                        Objects.requireNonNull(row.get("balance", BigDecimal.class))))
                .all()
                .collectList();
    }
}
