package pe.juntos.bench.report;

import java.util.List;
import java.util.Locale;
import pe.juntos.bench.close.Stage;
import pe.juntos.bench.oracle.Fault;
import pe.juntos.bench.oracle.Totals;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports as tables for people and as JSON. */
public final class Writing {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Writing() {}

    public static String json(Object report) {
        return JSON.writeValueAsString(report);
    }

    public static String table(BenchReport report) {
        var text = new StringBuilder();
        var machine = report.machine();
        line(
                text,
                "%d processors (%s), %,d MB, %s, %s",
                machine.processors(),
                machine.processor(),
                machine.memoryMegabytes(),
                machine.system(),
                machine.java());
        line(
                text,
                "%,d households, %,d members, %,d records of evidence, %,d events; seed %d",
                report.work().households(),
                report.work().members(),
                report.work().evidence(),
                report.work().events(),
                report.seed());
        heading(text, "Close");
        stages(text, report.stages().all());
        heading(text, "Floor");
        stages(text, report.floor().parts());
        line(
                text,
                "%-64s %10.1f s",
                "Evidence to bank's answers",
                report.stages().properSeconds());
        line(text, "%-64s %10.1f s", "Floor", report.floor().seconds());
        line(text, "%-64s %10.1f", "Ratio", report.ratio());
        heading(text, "Peak memory");
        report.peakMegabytes().forEach((process, peak) -> line(text, "%-64s %,10d MB", process, peak));
        heading(text, "Expected result, by SQL from the input files");
        totals(text, report.verification().expected());
        faults(text, report.verification().faults());
        return text.toString();
    }

    private static void stages(StringBuilder text, List<Stage> stages) {
        for (var stage : stages) {
            String rate = stage.items() == 0
                    ? ""
                    : String.format(Locale.ROOT, "%,12d %s, %,.0f/s", stage.items(), stage.unit(), stage.perSecond());
            line(text, "%-64s %10.1f s %s", stage.name(), stage.seconds(), rate);
        }
    }

    public static String table(Totals totals) {
        var text = new StringBuilder();
        totals(text, totals);
        return text.toString();
    }

    private static void totals(StringBuilder text, Totals totals) {
        for (var row : totals.rows()) {
            String amount = row.amount() == null ? "" : String.format(Locale.ROOT, "S/ %,.2f", row.amount());
            line(text, "%-64s %,10d %s", row.subject() + " " + row.what(), row.count(), amount);
        }
    }

    public static String table(List<Fault> faults) {
        var text = new StringBuilder();
        faults(text, faults);
        return text.toString();
    }

    private static void faults(StringBuilder text, List<Fault> faults) {
        if (faults.isEmpty()) {
            line(text, "The result agrees with it in every record.");
        }
        for (var fault : faults) {
            line(text, "WRONG %-58s %,10d", fault.file() + ": " + fault.kind(), fault.count());
            fault.samples().forEach(sample -> line(text, "      %s", sample));
        }
    }

    private static void heading(StringBuilder text, String title) {
        line(text, "%n%s%n%s", title, "-".repeat(title.length()));
    }

    private static void line(StringBuilder text, String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values).stripTrailing()).append('\n');
    }
}
