package pe.juntos.coresponsibility.supply;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import pe.juntos.coresponsibility.establishment.EstablishmentKind;

/**
 * When supply is enough. No source gives numbers: all are assumed, except the three hours (001 SUP-04).
 *
 * @param longestWalkHours to the nearest establishment; more is recorded as a barrier
 * @param required what an establishment must have to be of sufficient quality
 */
public record SupplyPolicy(Map<EstablishmentKind, Load> load, BigDecimal longestWalkHours, List<Quality> required) {
    public SupplyPolicy {
        load = Map.copyOf(load);
        required = List.copyOf(required);
    }

    Load of(EstablishmentKind kind) {
        return java.util.Objects.requireNonNull(load.get(kind), kind::name);
    }

    /**
     * @param membersPerStaff how many expected members one health worker or teacher can attend
     * @param serviceDays days on which it must be open in a bimester
     */
    public record Load(int membersPerStaff, int serviceDays) {}
}
