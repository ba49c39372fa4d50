package pe.juntos.affiliation.entry.assembly;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.entry.EntryParameters;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.OfficialRole;
import pe.juntos.affiliation.household.Assembly;

/** Whether minutes can be closed (AFF-1): the assembly was as the norm wants it, and only removes. */
public final class ClosingRule {

    private final Minutes minutes;
    private final Map<String, KnownHousehold> households;
    private final Map<String, Minutes.Result> former;

    private ClosingRule(Minutes minutes, Map<String, KnownHousehold> households, @Nullable Minutes former) {
        this.minutes = minutes;
        this.households = households;
        this.former = former == null
                ? Map.of()
                : former.results().stream()
                        .collect(Collectors.toMap(Minutes.Result::household, Function.identity(), (a, _) -> a));
    }

    /**
     * @param households those of the minutes that the register knows in the district of who closes them
     * @param former the closed minutes that these correct; null if they correct none
     */
    public static Optional<EntryRefusal> check(
            Minutes minutes,
            Map<String, KnownHousehold> households,
            @Nullable Minutes former,
            EntryParameters policy,
            LocalDate today) {
        return assembly(minutes, policy, today)
                .or(() -> correction(minutes, former))
                .or(() -> repeated(minutes))
                .or(() -> new ClosingRule(minutes, households, former).results());
    }

    private static Optional<EntryRefusal> assembly(Minutes minutes, EntryParameters policy, LocalDate today) {
        if (minutes.results().isEmpty() || minutes.women() < 0 || minutes.men() < 0) {
            return Optional.of(EntryRefusal.INCOMPLETE);
        }
        if (minutes.heldOn().isAfter(today)) {
            return Optional.of(EntryRefusal.IN_FUTURE);
        }
        if (minutes.attendance() < policy.minimumAttendance()) {
            return Optional.of(EntryRefusal.ATTENDANCE_BELOW_MINIMUM);
        }
        Set<OfficialRole> present = EnumSet.noneOf(OfficialRole.class);
        minutes.officials().forEach(o -> present.add(o.role()));
        return present.containsAll(policy.requiredOfficials())
                ? Optional.empty()
                : Optional.of(EntryRefusal.OFFICIAL_MISSING);
    }

    /** A correction is of the same assembly: same district, same day. */
    private static Optional<EntryRefusal> correction(Minutes minutes, @Nullable Minutes former) {
        boolean same = former == null
                ? minutes.supersedes() == null
                : former.district().equals(minutes.district())
                        && former.heldOn().equals(minutes.heldOn())
                        && !former.act().equals(minutes.act());
        return same ? Optional.empty() : Optional.of(EntryRefusal.SUPERSEDES_UNKNOWN);
    }

    private static Optional<EntryRefusal> repeated(Minutes minutes) {
        var seen = new HashSet<String>();
        return minutes.results().stream().allMatch(r -> seen.add(r.household()))
                ? Optional.empty()
                : Optional.of(EntryRefusal.HOUSEHOLD_TWICE);
    }

    private Optional<EntryRefusal> results() {
        return minutes.results().stream()
                .flatMap(result -> Stream.of(motive(result), place(result), standing(result)))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static @Nullable EntryRefusal motive(Minutes.Result result) {
        if (result.result() == Assembly.Result.REMOVED) {
            return result.motive() == null ? EntryRefusal.MOTIVE_REQUIRED : null;
        }
        return result.motive() == null ? null : EntryRefusal.MOTIVE_NOT_EXPECTED;
    }

    /** A name that is not on the list cannot be put on it by the assembly. */
    private @Nullable EntryRefusal place(Minutes.Result result) {
        KnownHousehold household = households.get(result.household());
        if (household == null) {
            return EntryRefusal.UNKNOWN_HOUSEHOLD;
        }
        boolean here = household.district().equals(minutes.district())
                && (household.populatedCentre() == null
                        || household.populatedCentre().equals(minutes.populatedCentre()));
        return here ? null : EntryRefusal.OTHER_PLACE;
    }

    private @Nullable EntryRefusal standing(Minutes.Result result) {
        KnownHousehold household = households.get(result.household());
        if (household == null) {
            return EntryRefusal.UNKNOWN_HOUSEHOLD;
        }
        if (!household.listedBy(minutes.heldOn())) {
            return EntryRefusal.BEFORE_LISTING;
        }
        if (household.onItsWay() || corrects(result, household)) {
            return null;
        }
        return household.affiliated() ? EntryRefusal.ALREADY_AFFILIATED : EntryRefusal.CANNOT_ADD;
    }

    /** A correction may undo what the corrected minutes did, and repeats what it leaves as it was. */
    private boolean corrects(Minutes.Result result, KnownHousehold household) {
        Minutes.Result before = former.get(result.household());
        if (before == null) {
            return false;
        }
        boolean excludedByIt = switch (household.state()) {
            case EXCLUDED -> before.result() == Assembly.Result.REMOVED;
            case LISTED, VISITED, VALIDATED, AFFILIATED, SUSPENDED, EXITED, REJECTED -> false;
        };
        return excludedByIt || before.equals(result);
    }
}
