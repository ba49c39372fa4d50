package pe.juntos.coresponsibility.policy;

import java.math.BigDecimal;

/**
 * What a payable household costs, for simulations only (POL-3): no transfer is ever computed from it, payment has its own tariff.
 *
 * @param solesPerHouseholdAndPeriod base transfer, soles with two decimals; components beside the base are not in it
 */
public record CostingPolicy(BigDecimal solesPerHouseholdAndPeriod) {
    public CostingPolicy {
        if (solesPerHouseholdAndPeriod.signum() < 0 || solesPerHouseholdAndPeriod.scale() > 2) {
            throw new IllegalArgumentException("soles, not below zero, with two decimals at most");
        }
    }
}
