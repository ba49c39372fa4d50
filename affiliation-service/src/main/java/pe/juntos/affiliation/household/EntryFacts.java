package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What people decided or declared on a household's way in and out of the programme (AFF-1, AFF-4, AFF-6).
 *
 * @param relistings days on which a household that had left was listed again: each begins a new cycle, in which what was
 *     said before no longer counts
 */
public record EntryFacts(List<Ruling> rulings, List<Departure> departures, List<LocalDate> relistings) {

    public static final EntryFacts NONE = new EntryFacts(List.of(), List.of(), List.of());

    public EntryFacts {
        rulings = List.copyOf(rulings);
        departures = List.copyOf(departures);
        relistings = List.copyOf(relistings);
    }

    /** What was known on {@code date}, of the cycle then running. */
    EntryFacts knownBy(LocalDate date) {
        EntryFacts known = new EntryFacts(
                rulings,
                departures,
                relistings.stream().filter(on -> !on.isAfter(date)).toList());
        Predicate<LocalDate> current = known.current(date);
        return new EntryFacts(
                rulings.stream().filter(r -> current.test(r.on())).toList(),
                departures.stream().filter(d -> current.test(d.on())).toList(),
                known.relistings);
    }

    /** Days known by {@code date} that belong to the current cycle. */
    Predicate<LocalDate> current(LocalDate date) {
        LocalDate start = startedOn().orElse(LocalDate.MIN);
        return on -> !on.isAfter(date) && !on.isBefore(start);
    }

    /** The first listing is cycle 1; every listing after a departure begins the next. */
    public int cycle() {
        return relistings.size() + 1;
    }

    /** The day the current cycle began; empty in the first. */
    public Optional<LocalDate> startedOn() {
        return relistings.stream().max(Comparator.naturalOrder());
    }

    /** The first departure of the cycle stands. */
    Optional<Departure> departure() {
        return departures.stream().min(Comparator.comparing(Departure::on).thenComparing(Departure::id));
    }

    /** The last day on which the office decided so on such a matter. */
    Optional<LocalDate> last(Ruling.Matter matter, Ruling.Outcome outcome) {
        return rulings.stream()
                .filter(r -> r.matter() == matter && r.outcome() == outcome)
                .map(Ruling::on)
                .max(Comparator.naturalOrder());
    }
}
