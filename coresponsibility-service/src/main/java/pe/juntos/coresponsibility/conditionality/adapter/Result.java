package pe.juntos.coresponsibility.conditionality.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.conditionality.HeaderRule;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What became of a message, in the envelope of DCI callbacks: told to its sender, or answered when it asks. */
record Result(Header header, Message message) {

    /** @param completedCount records about which it is decided */
    @JsonNaming(SnakeCaseStrategy.class)
    record Header(
            String version,
            String messageId,
            Instant messageTs,
            String action,
            String status,
            int totalCount,
            int completedCount,
            String senderId,
            String receiverId,
            boolean isMsgEncrypted) {}

    /** @param originalMessageId message_id under which the sender sent the records */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Message(
            @Nullable String transactionId,
            UUID correlationId,
            String originalMessageId,
            int acceptedCount,
            int rejectedCount,
            List<Ack.OfRecord> evidenceResponse) {}

    /** The same message is told under the same id, however often. */
    static Result of(MessageState state, String action, Instant now, List<Ack.OfRecord> records) {
        var header = new Header(
                HeaderRule.VERSION,
                action + "-" + state.message(),
                now,
                action,
                state.status(),
                state.records(),
                state.acceptedCount() + state.rejectedCount(),
                HeaderRule.RECEIVER,
                state.sender(),
                false);
        return new Result(
                header,
                new Message(
                        state.transaction(),
                        state.message(),
                        state.messageId(),
                        state.acceptedCount(),
                        state.rejectedCount(),
                        records));
    }
}
