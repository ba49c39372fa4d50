package pe.juntos.platform.policy;

import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Pattern;
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

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{2,63}");

    public Policy {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("an id has 3 to 64 letters, digits, points and hyphens, not " + id);
        }
        if (legalBasis.isBlank() || source.isBlank() || author.isBlank()) {
            throw new IllegalArgumentException("a version names its norm, its source and its author");
        }
        Objects.requireNonNull(effectiveFrom, "effectiveFrom");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(parameters, "parameters");
        if (!draft && (approver == null || approver.isBlank())) {
            throw new IllegalArgumentException("nobody approved version " + id);
        }
        if (author.equals(approver)) {
            throw new IllegalArgumentException("one person wrote and approved version " + id);
        }
    }

    /** As it was before somebody approved it. */
    Policy<T> proposed() {
        return new Policy<>(id, effectiveFrom, legalBasis, source, status, author, null, true, parameters);
    }

    /** Whether a source states it, or it is assumed until the programme replaces it. */
    public enum Status {
        SOURCED,
        ASSUMED
    }
}
