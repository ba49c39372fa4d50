package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What gestor, assembly and regional office say of a household (AFF-1). The last visit and the last assembly stand, and
 * a confirmation counts from the first time it was given without being taken back; not being at home never undoes one.
 * An assembly can only remove: what one removed, a later one does not add again. Only the office brings it back.
 *
 * @param verifiedOn a visit found the household; null if none stands
 * @param notFound nobody was at home on the last visit
 * @param validatedOn an assembly confirmed it, or the office a contested one; null if neither stands
 * @param contested the last assembly left it to the office, which has not decided yet
 * @param removal why it is excluded; null if it is not
 */
record Field(
        @Nullable LocalDate verifiedOn,
        boolean notFound,
        @Nullable LocalDate validatedOn,
        boolean contested,
        @Nullable ReasonCode removal) {

    static Field of(HouseholdFacts facts, boolean visitsReceived) {
        Predicate<LocalDate> annulled = upTo(facts.entry().last(Ruling.Matter.APPEAL, Ruling.Outcome.KEPT));
        List<Visit> visits = facts.visits().stream()
                .filter(v -> v.result() != Visit.Result.NOT_RESIDENT || !annulled.test(v.on()))
                .toList();
        List<Assembly> assemblies = facts.assemblies().stream()
                .filter(a -> !a.removes() || !annulled.test(a.on()))
                .flatMap(a -> answered(a, facts.entry()))
                .toList();
        Assembly last = assemblies.stream()
                .max(Comparator.comparing(Assembly::on)
                        .thenComparing(Assembly::result)
                        .thenComparing(Assembly::act))
                .orElse(null);
        Visit.Result lastVisit = lastVisit(visits);
        LocalDate validatedOn = validatedOn(assemblies);
        LocalDate verifiedOn = verifiedOn(visits);
        if (!visitsReceived && visits.isEmpty() && last != null) {
            verifiedOn = validatedOn != null ? validatedOn : last.on();
        }
        return new Field(
                verifiedOn,
                lastVisit == Visit.Result.NOT_FOUND,
                validatedOn,
                last != null && last.forRegionalOffice(),
                lastVisit == Visit.Result.NOT_RESIDENT
                        ? ReasonCode.NOT_RESIDENT
                        : removal(assemblies, facts.entry(), annulled));
    }

    private static Predicate<LocalDate> upTo(Optional<LocalDate> day) {
        return on -> day.filter(last -> !on.isAfter(last)).isPresent();
    }

    /** A contested household that the office kept is validated on the day of its decision; excluded, it rests on that. */
    private static Stream<Assembly> answered(Assembly assembly, EntryFacts entry) {
        if (!assembly.forRegionalOffice()) {
            return Stream.of(assembly);
        }
        Optional<Ruling> answer = entry.rulings().stream()
                .filter(r -> r.matter() == Ruling.Matter.CONTEST && !r.on().isBefore(assembly.on()))
                .max(Comparator.comparing(Ruling::on).thenComparing(Ruling::id));
        if (answer.isEmpty()) {
            return Stream.of(assembly);
        }
        return answer.filter(r -> r.outcome() == Ruling.Outcome.KEPT).stream()
                .map(r -> new Assembly(r.on(), assembly.act(), Assembly.Result.VALIDATED, null));
    }

    private static @Nullable ReasonCode removal(
            List<Assembly> assemblies, EntryFacts entry, Predicate<LocalDate> annulled) {
        return assemblies.stream()
                .filter(Assembly::removes)
                .min(Comparator.comparing(Assembly::on).thenComparing(Assembly::act))
                .map(a -> reason(Objects.requireNonNull(a.motive(), "a removal has a motive")))
                .or(() -> entry.rulings().stream()
                        .filter(r -> r.outcome() == Ruling.Outcome.EXCLUDED && !annulled.test(r.on()))
                        .min(Comparator.comparing(Ruling::on).thenComparing(Ruling::id))
                        .map(r -> Objects.requireNonNull(r.reason())))
                .orElse(null);
    }

    private static ReasonCode reason(Assembly.Motive motive) {
        return switch (motive) {
            case DUPLICATE -> ReasonCode.DUPLICATE;
            case MOVED_AWAY -> ReasonCode.MOVED_AWAY;
            case DECEASED -> ReasonCode.DECEASED;
            case NOT_RESIDENT -> ReasonCode.NOT_RESIDENT;
            case ECONOMIC_SITUATION -> ReasonCode.ECONOMIC_SITUATION;
        };
    }

    private static Visit.@Nullable Result lastVisit(List<Visit> visits) {
        return visits.stream()
                .max(Comparator.comparing(Visit::on).thenComparing(Visit::result))
                .map(Visit::result)
                .orElse(null);
    }

    private static @Nullable LocalDate verifiedOn(List<Visit> visits) {
        Predicate<LocalDate> takenBack = upTo(visits.stream()
                .filter(v -> v.result() == Visit.Result.NOT_RESIDENT)
                .map(Visit::on)
                .max(Comparator.naturalOrder()));
        return visits.stream()
                .filter(v -> v.result() == Visit.Result.VERIFIED)
                .map(Visit::on)
                .filter(takenBack.negate())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private static @Nullable LocalDate validatedOn(List<Assembly> assemblies) {
        Predicate<LocalDate> takenBack = upTo(assemblies.stream()
                .filter(a -> a.result() != Assembly.Result.VALIDATED)
                .map(Assembly::on)
                .max(Comparator.naturalOrder()));
        return assemblies.stream()
                .filter(a -> a.result() == Assembly.Result.VALIDATED)
                .map(Assembly::on)
                .filter(takenBack.negate())
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
