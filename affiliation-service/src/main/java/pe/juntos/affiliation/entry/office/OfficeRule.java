package pe.juntos.affiliation.entry.office;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.ReasonCode;

/** What the regional office may decide about a household on its way in (AFF-1). It is never who spoke against it before. */
public final class OfficeRule {

    /** Closed list: for no other reason is a household excluded. */
    private static final Set<ReasonCode> REASONS = Set.of(
            ReasonCode.DUPLICATE,
            ReasonCode.MOVED_AWAY,
            ReasonCode.DECEASED,
            ReasonCode.NOT_RESIDENT,
            ReasonCode.ECONOMIC_SITUATION);

    private OfficeRule() {}

    /** On a household that the assembly contested. */
    public static Optional<EntryRefusal> contest(KnownHousehold household, OfficeDecision decision, LocalDate today) {
        if (!household.reasons().contains(ReasonCode.CONTESTED)) {
            return Optional.of(EntryRefusal.NOT_CONTESTED);
        }
        return onlyOf(decision, OfficeDecision.Verdict.KEEP, OfficeDecision.Verdict.EXCLUDE)
                .or(() -> reason(decision))
                .or(() -> day(decision, household.excludedOn(), today))
                .or(() -> otherPerson(decision, household.excludedBy()));
    }

    /**
     * On an objection lodged in private. It changes nothing by itself: until the office decides, the household goes on.
     *
     * @param lodgedBy who took the objection down
     */
    public static Optional<EntryRefusal> objection(
            KnownHousehold household, OfficeDecision decision, String lodgedBy, LocalDate lodgedOn, LocalDate today) {
        return onlyOf(
                        decision,
                        OfficeDecision.Verdict.KEEP,
                        OfficeDecision.Verdict.EXCLUDE,
                        OfficeDecision.Verdict.REFER_TO_EXIT)
                .or(() -> reason(decision))
                .or(() -> standing(household, decision))
                .or(() -> day(decision, lodgedOn, today))
                .or(() -> otherPerson(decision, Set.of(lodgedBy)));
    }

    /**
     * On an appeal against an exclusion.
     *
     * @param lodgedBy who took the appeal down
     */
    public static Optional<EntryRefusal> appeal(
            KnownHousehold household, OfficeDecision decision, String lodgedBy, LocalDate lodgedOn, LocalDate today) {
        if (household.state() != HouseholdState.EXCLUDED) {
            return Optional.of(EntryRefusal.NOT_EXCLUDED);
        }
        return onlyOf(decision, OfficeDecision.Verdict.UPHOLD, OfficeDecision.Verdict.DISMISS)
                .or(() -> reason(decision))
                .or(() -> day(decision, latest(lodgedOn, household.excludedOn()), today))
                .or(() -> otherPerson(decision, household.excludedBy()))
                .or(() -> otherPerson(decision, Set.of(lodgedBy)));
    }

    /**
     * Whether an appeal is taken in.
     *
     * @param decision version of the decision it is against
     * @param lastDay of the time limit; null as long as the household was not notified, for then none runs
     */
    public static Optional<EntryRefusal> lodging(
            KnownHousehold household, long decision, LocalDate lodgedOn, @Nullable LocalDate lastDay, LocalDate today) {
        if (household.state() != HouseholdState.EXCLUDED || household.decision() != decision) {
            return Optional.of(EntryRefusal.NOT_EXCLUDED);
        }
        if (lodgedOn.isAfter(today)) {
            return Optional.of(EntryRefusal.IN_FUTURE);
        }
        return lastDay != null && lodgedOn.isAfter(lastDay) ? Optional.of(EntryRefusal.APPEAL_LATE) : Optional.empty();
    }

    private static Optional<EntryRefusal> onlyOf(OfficeDecision decision, OfficeDecision.Verdict... possible) {
        return Set.of(possible).contains(decision.verdict()) ? Optional.empty() : Optional.of(EntryRefusal.INCOMPLETE);
    }

    private static Optional<EntryRefusal> reason(OfficeDecision decision) {
        ReasonCode reason = decision.reason();
        if (decision.verdict() == OfficeDecision.Verdict.EXCLUDE) {
            return reason != null && REASONS.contains(reason)
                    ? Optional.empty()
                    : Optional.of(EntryRefusal.REASON_REQUIRED);
        }
        return reason == null ? Optional.empty() : Optional.of(EntryRefusal.REASON_NOT_EXPECTED);
    }

    private static Optional<EntryRefusal> standing(KnownHousehold household, OfficeDecision decision) {
        return switch (decision.verdict()) {
            case EXCLUDE -> household.onItsWay() ? Optional.empty() : Optional.of(EntryRefusal.NOT_EXCLUDABLE);
            case REFER_TO_EXIT -> household.affiliated() ? Optional.empty() : Optional.of(EntryRefusal.NOT_AFFILIATED);
            case KEEP, UPHOLD, DISMISS -> Optional.empty();
        };
    }

    private static Optional<EntryRefusal> day(OfficeDecision decision, @Nullable LocalDate since, LocalDate today) {
        if (decision.on().isAfter(today)) {
            return Optional.of(EntryRefusal.IN_FUTURE);
        }
        return since != null && decision.on().isBefore(since)
                ? Optional.of(EntryRefusal.BEFORE_THE_FACT)
                : Optional.empty();
    }

    private static Optional<EntryRefusal> otherPerson(OfficeDecision decision, Set<String> people) {
        return people.contains(decision.decidedBy()) ? Optional.of(EntryRefusal.SAME_PERSON) : Optional.empty();
    }

    private static LocalDate latest(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }
}
