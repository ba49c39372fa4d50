package pe.juntos.local.drill;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The rates of each kind of job, side by side by the number of replicas. */
final class ScalingReport {

    private final PrintStream out;
    private final List<Double> busy = new ArrayList<>();
    private final Map<String, List<Rate>> rates = new TreeMap<>();

    ScalingReport(PrintStream out) {
        this.out = out;
    }

    /** Of one replica more than the last time. */
    void add(List<Rate> measured, double machineBusy) {
        measured.forEach(rate ->
                rates.computeIfAbsent(rate.kind(), kind -> new ArrayList<>()).add(rate));
        busy.add(machineBusy);
    }

    void print() {
        line("");
        line("%-44s %10s  %s", "items a second, by replicas of each service", "items", columns());
        rates.forEach((kind, each) -> line(
                "%-44s %,10d  %s",
                kind,
                each.getFirst().items(),
                each(each.stream().map(Rate::aSecond).toList(), "%,9.0f")));
        line("%-44s %10s  %s", "how often as fast as one replica", "", "");
        rates.forEach((kind, each) -> line(
                "%-44s %10s  %s",
                kind,
                "",
                each(
                        each.stream()
                                .map(rate -> rate.aSecond() / each.getFirst().aSecond())
                                .toList(),
                        "%9.2f")));
        line("%-44s %10s  %s", "of this machine's processors in use", "", each(busy, "%9.2f"));
    }

    private String columns() {
        var columns = new StringBuilder();
        for (var replicas = 1; replicas <= busy.size(); replicas++) {
            columns.append(String.format(Locale.ROOT, "%9d", replicas));
        }
        return columns.toString();
    }

    private static String each(List<Double> values, String format) {
        var text = new StringBuilder();
        values.forEach(value -> text.append(String.format(Locale.ROOT, format, value)));
        return text.toString();
    }

    private void line(String format, Object... values) {
        out.printf(Locale.ROOT, format + "%n", values);
        out.flush();
    }
}
