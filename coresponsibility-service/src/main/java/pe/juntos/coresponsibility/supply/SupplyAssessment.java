package pe.juntos.coresponsibility.supply;

import java.util.List;

/**
 * What follows from the inputs.
 *
 * @param gaps why it is insufficient
 * @param barriers what makes the service harder to use, without making it insufficient
 * @param missing inputs that nobody knew and that were needed
 */
public record SupplyAssessment(
        Capacity result,
        Capacity quantitative,
        Capacity qualitative,
        List<String> gaps,
        List<String> barriers,
        List<String> missing) {
    public SupplyAssessment {
        gaps = List.copyOf(gaps);
        barriers = List.copyOf(barriers);
        missing = List.copyOf(missing);
    }

    /** Of a dimension and of the whole. */
    public enum Capacity {
        SUFFICIENT,
        INSUFFICIENT,
        /** Something needed is not known: somebody has to look. */
        UNKNOWN
    }
}
