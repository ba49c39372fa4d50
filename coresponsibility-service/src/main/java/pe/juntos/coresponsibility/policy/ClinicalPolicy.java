package pe.juntos.coresponsibility.policy;

import java.util.List;

/**
 * How often small children and pregnant women are seen by the clinical norms (MON-1). It alerts; no verdict knows it.
 *
 * @param credBands by age in completed months, one after the other; above the last nothing is expected
 * @param prenatalControls at least so many over a pregnancy
 * @param gestationDays length of a pregnancy in days, counted back from the probable delivery
 * @param graceDays how many days a control may be late before anybody is alerted
 */
public record ClinicalPolicy(List<Band> credBands, int prenatalControls, int gestationDays, int graceDays) {
    /**
     * @param fromMonths first completed month of age
     * @param untilMonths first completed month of age that is not in it any more
     */
    public record Band(String name, int fromMonths, int untilMonths, int controlsPerYear) {
        public Band {
            if (fromMonths < 0 || untilMonths <= fromMonths || controlsPerYear < 0) {
                throw new IllegalArgumentException("a band of age goes from one month to a later one");
            }
        }
    }

    public ClinicalPolicy {
        credBands = List.copyOf(credBands);
        for (var i = 1; i < credBands.size(); i++) {
            if (credBands.get(i).fromMonths() != credBands.get(i - 1).untilMonths()) {
                throw new IllegalArgumentException("the bands of age follow one another");
            }
        }
        if (credBands.isEmpty() || prenatalControls < 0 || gestationDays < 1 || graceDays < 0) {
            throw new IllegalArgumentException(
                    "a clinical schedule has bands, a length of pregnancy and no negative number");
        }
    }

    /** Age in completed months from which nothing is expected any more. */
    public int untilMonths() {
        return credBands.getLast().untilMonths();
    }
}
