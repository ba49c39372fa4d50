package pe.juntos.coresponsibility.catalogue;

import java.util.List;
import java.util.Optional;

/** One version of the closed list of conditions (MEM-3): what is not in it is no reason for anything. */
public record ConditionCatalogue(List<OfficialCondition> conditions, List<UndueDemand> undueDemands) {
    public ConditionCatalogue {
        conditions = List.copyOf(conditions);
        undueDemands = List.copyOf(undueDemands);
    }

    public Optional<OfficialCondition> find(String code) {
        return conditions.stream().filter(c -> c.code().equals(code)).findFirst();
    }

    /** Why a suspension, an exception or evidence may not name this; empty for a condition of the agreement. */
    public Optional<CatalogueRefusal> refusal(String code) {
        if (find(code).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                undueDemands.stream().anyMatch(d -> d.isCalled(code))
                        ? CatalogueRefusal.UNDUE_DEMAND
                        : CatalogueRefusal.NOT_A_CONDITION);
    }

    /** Whether breaches of this can have an effect. */
    boolean verifies(String code) {
        return find(code).filter(OfficialCondition::verified).isPresent();
    }
}
