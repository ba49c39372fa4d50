package pe.juntos.partner.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of what somebody wants to be told.
 *
 * @param since from when
 * @param until when no longer; null: until it is ended
 */
public record Subscribed(
        Register register,
        RegistryEvent event,
        Asked asked,
        Instant since,
        @Nullable Instant until) {}
