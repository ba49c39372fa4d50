package pe.juntos.affiliation.territory;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Territory;

/**
 * Which households a caller may see (USR-3): those of the token's territory; for a gestor to whom places were ever
 * assigned, of these only those in force today. A gestor whose assignments have all ended sees nobody.
 *
 * @param places patterns for {@code district || '/' || coalesce(populated_centre, '') like any(:places)}
 */
public record Scope(Territory territory, List<String> places) {

    private static final String GESTOR = "GESTOR";
    private static final List<String> EVERYWHERE = List.of("%");
    private static final Set<String> WIDER_ROLES = Set.of(
            "REGIONAL_COORDINATOR",
            "INFORMATION_MANAGER",
            "CERTIFIER",
            "PAYMENT_SUBMITTER",
            "PAYMENT_APPROVER",
            "INSTITUTION",
            "AUDITOR",
            "OPERATOR");

    public Scope {
        places = List.copyOf(places);
    }

    /** Whether assignments say anything about what the caller sees. */
    public static boolean byAssignment(Caller caller) {
        return caller.has(GESTOR) && caller.roles().stream().noneMatch(WIDER_ROLES::contains);
    }

    /** The token's whole territory. */
    public static Scope of(Territory claim) {
        return new Scope(claim, EVERYWHERE);
    }

    /** @param assignments all that the caller ever had, of any date */
    public static Scope of(Caller caller, List<Assignment> assignments, LocalDate today) {
        if (!byAssignment(caller) || assignments.isEmpty()) {
            return of(caller.territory());
        }
        List<Place> mine = assignments.stream()
                .filter(assignment -> assignment.inForce(today))
                .map(Assignment::place)
                .filter(place -> caller.territory().covers(place.district()))
                .distinct()
                .toList();
        Set<String> districts = mine.stream().map(Place::district).collect(Collectors.toSet());
        return new Scope(
                new Territory(districts), mine.stream().map(Place::pattern).toList());
    }

    /** For {@code district like any(:patterns)}. */
    public String[] patterns() {
        return territory.patterns();
    }

    /** For {@code … like any(:places)}. */
    public String[] placePatterns() {
        return places.toArray(String[]::new);
    }
}
