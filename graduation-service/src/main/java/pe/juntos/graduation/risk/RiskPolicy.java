package pe.juntos.graduation.risk;

import java.util.List;
import java.util.Map;
import pe.juntos.graduation.profile.Criterion;

/**
 * What counts as a risk (GRA-9).
 *
 * @param holderOver years; a holder strictly older is at risk
 * @param holderOverIn the same where a region has its own, by the first two digits of the UBIGEO
 * @param flags all others
 */
public record RiskPolicy(int holderOver, Map<String, Integer> holderOverIn, List<Criterion> flags) {
    public RiskPolicy {
        holderOverIn = Map.copyOf(holderOverIn);
        flags = List.copyOf(flags);
    }

    int holderOver(String district) {
        return holderOverIn.getOrDefault(district.substring(0, Math.min(2, district.length())), holderOver);
    }
}
