package pe.juntos.affiliation.entry.leaving;

import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.household.SocioEconomicClass;

/**
 * What the register says of a household that is to exit.
 *
 * @param living persons alive
 * @param targets target members
 */
public record RegisterSays(int living, int targets, SocioEconomicClass socioEconomicClass) {

    /** A reason that the register itself can tell must not contradict it; for the others people answer. */
    boolean allows(ReasonCode reason) {
        return switch (reason) {
            case DECEASED_ALL -> living == 0;
            case NO_TARGET_MEMBERS -> targets == 0;
            case NOT_POOR -> socioEconomicClass == SocioEconomicClass.NOT_POOR;
            default -> true;
        };
    }
}
