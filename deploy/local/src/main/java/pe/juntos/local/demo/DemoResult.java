package pe.juntos.local.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import pe.juntos.local.close.CloseOrder;
import tools.jackson.databind.JsonNode;

/** The result of a bimester on one screen. */
final class DemoResult {

    private static final int WIDTH = 76;

    private final JsonNode summary;
    private final CloseOrder order;
    private final PrintStream out;

    DemoResult(JsonNode summary, CloseOrder order, PrintStream out) {
        this.summary = summary;
        this.order = order;
        this.out = out;
    }

    void print() {
        title("Bimester " + order.period());
        refusals();
        title("Households by state");
        counts(summary.path("hogares"));
        title("Verdicts of households");
        counts(summary.path("veredictos").path("hogares"));
        title("Verdicts of members");
        counts(summary.path("veredictos").path("miembros"));
        title("Reasons");
        counts(summary.path("veredictos").path("motivos"));
        title("Transfer lines by state");
        transfers();
        title("Graduation");
        plain(summary.path("graduacion"));
        title("Partners");
        plain(summary.path("aliados"));
    }

    private void title(String text) {
        out.println("\n" + text + "\n" + "-".repeat(WIDTH));
    }

    private void refusals() {
        for (Map.Entry<String, JsonNode> file : properties(summary.path("archivos"))) {
            var node = file.getValue();
            if (!node.has("aceptadas")) {
                continue;
            }
            out.printf(
                    Locale.ROOT,
                    "%-24s %,10d accepted %,8d refused  %s%n",
                    file.getKey(),
                    node.path("aceptadas").asLong(),
                    node.path("rechazadas").asLong(),
                    codes(node.path("rechazos")));
        }
    }

    private static String codes(JsonNode codes) {
        var text = new StringBuilder();
        properties(codes)
                .forEach(code -> text.append(code.getKey())
                        .append(' ')
                        .append(code.getValue().asLong())
                        .append("  "));
        return text.toString().strip();
    }

    private void counts(JsonNode counts) {
        properties(counts)
                .forEach(count -> out.printf(
                        Locale.ROOT,
                        "%-40s %,12d%n",
                        count.getKey(),
                        count.getValue().asLong()));
    }

    private void transfers() {
        var lines = summary.path("abonos").path("lineas");
        var total = BigDecimal.ZERO;
        for (Map.Entry<String, JsonNode> amount :
                properties(summary.path("abonos").path("montos"))) {
            var value = new BigDecimal(amount.getValue().asString());
            total = total.add(value);
            row(amount.getKey(), lines.path(amount.getKey()).asLong(), value);
        }
        row("TOTAL", lines.valueStream().mapToLong(JsonNode::asLong).sum(), total);
        counts(summary.path("abonos").path("motivos"));
        out.println("Ledger balanced: "
                + summary.path("libro_mayor").path("balanced").asBoolean());
    }

    private void row(String name, long lines, BigDecimal amount) {
        out.printf(Locale.ROOT, "%-40s %,12d  S/ %,16.2f%n", name, lines, amount);
    }

    private void plain(JsonNode node) {
        for (Map.Entry<String, JsonNode> each : properties(node)) {
            if (each.getValue().isObject()) {
                properties(each.getValue())
                        .forEach(inner -> out.printf(
                                "%-40s %12s%n", inner.getKey(), inner.getValue().asString("")));
            } else if (!each.getValue().isArray()) {
                out.printf("%-40s %12s%n", each.getKey(), each.getValue().asString(""));
            }
        }
    }

    private static List<Map.Entry<String, JsonNode>> properties(JsonNode node) {
        return node.isObject() ? node.propertyStream().toList() : List.of();
    }
}
