package pe.juntos.payment.bank.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.Answer;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.MessageFault;

/** acmt.024.001.03: which accounts the bank confirms for their recipients. A line is one account. */
final class AccountReport implements MessageReader.Content {
    private static final String ROOT = "Document/IdVrfctnRpt/";
    private static final String LINE = ROOT + "Rpt";

    private final Map<String, String> line = new HashMap<>();
    private @Nullable String request;

    @Override
    public void opened(XmlElements xml) {
        if (xml.path().equals(LINE)) {
            line.clear();
        }
    }

    @Override
    public void closed(XmlElements xml, Queue<BankLine> lines, int next) {
        var path = xml.path();
        if (path.equals(ROOT + "OrgnlAssgnmt/MsgId")) {
            request = xml.value();
        } else if (path.equals(LINE)) {
            lines.add(line(next));
        } else if (path.startsWith(LINE + "/")) {
            line.put(path.substring(LINE.length() + 1), xml.value());
        }
    }

    private BankLine line(int number) {
        var verified = switch (line.getOrDefault("Vrfctn", "")) {
            case "true", "1" -> true;
            case "false", "0" -> false;
            default -> throw new MessageRefused(MessageFault.XML_VALUE_INVALID);
        };
        return new BankLine(
                number,
                line.get("OrgnlId"),
                verified ? Answer.ACCEPTED : Answer.REJECTED,
                null,
                line.getOrDefault("Rsn/Cd", line.get("Rsn/Prtry")),
                null,
                request,
                null);
    }

    @Override
    public List<MessageReader.FileRejection> end() {
        if (request == null) {
            throw new MessageRefused(MessageFault.MESSAGE_ID_MISSING);
        }
        return List.of();
    }

    @Override
    public MessageReader.Original original() {
        return MessageReader.Original.NONE;
    }
}
