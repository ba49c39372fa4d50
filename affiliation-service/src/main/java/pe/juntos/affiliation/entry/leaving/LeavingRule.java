package pe.juntos.affiliation.entry.leaving;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.ReasonCode;

/** How a household leaves and comes back (AFF-4, AFF-6). No exit is automatic, and none is one person's decision. */
public final class LeavingRule {

    /** Graduation says itself who graduated, and a household itself that it withdraws. */
    private static final Set<ReasonCode> BY_HAND = Set.of(
            ReasonCode.NO_TARGET_MEMBERS,
            ReasonCode.NOT_POOR,
            ReasonCode.TERM_REACHED,
            ReasonCode.MOVED_OUT,
            ReasonCode.DECEASED_ALL,
            ReasonCode.DUPLICATE,
            ReasonCode.FALSE_DECLARATION);

    private LeavingRule() {}

    /** Taking part is voluntary: whoever is on the way or affiliated may withdraw at any time. */
    public static Optional<EntryRefusal> withdrawal(KnownHousehold household, LocalDate on, LocalDate today) {
        if (!household.onItsWay() && !household.affiliated()) {
            return Optional.of(EntryRefusal.NOT_IN_PROGRAMME);
        }
        return day(household, on, today);
    }

    public static Optional<EntryRefusal> proposal(
            KnownHousehold household, ExitCase exit, RegisterSays register, LocalDate today) {
        if (!BY_HAND.contains(exit.reason())) {
            return Optional.of(EntryRefusal.REASON_NOT_BY_HAND);
        }
        if (!household.affiliated()) {
            return Optional.of(EntryRefusal.NOT_AFFILIATED);
        }
        String other = exit.otherHousehold();
        if (exit.reason() == ReasonCode.DUPLICATE && (other == null || other.equals(exit.household()))) {
            return Optional.of(EntryRefusal.OTHER_HOUSEHOLD_REQUIRED);
        }
        if (!register.allows(exit.reason())) {
            return Optional.of(EntryRefusal.CONTRADICTED_BY_REGISTER);
        }
        return day(household, exit.leftOn(), today);
    }

    /** @param earliest the first day on which the hearing may be, after the notice that the household is given */
    public static Optional<EntryRefusal> hearing(ExitCase.Hearing hearing, LocalDate earliest, LocalDate today) {
        if (hearing.heldOn().isAfter(today)) {
            return Optional.of(EntryRefusal.IN_FUTURE);
        }
        return hearing.heldOn().isBefore(earliest) ? Optional.of(EntryRefusal.HEARING_TOO_SOON) : Optional.empty();
    }

    public static Optional<EntryRefusal> approval(
            KnownHousehold household, ExitCase exit, RegisterSays register, String by, LocalDate today) {
        if (exit.proposedBy().equals(by)) {
            return Optional.of(EntryRefusal.SAME_PERSON);
        }
        ExitCase.Hearing heard = exit.hearing();
        if (exit.reason() == ReasonCode.FALSE_DECLARATION) {
            if (heard == null) {
                return Optional.of(EntryRefusal.HEARING_REQUIRED);
            }
            if (exit.leftOn().isBefore(heard.heldOn())) {
                return Optional.of(EntryRefusal.BEFORE_THE_FACT);
            }
        }
        return proposal(household, exit, register, today);
    }

    public static Optional<EntryRefusal> relisting(KnownHousehold household, LocalDate on, LocalDate today) {
        if (household.state() != HouseholdState.EXITED && household.state() != HouseholdState.EXCLUDED) {
            return Optional.of(EntryRefusal.NOT_LEFT);
        }
        if (on.isAfter(today)) {
            return Optional.of(EntryRefusal.IN_FUTURE);
        }
        LocalDate out = household.state() == HouseholdState.EXITED ? household.exitedOn() : household.excludedOn();
        return after(out, on) && after(household.listedAgainOn(), on)
                ? Optional.empty()
                : Optional.of(EntryRefusal.BEFORE_LEAVING);
    }

    private static boolean after(@Nullable LocalDate out, LocalDate on) {
        return out == null || on.isAfter(out);
    }

    private static Optional<EntryRefusal> day(KnownHousehold household, LocalDate on, LocalDate today) {
        if (on.isAfter(today)) {
            return Optional.of(EntryRefusal.IN_FUTURE);
        }
        if (!household.listedBy(on)) {
            return Optional.of(EntryRefusal.BEFORE_LISTING);
        }
        LocalDate affiliated = household.affiliatedOn();
        return affiliated != null && on.isBefore(affiliated)
                ? Optional.of(EntryRefusal.BEFORE_AFFILIATION)
                : Optional.empty();
    }
}
