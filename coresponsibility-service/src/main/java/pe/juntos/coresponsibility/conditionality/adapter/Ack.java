package pe.juntos.coresponsibility.conditionality.adapter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A message was received; each record was received too, or refused at the door. */
record Ack(Received message) {
    static final String RECEIVED = "rcvd";
    static final String REFUSED = "rjct";

    @JsonNaming(SnakeCaseStrategy.class)
    record Received(String ackStatus, Instant timestamp, UUID correlationId, List<OfRecord> evidenceAck) {}

    /** @param statusReasonMessage in Spanish */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfRecord(
            @Nullable String referenceId,
            String status,
            @Nullable String statusReasonCode,
            @Nullable String statusReasonMessage) {}

    /** @param refusals at the door, by the place of the record from 1 */
    static Ack of(UUID id, Instant receivedAt, List<JsonNode> evidence, Map<Integer, DoorRefusal> refusals) {
        var records = IntStream.rangeClosed(1, evidence.size())
                .mapToObj(line -> record(evidence.get(line - 1), refusals.get(line)))
                .toList();
        return new Ack(new Received("ACK", receivedAt, id, records));
    }

    private static OfRecord record(JsonNode node, @Nullable DoorRefusal refusal) {
        var reference = DoorRefusal.reference(node);
        return refusal == null
                ? new OfRecord(reference, RECEIVED, null, null)
                : new OfRecord(reference, REFUSED, refusal.code(), refusal.reason());
    }
}
