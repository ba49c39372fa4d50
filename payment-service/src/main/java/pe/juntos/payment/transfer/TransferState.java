package pe.juntos.payment.transfer;

import org.jspecify.annotations.Nullable;

/**
 * A transfer is ordered or held when its period is liquidated. A held one is ordered in the first round after the cause ends.
 * With its round it is sent to the bank, and there ends: credited, rejected or returned. What was rejected or returned is still
 * owed, and may be ordered again in a later round as another attempt with an end-to-end id of its own.
 */
public sealed interface TransferState {
    record Ordered() implements TransferState {}

    record Held(String reason) implements TransferState {}

    record Sent() implements TransferState {}

    record Credited() implements TransferState {}

    record Rejected(String reason) implements TransferState {}

    record Returned(String reason) implements TransferState {}

    /** Whether the bank has had its last word on this attempt. */
    default boolean isFinal() {
        return switch (this) {
            case Credited _, Rejected _, Returned _ -> true;
            case Ordered _, Held _, Sent _ -> false;
        };
    }

    /** The public code; a sent transfer is DISPATCHED. */
    default String code() {
        return switch (this) {
            case Ordered _ -> "ORDERED";
            case Held _ -> "HELD";
            case Sent _ -> "DISPATCHED";
            case Credited _ -> "CREDITED";
            case Rejected _ -> "REJECTED";
            case Returned _ -> "RETURNED";
        };
    }

    default @Nullable String reason() {
        return switch (this) {
            case Held(var reason) -> reason;
            case Rejected(var reason) -> reason;
            case Returned(var reason) -> reason;
            case Ordered _, Sent _, Credited _ -> null;
        };
    }

    /**
     * @param state as kept: a sent transfer is kept as ORDERED, its round tells that it was sent
     * @throws IllegalArgumentException for a state that nothing writes
     */
    static TransferState read(String state, @Nullable String reason, boolean sent) {
        var why = reason == null ? "" : reason;
        return switch (state) {
            case "ORDERED" -> sent ? new Sent() : new Ordered();
            case "HELD" -> new Held(why);
            case "CREDITED" -> new Credited();
            case "REJECTED" -> new Rejected(why);
            case "RETURNED" -> new Returned(why);
            default -> throw new IllegalArgumentException("no transfer state " + state);
        };
    }
}
