package pe.juntos.coresponsibility.exception;

import java.util.Locale;
import java.util.Optional;

/** An exception is proposed by one person and approved by another. */
public final class ExceptionRule {
    private ExceptionRule() {}

    /** Why the exception is refused; empty when it stands. */
    public static Optional<Refusal> check(String proposedBy, String approvedBy) {
        return sameName(proposedBy).equals(sameName(approvedBy)) ? Optional.of(Refusal.SAME_PERSON) : Optional.empty();
    }

    private static String sameName(String person) {
        return person.strip().toLowerCase(Locale.ROOT);
    }

    /** The names are the public codes. */
    public enum Refusal {
        /** Proposer and approver are one person. */
        SAME_PERSON,
        /** The period was never opened, or is too old to be corrected. */
        PERIOD_NOT_OPEN,
        /** The register has no such person. */
        UNKNOWN_PERSON,
        /** The id was accepted before with other content. */
        ID_CONFLICT,
        /** Somebody decided it otherwise, or before. */
        ALREADY_DECIDED,
        /** Only what was approved can be revoked. */
        NOT_APPROVED,
        /** From certification on what was excused stays excused (VER-6). */
        PERIOD_CERTIFIED
    }
}
