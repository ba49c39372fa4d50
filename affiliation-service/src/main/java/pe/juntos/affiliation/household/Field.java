package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the field says of a household (AFF-1): the last visit and the last assembly stand, and a confirmation counts
 * from the first time it was given without being taken back. Not being at home never undoes an earlier confirmation.
 */
record Field(
        @Nullable LocalDate verifiedOn,
        Visit.@Nullable Result lastVisit,
        @Nullable Assembly lastAssembly,
        @Nullable LocalDate validatedOn) {

    static Field of(HouseholdFacts facts, boolean visitsReceived) {
        @Nullable
        Assembly last = facts.assemblies().stream()
                .max(Comparator.comparing(Assembly::on)
                        .thenComparing(Assembly::result)
                        .thenComparing(Assembly::act))
                .orElse(null);
        LocalDate validatedOn = validatedOn(facts).orElse(null);
        LocalDate verifiedOn = verifiedOn(facts).orElse(null);
        if (!visitsReceived && last != null) {
            verifiedOn = validatedOn != null ? validatedOn : last.on();
        }
        return new Field(verifiedOn, lastVisit(facts).map(Visit::result).orElse(null), last, validatedOn);
    }

    private static Optional<Visit> lastVisit(HouseholdFacts facts) {
        return facts.visits().stream().max(Comparator.comparing(Visit::on).thenComparing(Visit::result));
    }

    private static Optional<LocalDate> verifiedOn(HouseholdFacts facts) {
        Optional<LocalDate> takenBack = facts.visits().stream()
                .filter(v -> v.result() == Visit.Result.NOT_RESIDENT)
                .map(Visit::on)
                .max(Comparator.naturalOrder());
        return facts.visits().stream()
                .filter(v -> v.result() == Visit.Result.VERIFIED)
                .map(Visit::on)
                .filter(on -> takenBack.map(on::isAfter).orElse(true))
                .min(Comparator.naturalOrder());
    }

    private static Optional<LocalDate> validatedOn(HouseholdFacts facts) {
        Optional<LocalDate> takenBack = facts.assemblies().stream()
                .filter(a -> a.result() != Assembly.Result.VALIDATED)
                .map(Assembly::on)
                .max(Comparator.naturalOrder());
        return facts.assemblies().stream()
                .filter(a -> a.result() == Assembly.Result.VALIDATED)
                .map(Assembly::on)
                .filter(on -> takenBack.map(on::isAfter).orElse(true))
                .min(Comparator.naturalOrder());
    }
}
