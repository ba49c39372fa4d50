package pe.juntos.platform.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One version of a set of parameters. A version in force is never edited: a change is a new version.
 *
 * @param effectiveFrom first business day on which it applies
 * @param legalBasis the norm
 * @param source where the figures come from
 * @param approver who approved it, another person than the author; of a draft, nobody
 * @param draft never in force, whatever its day: kept to be compared and simulated (POL-3)
 */
public record Policy<T>(
        String id,
        LocalDate effectiveFrom,
        String legalBasis,
        String source,
        Status status,
        String author,
        @Nullable String approver,
        boolean draft,
        T parameters) {

    public Policy {
        if (!draft && (approver == null || approver.isBlank())) {
            throw new IllegalArgumentException("nobody approved version " + id);
        }
        if (author.equals(approver)) {
            throw new IllegalArgumentException("one person wrote and approved version " + id);
        }
    }

    /** Whether a source states it, or it is assumed until the programme replaces it. */
    public enum Status {
        SOURCED,
        ASSUMED
    }
}
