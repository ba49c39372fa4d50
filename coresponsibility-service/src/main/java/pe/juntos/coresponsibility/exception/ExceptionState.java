package pe.juntos.coresponsibility.exception;

/** How a proposed exception stands; who approved it is never who proposed it. */
public sealed interface ExceptionState {
    String proposedBy();

    /** Waits for another person. */
    record Proposed(String proposedBy) implements ExceptionState {}

    /** Excuses what it covers. */
    record Approved(String proposedBy, String approvedBy) implements ExceptionState {}

    /** Excuses nothing. */
    record Rejected(String proposedBy, String rejectedBy) implements ExceptionState {}

    /** Excused once, and no longer. */
    record Revoked(String proposedBy, String approvedBy, String revokedBy) implements ExceptionState {}

    /** As it is stored and shown. */
    default String code() {
        return switch (this) {
            case Proposed _ -> "PROPOSED";
            case Approved _ -> "APPROVED";
            case Rejected _ -> "REJECTED";
            case Revoked _ -> "REVOKED";
        };
    }
}
