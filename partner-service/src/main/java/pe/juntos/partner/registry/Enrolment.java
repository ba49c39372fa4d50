package pe.juntos.partner.registry;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether a household is in the programme, as far as the asker may know. Whoever may not know, and whoever asks about a household
 * that is not known here, reads the same: not known, which is never a no.
 *
 * @param basis on which it was answered; null where it was not
 * @param reason why it is not known
 */
public record Enrolment(
        Status status, @Nullable Basis basis, @Nullable Silence reason) {

    /** The standard has {@code yes} and {@code no} only. */
    public enum Status {
        YES,
        NO,
        UNKNOWN
    }

    public enum Basis {
        CONSENT,
        LEGAL_BASIS
    }

    public enum Silence {
        NOT_KNOWN_OR_NOT_SHOWN,
        NO_BASIS,
        OTHER_PROGRAMME
    }

    private static final Set<String> INSIDE = Set.of("AFFILIATED", "SUSPENDED");
    private static final Set<String> OUTSIDE =
            Set.of("EXITED", "EXCLUDED", "REJECTED", "LISTED", "VISITED", "VALIDATED");

    /**
     * What is known of the household asked about.
     *
     * @param state in the register, null where only a decision about it is known
     * @param shown whether it lives where the asker may look
     * @param consents whether its consent that the asker knows of it counts today
     */
    public record Known(@Nullable String state, boolean shown, boolean consents) {}

    /** @param legalBasis of the asker's agreement, by which it may ask without a consent; null if it has none */
    public static Enrolment of(Optional<Known> household, @Nullable String legalBasis) {
        var known = household.filter(Known::shown);
        var basis = known.filter(Known::consents)
                .map(_ -> Basis.CONSENT)
                .or(() -> Optional.ofNullable(legalBasis).map(_ -> Basis.LEGAL_BASIS));
        if (basis.isEmpty()) {
            return new Enrolment(Status.UNKNOWN, null, Silence.NO_BASIS);
        }
        return known.map(Known::state)
                .flatMap(Enrolment::status)
                .map(status -> new Enrolment(status, basis.get(), null))
                .orElseGet(() -> new Enrolment(Status.UNKNOWN, basis.get(), Silence.NOT_KNOWN_OR_NOT_SHOWN));
    }

    private static Optional<Status> status(String state) {
        if (INSIDE.contains(state)) {
            return Optional.of(Status.YES);
        }
        return OUTSIDE.contains(state) ? Optional.of(Status.NO) : Optional.empty();
    }
}
