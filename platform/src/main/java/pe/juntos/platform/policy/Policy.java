package pe.juntos.platform.policy;

import java.time.LocalDate;

/**
 * One version of a set of parameters. A version in force is never edited: a change is a new version.
 *
 * @param effectiveFrom first business day on which it applies
 * @param legalBasis the norm
 * @param source where the figures come from
 */
public record Policy<T>(
        String id,
        LocalDate effectiveFrom,
        String legalBasis,
        String source,
        Status status,
        String author,
        String approver,
        T parameters) {

    /** Whether a source states it, or it is assumed until the programme replaces it. */
    public enum Status {
        SOURCED,
        ASSUMED
    }
}
