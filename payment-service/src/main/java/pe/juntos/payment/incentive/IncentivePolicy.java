package pe.juntos.payment.incentive;

import java.util.List;
import pe.juntos.payment.kernel.Money;

/**
 * Who gets the components that a sector reports; how much the components are is {@code ComponentPolicy}'s.
 *
 * @param vraeFromAge years
 * @param vraePerformance beside the incentive, for better performance
 * @param vraeDistricts prefixes of district codes
 * @param earlyChildhoodUnder years
 */
public record IncentivePolicy(
        int vraeFromAge, Money vraePerformance, List<String> vraeDistricts, int earlyChildhoodUnder) {
    public IncentivePolicy {
        vraeDistricts = List.copyOf(vraeDistricts);
    }

    boolean inVrae(String district) {
        return vraeDistricts.stream().anyMatch(district::startsWith);
    }
}
