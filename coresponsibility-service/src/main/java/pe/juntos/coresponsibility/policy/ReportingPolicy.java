package pe.juntos.coresponsibility.policy;

import java.util.List;

/**
 * How figures are cut and read.
 *
 * @param ageBands one after the other, from birth on
 * @param smallNumber a rate over fewer members than this is marked: it says little, and may point at somebody
 */
public record ReportingPolicy(List<AgeBand> ageBands, int smallNumber) {
    /** @param fromMonths first completed month of age, up to the next band's */
    public record AgeBand(String name, int fromMonths) {}

    public ReportingPolicy {
        ageBands = List.copyOf(ageBands);
        if (ageBands.isEmpty() || ageBands.getFirst().fromMonths() != 0 || smallNumber < 0) {
            throw new IllegalArgumentException(
                    "bands of age begin at birth, and a number of members is not below zero");
        }
        for (var i = 1; i < ageBands.size(); i++) {
            if (ageBands.get(i).fromMonths() <= ageBands.get(i - 1).fromMonths()) {
                throw new IllegalArgumentException("bands of age follow one another");
            }
        }
    }
}
