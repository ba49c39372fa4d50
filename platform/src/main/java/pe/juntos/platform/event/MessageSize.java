package pe.juntos.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * How large messages may be, in bytes, each limit with room for what is added on the way to the next: what the outbox
 * takes, the topics take with its envelope; what the topics take, whoever wrote it, the dead letters take with its reason.
 * So neither an outbox nor a listener can be stopped by a message that the broker refuses.
 */
public final class MessageSize {
    /** Of an event's data with its key. One event tells the state of one entity: usual are 500 bytes. */
    public static final int EVENT = 1_000_000;

    /** {@code max.message.bytes} of a topic: the event and its envelope; it is also what brokers take unless told otherwise. */
    public static final int TOPIC = 1_048_576;

    /** {@code max.message.bytes} of dead letters, and {@code max.request.size} of the producer that writes both. */
    public static final int DEAD_LETTER = TOPIC + 65_536;

    private MessageSize() {}

    /** @throws EventTooLarge if no topic would take the event */
    static void check(OutgoingEvent event, byte[] data) {
        var bytes = (long) data.length + event.key().getBytes(UTF_8).length;
        if (bytes > EVENT) {
            throw new EventTooLarge(event.type(), bytes);
        }
    }
}
