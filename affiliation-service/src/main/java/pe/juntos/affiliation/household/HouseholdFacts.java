package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of a household: what SISFOH, RENIEC, the gestor, the assembly and the household itself have said,
 * each with its date. The state of a household is derived from these facts, never stored in them.
 *
 * @param districtActiveSince day the district joined the programme; null if it never did
 */
public record HouseholdFacts(
        String household,
        String externalId,
        String district,
        @Nullable String populatedCentre,
        LocalDate listedOn,
        @Nullable LocalDate districtActiveSince,
        List<Classification> classifications,
        List<MemberFacts> members,
        List<Visit> visits,
        List<Assembly> assemblies,
        List<Agreement> agreements,
        EntryFacts entry,
        Maintained maintained) {

    public HouseholdFacts {
        classifications = List.copyOf(classifications);
        members = List.copyOf(members);
        visits = List.copyOf(visits);
        assemblies = List.copyOf(assemblies);
        agreements = List.copyOf(agreements);
    }

    /**
     * The household as it was known on {@code date}, in the cycle then running: a fact dated later does not count yet,
     * and what the field said before the household was listed again no longer does.
     */
    public HouseholdFacts knownBy(LocalDate date) {
        EntryFacts known = entry.knownBy(date);
        Predicate<LocalDate> current = known.current(date);
        return new HouseholdFacts(
                household,
                externalId,
                district,
                populatedCentre,
                known.startedOn().orElse(listedOn),
                districtActiveSince,
                classifications.stream().filter(c -> !c.from().isAfter(date)).toList(),
                members.stream()
                        .filter(m -> !m.birthDate().isAfter(date) && !m.goneBy(date))
                        .map(m -> m.knownBy(date))
                        .toList(),
                visits.stream().filter(v -> current.test(v.on())).toList(),
                assemblies.stream().filter(a -> current.test(a.on())).toList(),
                agreements.stream().filter(a -> current.test(a.signedOn())).toList(),
                known,
                maintained.knownBy(date));
    }

    /** The latest classification begun by {@code date}, whether or not it has lapsed since. */
    public Optional<Classification> classificationOn(LocalDate date) {
        return classifications.stream()
                .filter(c -> !c.from().isAfter(date))
                .max(Comparator.comparing(Classification::from));
    }

    /** As agreed, or as changed since; of the same day, the change. */
    public Optional<HouseholdContent.Payment> payment() {
        Optional<Agreement> agreed = agreement();
        return maintained
                .payment()
                .filter(paid ->
                        agreed.map(a -> !a.signedOn().isAfter(paid.on())).orElse(true))
                .map(Maintained.Paid::payment)
                .or(() -> agreed.map(HouseholdContent.Payment::of));
    }

    public Optional<Agreement> agreement() {
        return agreements.stream().max(Comparator.comparing(Agreement::signedOn));
    }

    /** The facts a decision rests on, named so that each can be looked up; no names, no health facts (POL-2). */
    public List<String> references() {
        return Stream.of(
                        classifications.stream().map(c -> "class " + c.from() + " " + c.value()),
                        visits.stream().map(v -> "visit " + v.on() + " " + v.result()),
                        assemblies.stream().map(a -> "assembly " + a.act() + " " + a.on() + " " + a.result()),
                        agreements.stream().map(a -> "agreement " + a.signedOn()),
                        members.stream().flatMap(HouseholdFacts::references),
                        maintained.recipients().stream().map(r -> "recipient " + r.on() + " " + r.member()),
                        maintained.payments().stream().map(p -> "payment " + p.on()),
                        entry.rulings().stream().map(r -> "ruling " + r.id() + " " + r.matter() + " " + r.outcome()),
                        entry.departures().stream().map(d -> "departure " + d.id() + " " + d.reason()),
                        entry.relistings().stream().map(on -> "listed again " + on))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<String> references(MemberFacts member) {
        return Stream.concat(
                Stream.of("member " + member.member()),
                member.attachments().stream()
                        .map(a -> "attachment " + member.member() + " " + a.establishment() + " " + a.since()));
    }
}
