package pe.juntos.coresponsibility.verdict;

/** What was found of a target member (VER-1), each with why. Silence is never a breach (VER-3). */
public sealed interface Outcome {
    Reason reason();

    /** The public code. */
    default String code() {
        return switch (this) {
            case Met _ -> "MET";
            case NotMet _ -> "NOT_MET";
            case NotVerifiable _ -> "NOT_VERIFIABLE";
            case Exempt _ -> "EXEMPT";
            case Waived _ -> "WAIVED";
        };
    }

    record Met(Reason reason) implements Outcome {}

    record NotMet(Reason reason) implements Outcome {}

    record NotVerifiable(Reason reason) implements Outcome {}

    record Exempt(Reason reason) implements Outcome {}

    record Waived(Reason reason) implements Outcome {}
}
