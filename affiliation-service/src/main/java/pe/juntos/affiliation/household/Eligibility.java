package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Eligibility of a household on a date (TGT-2). */
public final class Eligibility {

    private final HouseholdFacts facts;
    private final AffiliationRule.Context context;
    private final LocalDate date;

    Eligibility(HouseholdFacts facts, AffiliationRule.Context context, LocalDate date) {
        this.facts = facts;
        this.context = context;
        this.date = date;
    }

    /** All that is not met by what was known on {@code date}; empty if the household is eligible on it. */
    public static List<ReasonCode> unmet(HouseholdFacts facts, AffiliationRule.Context context, LocalDate date) {
        var eligibility = new Eligibility(facts.knownBy(date), context, date);
        return Stream.of(eligibility.unmetClass(), eligibility.unmetDistrict(), eligibility.unmetMembers())
                .flatMap(Optional::stream)
                .toList();
    }

    /** What bars a household from the list at once, signed or not. */
    Optional<ReasonCode> barred() {
        return notPoor().or(this::unmetDistrict);
    }

    /** What else has to hold on the day the agreement is signed. */
    Optional<ReasonCode> unmetOnSigning() {
        return unmetClass().or(this::unmetMembers);
    }

    private Optional<ReasonCode> unmetClass() {
        boolean valid =
                facts.classificationOn(date).filter(c -> c.validOn(date)).isPresent();
        return notPoor().or(() -> valid ? Optional.empty() : Optional.of(ReasonCode.CLASS_NOT_VALID));
    }

    private Optional<ReasonCode> notPoor() {
        return facts.classificationOn(date).filter(this::outside).map(_ -> ReasonCode.NOT_POOR);
    }

    private Optional<ReasonCode> unmetDistrict() {
        return districtActive() ? Optional.empty() : Optional.of(ReasonCode.DISTRICT_NOT_ACTIVE);
    }

    private Optional<ReasonCode> unmetMembers() {
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
