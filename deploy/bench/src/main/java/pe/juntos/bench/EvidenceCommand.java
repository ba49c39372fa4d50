package pe.juntos.bench;

import java.util.concurrent.Callable;
import pe.juntos.bench.intake.IntakeBench;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Exit status 4 when something was lost, doubled or altered. */
@Command(
        name = "evidence",
        aliases = "intake",
        mixinStandardHelpOptions = true,
        description =
                "Sends evidence by the conditionality API, with repetitions and conflicts, and verifies it by SQL.")
final class EvidenceCommand implements Callable<Integer> {
    private static final int AIM_PER_SECOND = 5_000;

    @Option(names = "--records", defaultValue = "300000", description = "How many different records (default 300000).")
    private long records;

    @Option(names = "--per-message", defaultValue = "1000", description = "Records of a message (default 1000).")
    private int perMessage;

    @Option(names = "--side-by-side", defaultValue = "4", description = "Messages on their way at once (default 4).")
    private int sideBySide;

    @Override
    public Integer call() throws Exception {
        var bench = Workbench.alone();
        var order = new IntakeBench.Order(records, perMessage, sideBySide);
        var report = new IntakeBench(bench.home(), System.out, new Console(System.out)).run(order);
        System.out.println("%nEvidence by the conditionality API".formatted());
        System.out.println("  records sent          %,d in %,d messages".formatted(report.sent(), report.messages()));
        System.out.println("  acknowledged after    %.1f s".formatted(report.acknowledgedSeconds()));
        System.out.println("  applied after         %.1f s".formatted(report.appliedSeconds()));
        System.out.println("  records a second      %,.0f".formatted(report.recordsPerSecond()));
        System.out.println("  worst ten seconds     %,.0f records a second (aim: %,d)"
                .formatted(report.slowestPerSecond(), AIM_PER_SECOND));
        System.out.println("  lost / twice / altered %d / %d / %d"
                .formatted(
                        report.check().lost(),
                        report.check().twice(),
                        report.check().altered()));
        System.out.println(
                "  conflicts refused     %,d".formatted(report.check().conflicts()));
        bench.keep("evidence-" + records, report);
        return report.right() ? 0 : Problems.WRONG_RESULT;
    }
}
