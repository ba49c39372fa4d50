package pe.juntos.affiliation.household;

import java.util.Set;

/**
 * The life of a household in the register: listed by SISFOH, visited by a gestor, validated by its community, and
 * affiliated once it has signed and every target member is attached to an establishment. From there it can be
 * suspended for a period and come back, until it exits.
 */
public enum HouseholdState {
    LISTED,
    VISITED,
    VALIDATED,
    AFFILIATED,
    SUSPENDED,
    EXITED,
    EXCLUDED,
    REJECTED;

    private static final Set<HouseholdState> ENTERED = Set.of(AFFILIATED, SUSPENDED, EXITED);
    private static final Set<HouseholdState> SHARED = Set.of(VALIDATED, AFFILIATED, SUSPENDED);

    /** The household was affiliated: a new assessment of its facts no longer decides on it. */
    public boolean entered() {
        return ENTERED.contains(this);
    }

    /** Others need the persons of the household: before this state nothing about a person leaves the register. */
    public boolean sharesMembers() {
        return SHARED.contains(this);
    }
}
