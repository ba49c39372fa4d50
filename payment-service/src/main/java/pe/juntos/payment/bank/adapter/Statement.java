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
import pe.juntos.payment.bank.MessageFault;
import pe.juntos.payment.kernel.Money;

/**
 * What was booked on the programme's account: camt.053.001.08 for a day, camt.054.001.08 as it happens. A line is a transaction of an
 * entry, or an entry without any.
 */
final class Statement implements MessageReader.Content {
    static final String DAILY = "Document/BkToCstmrStmt/Stmt";
    static final String NOTIFIED = "Document/BkToCstmrDbtCdtNtfctn/Ntfctn";
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private final String statementPath;
    private final String entryPath;
    private final String detailPath;
    private final String programmeAccount;
    private final Map<String, BigDecimal> balances = new HashMap<>();
    private final Map<String, String> statement = new HashMap<>();
    private final Map<String, String> entry = new HashMap<>();
    private final Map<String, String> detail = new HashMap<>();
    private final Map<String, Sum> sums = new HashMap<>();
    private BigDecimal details = NOTHING;
    private int detailsOfEntry;
    private boolean detailsHaveAmounts = true;
    private BigDecimal booked = NOTHING;

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

    /** @param statementPath {@link #DAILY} or {@link #NOTIFIED} */
    Statement(String statementPath, String programmeAccount) {
        this.statementPath = statementPath;
        this.entryPath = statementPath + "/Ntry";
        this.detailPath = entryPath + "/NtryDtls/TxDtls";
        this.programmeAccount = programmeAccount;
    }

    @Override
    public void opened(XmlElements xml) {
        var path = xml.path();
        if (path.equals(statementPath)) {
            statement.clear();
            sums.clear();
            balances.clear();
            booked = NOTHING;
        } else if (path.equals(entryPath)) {
            requireOurs();
            entry.clear();
            details = NOTHING;
            detailsOfEntry = 0;
            detailsHaveAmounts = true;
        } else if (path.equals(detailPath)) {
            detail.clear();
        } else if (path.equals(entryPath + "/Amt")
                || path.equals(detailPath + "/Amt")
                || path.equals(statementPath + "/Bal/Amt")) {
            MessageReader.requireSoles(xml.currency());
        }
    }

    /** The account stands before the entries; a statement that does not name it is nobody's. */
    private void requireOurs() {
        if (!programmeAccount.equals(
                statement.getOrDefault("Acct/Id/Othr/Id", statement.getOrDefault("Acct/Id/IBAN", "")))) {
            throw new MessageRefused(MessageFault.MESSAGE_WRONG_DEBTOR);
        }
    }

    @Override
    public void closed(XmlElements xml, Queue<BankLine> lines, int next) {
        var path = xml.path();
        if (path.equals(detailPath)) {
            lines.add(detailed(next));
        } else if (path.equals(entryPath)) {
            entryEnds(lines, next);
        } else if (path.equals(statementPath)) {
            requireOurs();
            requireTotals();
            requireBalances();
        } else if (path.equals(statementPath + "/Bal")) {
            balances.put(
                    statement.getOrDefault("Bal/Tp/CdOrPrtry/Cd", ""),
                    signed(statement.getOrDefault("Bal/CdtDbtInd", ""), statement.getOrDefault("Bal/Amt", "")));
        } else if (path.startsWith(detailPath)) {
            detail.put(path.substring(detailPath.length() + 1), xml.value());
        } else if (path.startsWith(entryPath)) {
            entry.put(path.substring(entryPath.length() + 1), xml.value());
        } else if (path.startsWith(statementPath)) {
            statement.put(path.substring(statementPath.length() + 1), xml.value());
        }
    }

    private static BigDecimal signed(String direction, String amount) {
        var soles = MessageReader.decimal(amount);
        return direction.equals("DBIT") ? soles.negate() : soles;
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
        if (isBooked()) {
            booked = booked.add(
                    signed(entry.getOrDefault("CdtDbtInd", ""), amount.soles().toPlainString()));
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
        if (!isBooked()) {
            return Fault.NOT_BOOKED;
        }
        return "true".equals(entry.get("RvslInd")) || !returned && !"DBIT".equals(entry.get("CdtDbtInd"))
                ? Fault.UNEXPECTED_CREDIT
                : null;
    }

    private boolean isBooked() {
        return "BOOK".equals(entry.getOrDefault("Sts/Cd", entry.get("Sts")));
    }

    /** What was there, and what was booked since, is what is there. */
    private void requireBalances() {
        var opening = balances.get("OPBD");
        var closing = balances.get("CLBD");
        if (opening != null && closing != null) {
            MessageReader.requireEqual(closing, opening.add(booked));
        }
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
