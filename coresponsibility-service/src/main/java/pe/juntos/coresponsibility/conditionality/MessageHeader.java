package pe.juntos.coresponsibility.conditionality;

import org.jspecify.annotations.Nullable;

/** What a message says of itself, as it was sent; null is what it does not say, an empty text what cannot be read. */
public record MessageHeader(
        @Nullable String version,
        @Nullable String messageId,
        @Nullable String sentAt,
        @Nullable String action,
        @Nullable String sender,
        @Nullable String senderAddress,
        @Nullable String receiver,
        @Nullable Long totalCount,
        boolean encrypted) {}
