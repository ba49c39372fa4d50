package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Optional;

/** Eligibility of a household on a date (TGT-2). */
final class Eligibility {

    private final HouseholdFacts facts;
    private final AffiliationRule.Context context;
    private final LocalDate date;

    Eligibility(HouseholdFacts facts, AffiliationRule.Context context, LocalDate date) {
        this.facts = facts;
        this.context = context;
        this.date = date;
    }

    /** What bars a household from the list at once, signed or not. */
    Optional<ReasonCode> barred() {
        if (facts.classificationOn(date).filter(this::outside).isPresent()) {
            return Optional.of(ReasonCode.NOT_POOR);
        }
        return districtActive() ? Optional.empty() : Optional.of(ReasonCode.DISTRICT_NOT_ACTIVE);
    }

    /** What else has to hold on the day the agreement is signed. */
    Optional<ReasonCode> unmetOnSigning() {
        if (facts.classificationOn(date).filter(c -> c.validOn(date)).isEmpty()) {
            return Optional.of(ReasonCode.CLASS_NOT_VALID);
        }
        boolean target = facts.members().stream().anyMatch(m -> TargetMembership.holds(m, date, context.limits()));
        return target ? Optional.empty() : Optional.of(ReasonCode.NO_TARGET_MEMBERS);
    }

    private boolean outside(Classification classification) {
        return !context.parameters().eligibleClasses().contains(classification.value());
    }

    private boolean districtActive() {
        LocalDate since = facts.districtActiveSince();
        return !context.received().districts() || (since != null && !since.isAfter(date));
    }
}
