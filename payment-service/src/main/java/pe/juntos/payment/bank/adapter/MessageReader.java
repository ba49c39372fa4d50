package pe.juntos.payment.bank.adapter;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import pe.juntos.payment.bank.BankLine;
import pe.juntos.payment.bank.MessageFault;
import pe.juntos.payment.kernel.Money;

/** Reads a bank message line by line; its kind and id are known as soon as it is open. */
final class MessageReader implements AutoCloseable {
    private final XmlElements xml;
    private final MessageKind kind;
    private final String messageId;
    private final Content content;
    private final Queue<BankLine> lines = new ArrayDeque<>();
    private int read;

    /** What is particular to a kind of message. */
    interface Content {
        void opened(XmlElements xml);

        /** Adds what is complete now. */
        void closed(XmlElements xml, Queue<BankLine> lines, int next);

        /** After the last element: refuses what does not add up. */
        List<FileRejection> end();

        Original original();
    }

    /** What a status report says of the file that it answers. */
    record Original(
            @Nullable String messageId,
            @Nullable Long transactions,
            @Nullable BigDecimal sum) {
        static final Original NONE = new Original(null, null, null);
    }

    /** A bank file that is rejected as a whole. */
    record FileRejection(String originalMessage, String reason) {}

    MessageReader(InputStream in, String programmeAccount) {
        xml = new XmlElements(in);
        if (xml.next() != XmlElements.Place.OPENED || !xml.path().equals("Document")) {
            throw new MessageRefused(MessageFault.MESSAGE_UNKNOWN);
        }
        kind = MessageKind.of(xml.namespace()).orElseThrow(() -> new MessageRefused(MessageFault.MESSAGE_UNKNOWN));
        content = switch (kind) {
            case PAIN_002 -> new StatusReport(programmeAccount);
            case CAMT_053 -> new Statement(Statement.DAILY, programmeAccount);
            case ACMT_024 -> new AccountReport();
            case CAMT_054 -> new Statement(Statement.NOTIFIED, programmeAccount);
        };
        messageId = readId();
    }

    private String readId() {
        while (true) {
            var place = xml.next();
            if (place == XmlElements.Place.END || xml.path().equals("Document") && place == XmlElements.Place.CLOSED) {
                throw new MessageRefused(MessageFault.MESSAGE_ID_MISSING);
            }
            if (place == XmlElements.Place.CLOSED && names(xml.path(), "/MsgId")) {
                if (xml.value().isEmpty() || xml.value().length() > 35) {
                    throw new MessageRefused(MessageFault.MESSAGE_ID_MISSING);
                }
                return xml.value();
            }
            if (place == XmlElements.Place.CLOSED && names(xml.path(), "")) {
                throw new MessageRefused(MessageFault.MESSAGE_ID_MISSING);
            }
        }
    }

    /** Account messages call their header otherwise. */
    private static boolean names(String path, String part) {
        return path.endsWith("/GrpHdr" + part) || path.endsWith("/Assgnmt" + part);
    }

    MessageKind kind() {
        return kind;
    }

    String messageId() {
        return messageId;
    }

    int lines() {
        return read;
    }

    /** Null after the last. */
    @Nullable
    BankLine next() {
        while (lines.isEmpty()) {
            switch (xml.next()) {
                case OPENED -> content.opened(xml);
                case CLOSED -> content.closed(xml, lines, read + 1);
                case END -> {
                    return null;
                }
            }
        }
        read++;
        return lines.remove();
    }

    /** To be asked after the last line. */
    List<FileRejection> end() {
        return content.end();
    }

    Original original() {
        return content.original();
    }

    @Override
    public void close() {
        xml.close();
    }

    static Money money(String text) {
        return new Money(decimal(text));
    }

    static BigDecimal decimal(String text) {
        return Money.read(text).map(Money::soles).orElseThrow(() -> new MessageRefused(MessageFault.XML_VALUE_INVALID));
    }

    /** Amounts are the Peruvian sol's; a balance or an entry in anything else makes the message another account's. */
    static void requireSoles(@Nullable String currency) {
        if (!"PEN".equals(currency)) {
            throw new MessageRefused(MessageFault.MESSAGE_NOT_IN_SOLES);
        }
    }

    static long count(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw new MessageRefused(MessageFault.XML_VALUE_INVALID);
        }
    }

    static void requireEqual(@Nullable Object declared, Object found) {
        if (declared != null && !declared.equals(found)) {
            throw new MessageRefused(MessageFault.MESSAGE_TOTALS_DIFFER);
        }
    }
}
