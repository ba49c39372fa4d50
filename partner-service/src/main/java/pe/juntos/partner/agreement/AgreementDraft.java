package pe.juntos.partner.agreement;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An agreement as it is written.
 *
 * @param code as it is signed, such as {@code 022-2026-GR.EJEMPLO/PR}
 * @param region first two digits of the UBIGEO code
 * @param validUntil last day
 */
public record AgreementDraft(
        String code,
        Kind kind,
        String region,
        String counterpart,
        LocalDate validFrom,
        LocalDate validUntil,
        List<Commitment> commitments) {
    public AgreementDraft {
        commitments = List.copyOf(commitments);
    }

    /**
     * What one party owes in a province or a district.
     *
     * @param area four or six digits of a UBIGEO code: targets are of provinces and districts (001 ART-09)
     * @param target of the indicator
     */
    public record Commitment(
            String id, Party party, String duty, String indicator, String area, BigDecimal target, LocalDate dueOn) {}

    /** @return empty if it can be signed */
    public Optional<AgreementRefusal> wrong() {
        if (validUntil.isBefore(validFrom)) {
            return Optional.of(AgreementRefusal.BAD_DATES);
        }
        boolean bothParties = Arrays.stream(Party.values())
                .allMatch(party -> commitments.stream().anyMatch(one -> one.party() == party));
        if (!bothParties) {
            return Optional.of(AgreementRefusal.PARTY_WITHOUT_COMMITMENT);
        }
        if (commitments.stream().map(Commitment::id).distinct().count() < commitments.size()) {
            return Optional.of(AgreementRefusal.COMMITMENT_TWICE);
        }
        return commitments.stream().flatMap(one -> wrong(one).stream()).findFirst();
    }

    private Optional<AgreementRefusal> wrong(Commitment one) {
        if (!one.area().matches("\\d{4}|\\d{6}") || !one.area().startsWith(region)) {
            return Optional.of(AgreementRefusal.AREA_OUTSIDE_REGION);
        }
        if (one.target().signum() <= 0) {
            return Optional.of(AgreementRefusal.TARGET_NOT_POSITIVE);
        }
        return one.dueOn().isBefore(validFrom) || one.dueOn().isAfter(validUntil)
                ? Optional.of(AgreementRefusal.DUE_OUTSIDE_VALIDITY)
                : Optional.empty();
    }
}
