package pe.juntos.payment.bank.adapter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.Answer;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.Fault;
import pe.juntos.payment.bank.MessageFault;

/** pain.002.001.10: statuses of single transactions, or of a whole file. */
final class StatusReport implements MessageReader.Content {
    private static final String ROOT = "Document/CstmrPmtStsRpt/";
    private static final String GROUP = ROOT + "OrgnlGrpInfAndSts/";
    private static final String PAYMENT = ROOT + "OrgnlPmtInfAndSts/";
    private static final String LINE = PAYMENT + "TxInfAndSts/";
    private static final String AMOUNT = LINE + "OrgnlTxRef/Amt/InstdAmt";
    private static final Set<String> ON_ITS_WAY = Set.of(
            "ACTC", "ACCP", "ACSP", "ACSC", "ACWC", "ACWP", "ACCC", "ACFC", "RCVD", "PDNG", "PEND", "PART", "PATC");

    private static final String DEBTOR = "OrgnlTxRef/DbtrAcct/Id/Othr/Id";

    private final String programmeAccount;
    private final Map<String, String> group = new HashMap<>();
    private final Map<String, String> payment = new HashMap<>();
    private final Map<String, String> line = new HashMap<>();
    private final Map<String, Long> declared = new HashMap<>();
    private final Map<String, Long> found = new HashMap<>();
    private final List<MessageReader.FileRejection> rejections = new ArrayList<>();
    private @Nullable BigDecimal amount;
    private String status = "";
    private long statusCount;
    private boolean listed;

    StatusReport(String programmeAccount) {
        this.programmeAccount = programmeAccount;
    }

    @Override
    public void opened(XmlElements xml) {
        switch (xml.path()) {
            case PAYMENT_OPEN -> {
                payment.clear();
                listed = false;
            }
            case LINE_OPEN -> {
                line.clear();
                amount = null;
            }
            case AMOUNT -> MessageReader.requireSoles(xml.currency());
            default -> {}
        }
    }

    private static final String PAYMENT_OPEN = "Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts";
    private static final String LINE_OPEN = "Document/CstmrPmtStsRpt/OrgnlPmtInfAndSts/TxInfAndSts";
    private static final String DECLARED = GROUP + "NbOfTxsPerSts";

    @Override
    public void closed(XmlElements xml, Queue<BankLine> lines, int next) {
        var path = xml.path();
        if (path.equals(LINE_OPEN)) {
            lines.add(line(next));
        } else if (path.equals(PAYMENT_OPEN)) {
            rejectWhole(payment.get("PmtInfSts"), payment.get("StsRsnInf/Rsn/Cd"));
        } else if (path.equals(AMOUNT)) {
            amount = MessageReader.decimal(xml.value());
        } else if (path.startsWith(LINE)) {
            line.put(path.substring(LINE.length()), xml.value());
        } else if (path.startsWith(PAYMENT)) {
            payment.put(path.substring(PAYMENT.length()), xml.value());
        } else if (path.startsWith(GROUP) || path.equals(DECLARED)) {
            inGroup(path.substring(GROUP.length()), xml.value());
        }
    }

    private void inGroup(String name, String value) {
        switch (name) {
            case "NbOfTxsPerSts/DtldNbOfTxs" -> statusCount = MessageReader.count(value);
            case "NbOfTxsPerSts/DtldSts" -> status = value;
            case "NbOfTxsPerSts" -> declared.put(status, statusCount);
            default -> group.put(name, value);
        }
    }

    private BankLine line(int number) {
        if (!line.getOrDefault(DEBTOR, programmeAccount).equals(programmeAccount)) {
            throw new MessageRefused(MessageFault.MESSAGE_WRONG_DEBTOR);
        }
        var code = line.getOrDefault("TxSts", "");
        found.merge(code, 1L, Long::sum);
        listed = true;
        var rejected = code.equals("RJCT");
        return new BankLine(
                number,
                line.get("OrgnlEndToEndId"),
                rejected ? Answer.REJECTED : Answer.ACCEPTED,
                amount == null ? null : MessageReader.money(amount.toPlainString()),
                rejected ? line.getOrDefault("StsRsnInf/Rsn/Cd", line.get("StsRsnInf/Rsn/Prtry")) : null,
                line.getOrDefault("StsId", line.get("AcctSvcrRef")),
                group.get("OrgnlMsgId"),
                rejected || ON_ITS_WAY.contains(code) ? null : Fault.UNKNOWN_STATUS);
    }

    /** A rejected payment that names no transaction means all of them; there is one payment in a file. */
    private void rejectWhole(@Nullable String wholeStatus, @Nullable String reason) {
        var original = group.get("OrgnlMsgId");
        if ("RJCT".equals(wholeStatus) && !listed && original != null) {
            rejections.add(new MessageReader.FileRejection(original, reason == null ? "NARR" : reason));
        }
    }

    @Override
    public List<MessageReader.FileRejection> end() {
        if (group.get("OrgnlMsgId") == null) {
            throw new MessageRefused(MessageFault.MESSAGE_ID_MISSING);
        }
        if (found.isEmpty() && rejections.isEmpty()) {
            listed = false;
            rejectWhole(group.get("GrpSts"), group.get("StsRsnInf/Rsn/Cd"));
        }
        declared.forEach((code, count) -> {
            var here = found.getOrDefault(code, 0L);
            if (here > 0 || code.equals("RJCT") && rejections.isEmpty()) {
                MessageReader.requireEqual(count, here);
            }
        });
        return List.copyOf(rejections);
    }

    @Override
    public MessageReader.Original original() {
        var count = group.get("OrgnlNbOfTxs");
        var sum = group.get("OrgnlCtrlSum");
        return new MessageReader.Original(
                group.get("OrgnlMsgId"),
                count == null ? null : MessageReader.count(count),
                sum == null ? null : MessageReader.decimal(sum));
    }
}
