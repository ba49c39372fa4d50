package pe.juntos.gateway.offline;

import org.jspecify.annotations.Nullable;

/** What became of one item; the phone forgets it unless it is told to send it again. */
public record Outcome(
        @Nullable String id,
        State state,
        @Nullable Integer status,
        @Nullable String code,
        @Nullable String detail) {

    /** LATER: nobody knows whether it was done, or it was not; to be sent again as it is. */
    public enum State {
        APPLIED,
        REPEATED,
        REFUSED,
        LATER
    }

    /**
     * What a service's answer means for the item.
     *
     * @param replayed the answer is the one that was given the first time
     */
    public static Outcome of(
            @Nullable String id, int status, boolean replayed, @Nullable String code, @Nullable String detail) {
        return new Outcome(id, state(status, replayed, code), status, code, detail);
    }

    public static Outcome refused(@Nullable String id, String code, String detail) {
        return new Outcome(id, State.REFUSED, null, code, detail);
    }

    public static Outcome later(@Nullable String id) {
        return new Outcome(id, State.LATER, null, "SERVICE_UNAVAILABLE", "No se pudo preguntar; se enviará de nuevo.");
    }

    private static State state(int status, boolean replayed, @Nullable String code) {
        if (status >= 500 || status == 408 || status == 429 || "IDEMPOTENCY_KEY_RUNNING".equals(code)) {
            return State.LATER;
        }
        if (status >= 300) {
            return State.REFUSED;
        }
        return replayed ? State.REPEATED : State.APPLIED;
    }
}
