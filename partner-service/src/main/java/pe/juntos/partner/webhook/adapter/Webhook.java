package pe.juntos.partner.webhook.adapter;

import static pe.juntos.platform.database.Rows.required;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner's subscription.
 *
 * @param state {@code ACTIVE}, {@code PAUSED} (notices wait), {@code GONE} (the address said 410), {@code ENDED} by the partner
 * @param formerSecretUntil while a former secret signs too
 */
record Webhook(
        UUID id,
        String url,
        List<String> types,
        String state,
        Instant subscribedAt,
        @Nullable Instant formerSecretUntil,
        @JsonIgnore byte[] secret,
        @JsonIgnore byte @Nullable [] formerSecret) {

    static Webhook of(Readable row) {
        return new Webhook(
                required(row, "id", UUID.class),
                required(row, "url", String.class),
                List.of(required(row, "types", String[].class)),
                required(row, "state", String.class),
                required(row, "subscribed_at", Instant.class),
                row.get("former_until", Instant.class),
                required(row, "secret", byte[].class),
                row.get("former_secret", byte[].class));
    }

    /** With which a notice is signed at that moment, the newest first. */
    List<byte[]> secretsAt(Instant now) {
        return secrets(secret, formerSecret, formerSecretUntil, now);
    }

    static List<byte[]> secrets(byte[] secret, byte @Nullable [] former, @Nullable Instant formerUntil, Instant now) {
        return former == null || formerUntil == null || !now.isBefore(formerUntil)
                ? List.of(secret)
                : List.of(secret, former);
    }
}
