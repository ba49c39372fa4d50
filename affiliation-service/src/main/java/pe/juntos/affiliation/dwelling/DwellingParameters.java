package pe.juntos.affiliation.dwelling;

/**
 * One dated policy version.
 *
 * @param mostHouseholds that an address or a point can be one dwelling's; more are a street, a hamlet or a survey's default
 */
public record DwellingParameters(int mostHouseholds) {

    public DwellingParameters {
        if (mostHouseholds < 2) {
            throw new IllegalArgumentException("two households share a dwelling");
        }
    }
}
