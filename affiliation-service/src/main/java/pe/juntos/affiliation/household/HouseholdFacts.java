package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
        List<Agreement> agreements) {

    public HouseholdFacts {
        classifications = List.copyOf(classifications);
        members = List.copyOf(members);
        visits = List.copyOf(visits);
        assemblies = List.copyOf(assemblies);
        agreements = List.copyOf(agreements);
    }

    /** The household as it was known on {@code date}: a fact dated later does not count yet. */
    public HouseholdFacts knownBy(LocalDate date) {
        return new HouseholdFacts(
                household,
                externalId,
                district,
                populatedCentre,
                listedOn,
                districtActiveSince,
                classifications.stream().filter(c -> !c.from().isAfter(date)).toList(),
                members.stream()
                        .filter(m -> !m.birthDate().isAfter(date))
                        .map(m -> m.knownBy(date))
                        .toList(),
                visits.stream().filter(v -> !v.on().isAfter(date)).toList(),
                assemblies.stream().filter(a -> !a.on().isAfter(date)).toList(),
                agreements.stream().filter(a -> !a.signedOn().isAfter(date)).toList());
    }

    /** The latest classification begun by {@code date}, whether or not it has lapsed since. */
    public Optional<Classification> classificationOn(LocalDate date) {
        return classifications.stream()
                .filter(c -> !c.from().isAfter(date))
                .max(Comparator.comparing(Classification::from));
    }

    public Optional<Agreement> agreement() {
        return agreements.stream().max(Comparator.comparing(Agreement::signedOn));
    }
}
