package pe.juntos.partner.raffle;

import java.math.BigDecimal;

/**
 * @param winners of each district
 * @param basket worth in soles
 * @param householdRule code of the eligibility rule of households
 * @param districtRule code of the eligibility rule of districts
 */
public record RafflePolicy(int winners, BigDecimal basket, String householdRule, String districtRule) {
    public RafflePolicy {
        if (winners < 1 || basket.signum() <= 0) {
            throw new IllegalArgumentException("a raffle has winners and something to win");
        }
    }
}
