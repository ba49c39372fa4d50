package pe.juntos.local.close;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Counts, and sums of money, by a code. */
final class Tally {

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, BigDecimal> amounts = new TreeMap<>();

    void count(String key) {
        count(key, 1);
    }

    void count(String key, long times) {
        counts.merge(key, times, Long::sum);
    }

    void add(String key, BigDecimal amount) {
        amounts.merge(key, amount, BigDecimal::add);
    }

    Map<String, Long> counts() {
        return counts;
    }

    Map<String, BigDecimal> amounts() {
        return amounts;
    }
}
