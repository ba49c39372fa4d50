package pe.juntos.coresponsibility.conditionality;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a message's header alone can be refused for. */
public final class HeaderRule {
    public static final String VERSION = "1.0.0";
    public static final String RECEIVER = "juntos";
    private static final int LONGEST_ID = 128;

    private HeaderRule() {}

    /**
     * What a header is held against.
     *
     * @param subject whom the access token names
     * @param address registered for that sender's callbacks, if any
     * @param latest a message cannot have been sent after this
     */
    public record Expected(
            String action, String subject, @Nullable String address, Instant latest, int records, int mostRecords) {}

    /** Why the message is refused; empty when its records may be looked at. */
    public static Optional<HeaderRefusal> check(MessageHeader header, Expected expected) {
        return version(header)
                .or(() -> id(header))
                .or(() -> sentAt(header, expected))
                .or(() -> action(header, expected))
                .or(() -> parties(header, expected))
                .or(() -> count(header, expected));
    }

    private static Optional<HeaderRefusal> version(MessageHeader header) {
        if (header.encrypted()) {
            return Optional.of(HeaderRefusal.ENCRYPTED);
        }
        return refusedIf(header.version() != null && !VERSION.equals(header.version()), HeaderRefusal.VERSION);
    }

    private static Optional<HeaderRefusal> id(MessageHeader header) {
        var id = header.messageId();
        return refusedIf(
                id == null
                        || id.isBlank()
                        || id.length() > LONGEST_ID
                        || id.chars().anyMatch(Character::isISOControl),
                HeaderRefusal.BAD);
    }

    private static Optional<HeaderRefusal> sentAt(MessageHeader header, Expected expected) {
        try {
            var at = OffsetDateTime.parse(header.sentAt() == null ? "" : header.sentAt());
            return refusedIf(at.toInstant().isAfter(expected.latest()), HeaderRefusal.SENT_AT);
        } catch (DateTimeException _) {
            return Optional.of(HeaderRefusal.SENT_AT);
        }
    }

    private static Optional<HeaderRefusal> action(MessageHeader header, Expected expected) {
        var action = header.action();
        if (action == null || action.isBlank()) {
            return Optional.of(HeaderRefusal.NO_ACTION);
        }
        return refusedIf(!action.equals(expected.action()), HeaderRefusal.OTHER_ACTION);
    }

    private static Optional<HeaderRefusal> parties(MessageHeader header, Expected expected) {
        if (!expected.subject().equals(header.sender())) {
            return Optional.of(HeaderRefusal.SENDER);
        }
        if (header.senderAddress() != null && !header.senderAddress().equals(expected.address())) {
            return Optional.of(HeaderRefusal.SENDER_ADDRESS);
        }
        return refusedIf(header.receiver() != null && !RECEIVER.equals(header.receiver()), HeaderRefusal.RECEIVER);
    }

    private static Optional<HeaderRefusal> count(MessageHeader header, Expected expected) {
        if (expected.records() > expected.mostRecords()) {
            return Optional.of(HeaderRefusal.TOO_MANY);
        }
        var count = header.totalCount();
        return refusedIf(count == null || count < 1 || count != expected.records(), HeaderRefusal.COUNT);
    }

    private static Optional<HeaderRefusal> refusedIf(boolean wrong, HeaderRefusal refusal) {
        return wrong ? Optional.of(refusal) : Optional.empty();
    }
}
