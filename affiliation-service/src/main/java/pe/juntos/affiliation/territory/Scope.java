package pe.juntos.affiliation.territory;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
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
    private static final String DISTRICTS = "districts";
    private static final String PLACES = "places";
    private static final String SEPARATOR = "|";
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

    /**
     * The condition that a query on households puts, with {@link #patterns} and {@link #placePatterns} bound as
     * {@code :patterns} and {@code :places}.
     *
     * @param household alias of a table with a household's district and populated centre
     */
    public static String sees(String household) {
        return "(%1$s.district like any(:patterns) and %1$s.district || '/' || coalesce(%1$s.populated_centre, '')"
                        .formatted(household)
                + " like any(:places))";
    }

    /** For the service itself, whoever asks. */
    public static Scope everywhere() {
        return of(new Territory(Set.of("*")));
    }

    /** The token's whole territory. */
    public static Scope of(Territory claim) {
        return new Scope(claim, EVERYWHERE);
    }

    /** @param assignments all that the caller ever had, of any date */
    public static Scope of(Caller caller, Collection<Assignment> assignments, LocalDate today) {
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

    /** Whether a place, or the whole of a district, is in sight. */
    public boolean covers(Place place) {
        String wholeDistrict = new Place(place.district(), "").pattern();
        return territory.covers(place.district())
                && places.stream()
                        .anyMatch(p -> EVERYWHERE.contains(p) || p.equals(wholeDistrict) || p.equals(place.pattern()));
    }

    /** As the parameters of a file or a job keep it: what is done later is held to what the sender saw. */
    public Map<String, String> kept() {
        return Map.of(DISTRICTS, String.join(SEPARATOR, territory.prefixes()), PLACES, String.join(SEPARATOR, places));
    }

    /** Nothing kept is everywhere: only the service itself sends so. */
    public static Scope kept(Map<String, String> parameters) {
        String districts = parameters.get(DISTRICTS);
        return districts == null
                ? everywhere()
                : new Scope(
                        new Territory(Set.of(split(districts))), List.of(split(parameters.getOrDefault(PLACES, ""))));
    }

    private static String[] split(String text) {
        return text.isEmpty() ? new String[0] : text.split("\\|", -1);
    }

    public boolean wholeCountry() {
        return territory.national() && places.equals(EVERYWHERE);
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
