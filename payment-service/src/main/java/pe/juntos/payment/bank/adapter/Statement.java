package pe.juntos.payment.bank.adapter;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.Answer;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.Fault;
import pe.juntos.payment.kernel.Money;

/** camt.053.001.08: what was booked on the programme's account. A line is a transaction of an entry, or an entry without any. */
final class Statement implements MessageReader.Content {
    private static final String STATEMENT = "Document/BkToCstmrStmt/Stmt";
    private static final String ENTRY = STATEMENT + "/Ntry";
    private static final String DETAIL = ENTRY + "/NtryDtls/TxDtls";
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final String programmeAccount;
    private final Map<String, String> statement = new HashMap<>();
    private final Map<String, String> entry = new HashMap<>();
    private final Map<String, String> detail = new HashMap<>();
    private final Map<String, Sum> sums = new HashMap<>();
    private BigDecimal details = NOTHING;
    private int detailsOfEntry;
    private boolean detailsHaveAmounts = true;
    private @Nullable String currency;

    /** How many entries, and how much. */
    private record Sum(long entries, BigDecimal amount) {
        static final Sum NONE = new Sum(0, NOTHING);

        Sum and(BigDecimal more) {
            return new Sum(entries + 1, amount.add(more));
        }

        static Sum both(Sum a, Sum b) {
            return new Sum(a.entries + b.entries, a.amount.add(b.amount));
        }
    }

    Statement(String programmeAccount) {
        this.programmeAccount = programmeAccount;
    }

    @Override
    public void opened(XmlElements xml) {
        switch (xml.path()) {
            case STATEMENT -> {
                statement.clear();
                sums.clear();
            }
            case ENTRY -> {
                entry.clear();
                details = NOTHING;
                detailsOfEntry = 0;
                detailsHaveAmounts = true;
            }
            case DETAIL -> detail.clear();
            case "Document/BkToCstmrStmt/Stmt/Ntry/Amt" -> currency = xml.currency();
            default -> {}
        }
    }

    @Override
    public void closed(XmlElements xml, Queue<BankLine> lines, int next) {
        var path = xml.path();
        if (path.equals(DETAIL)) {
            lines.add(detailed(next));
        } else if (path.equals(ENTRY)) {
            entryEnds(lines, next);
        } else if (path.equals(STATEMENT)) {
            requireTotals();
        } else if (path.startsWith(DETAIL)) {
            detail.put(path.substring(DETAIL.length() + 1), xml.value());
        } else if (path.startsWith(ENTRY)) {
            entry.put(path.substring(ENTRY.length() + 1), xml.value());
        } else if (path.startsWith(STATEMENT)) {
            statement.put(path.substring(STATEMENT.length() + 1), xml.value());
        }
    }

    private BankLine detailed(int number) {
        detailsOfEntry++;
        var own = detail.get("Amt");
        if (own == null) {
            detailsHaveAmounts = false;
        } else {
            details = details.add(MessageReader.decimal(own));
        }
        return line(number, detail.get("Refs/EndToEndId"), own == null ? entryAmount() : MessageReader.money(own));
    }

    private void entryEnds(Queue<BankLine> lines, int next) {
        var amount = entryAmount();
        if (detailsOfEntry == 0) {
            detail.clear();
            lines.add(line(next, null, amount));
        } else if (detailsHaveAmounts) {
            MessageReader.requireEqual(amount.soles(), details);
        }
        sums.merge(entry.getOrDefault("CdtDbtInd", ""), Sum.NONE.and(amount.soles()), Sum::both);
    }

    private Money entryAmount() {
        return MessageReader.money(entry.getOrDefault("Amt", ""));
    }

    private BankLine line(int number, @Nullable String endToEndId, Money amount) {
        var returned = detail.containsKey("RtrInf/Rsn/Cd")
                || detail.containsKey("RtrInf/Rsn/Prtry")
                || detail.containsKey("RtrInf");
        return new BankLine(
                number,
                endToEndId,
                returned ? Answer.RETURNED : Answer.CREDITED,
                amount,
                returned ? detail.getOrDefault("RtrInf/Rsn/Cd", detail.get("RtrInf/Rsn/Prtry")) : null,
                detail.getOrDefault("Refs/AcctSvcrRef", entry.getOrDefault("AcctSvcrRef", entry.get("NtryRef"))),
                null,
                fault(returned));
    }

    private @Nullable Fault fault(boolean returned) {
        if (!programmeAccount.equals(
                statement.getOrDefault("Acct/Id/Othr/Id", statement.getOrDefault("Acct/Id/IBAN", "")))) {
            return Fault.WRONG_DEBTOR;
        }
        if (!"BOOK".equals(entry.getOrDefault("Sts/Cd", entry.get("Sts")))) {
            return Fault.NOT_BOOKED;
        }
        if ("true".equals(entry.get("RvslInd")) || !returned && !"DBIT".equals(entry.get("CdtDbtInd"))) {
            return Fault.UNEXPECTED_CREDIT;
        }
        return currency != null && !currency.equals("PEN") ? Fault.NOT_IN_SOLES : null;
    }

    private void requireTotals() {
        var debits = sums.getOrDefault("DBIT", Sum.NONE);
        var credits = sums.getOrDefault("CRDT", Sum.NONE);
        require("TxsSummry/TtlDbtNtries", debits);
        require("TxsSummry/TtlCdtNtries", credits);
        require("TxsSummry/TtlNtries", Sum.both(debits, credits));
    }

    private void require(String declared, Sum found) {
        var count = statement.get(declared + "/NbOfNtries");
        var sum = statement.get(declared + "/Sum");
        MessageReader.requireEqual(count == null ? null : MessageReader.count(count), found.entries());
        MessageReader.requireEqual(sum == null ? null : MessageReader.decimal(sum), found.amount());
    }

    @Override
    public List<MessageReader.FileRejection> end() {
        return List.of();
    }

    @Override
    public MessageReader.Original original() {
        return MessageReader.Original.NONE;
    }
}
