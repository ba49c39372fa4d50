package pe.juntos.partner.webhook;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came back from a partner's address.
 *
 * @param status of HTTP; null if nothing came back
 * @param failure why nothing came back
 * @param retryAfter the pause that the partner asked for
 */
public record Reply(
        @Nullable Integer status,
        @Nullable Failure failure,
        @Nullable Duration retryAfter) {

    /** Why nothing came back. */
    public enum Failure {
        TIMED_OUT,
        UNKNOWN_HOST,
        NOT_REACHED,
        /** What was to be told has been forgotten or ended since: nothing was sent, and nothing will be. */
        NOTHING_LEFT
    }

    public static Reply of(int status, @Nullable Duration retryAfter) {
        return new Reply(status, null, retryAfter);
    }

    public static Reply none(Failure failure) {
        return new Reply(null, failure, null);
    }

    /** The reason in the log; empty if the partner has taken the notice. */
    public Optional<String> reason() {
        if (failure != null) {
            return Optional.of(failure.name());
        }
        int code = status == null ? 0 : status;
        return switch (code / 100) {
            case 2 -> Optional.empty();
            case 3 -> Optional.of("REDIRECTED");
            case 4 -> Optional.of(code == 410 ? "GONE" : code == 429 ? "TOO_MANY" : "REFUSED");
            default -> Optional.of("PARTNER_ERROR");
        };
    }

    boolean nothingLeft() {
        return failure == Failure.NOTHING_LEFT;
    }

    boolean gone() {
        return status != null && status == 410;
    }
}
