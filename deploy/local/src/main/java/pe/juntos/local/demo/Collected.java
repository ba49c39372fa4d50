package pe.juntos.local.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * How much of the credited money the households took.
 *
 * @param stages as payment-service gives them for a round
 */
record Collected(JsonNode stages, PrintStream out) {
    void print() {
        out.println("\nCollected by the households\n" + "-".repeat(Wrapped.WIDTH));
        var taken = BigDecimal.ZERO;
        var all = BigDecimal.ZERO;
        for (var stage : stages) {
            var amount = new BigDecimal(stage.path("amount").asString());
            all = all.add(amount);
            taken = taken.add(new BigDecimal(stage.path("withdrawn").asString()));
            out.printf(
                    Locale.ROOT,
                    "%-40s %,12d  S/ %,16.2f%n",
                    stage.path("stage").asString(),
                    stage.path("transfers").asLong(),
                    amount);
        }
        out.printf(Locale.ROOT, "S/ %,.2f of S/ %,.2f are in the households' hands%n", taken, all);
    }
}
