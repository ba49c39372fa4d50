package pe.juntos.partner.agreement;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Signature, then ratification by the region's presidency, recorded by two persons (001 ART-02). */
public final class AgreementSteps {

    private AgreementSteps() {}

    /** An agreement and what was done with it. */
    public record Done(
            Stage stage,
            @Nullable LocalDate signedOn,
            @Nullable String signedBy,
            LocalDate validFrom) {}

    /** @return empty if it can be signed that day */
    public static Optional<AgreementRefusal> sign(Done done, LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return Optional.of(AgreementRefusal.IN_FUTURE);
        }
        return done.stage() == Stage.DRAFT ? Optional.empty() : Optional.of(AgreementRefusal.ALREADY_DONE);
    }

    /** @return empty if it can be ratified that day by that person */
    public static Optional<AgreementRefusal> ratify(Done done, LocalDate on, String by, LocalDate today) {
        var signedOn = done.signedOn();
        if (on.isAfter(today)) {
            return Optional.of(AgreementRefusal.IN_FUTURE);
        }
        if (done.stage() == Stage.RATIFIED) {
            return Optional.of(AgreementRefusal.ALREADY_DONE);
        }
        if (signedOn == null) {
            return Optional.of(AgreementRefusal.NOT_SIGNED);
        }
        if (by.equals(done.signedBy())) {
            return Optional.of(AgreementRefusal.SAME_PERSON);
        }
        return on.isBefore(signedOn) ? Optional.of(AgreementRefusal.BEFORE_SIGNATURE) : Optional.empty();
    }
}
