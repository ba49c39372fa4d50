package pe.juntos.bench;

import pe.juntos.bench.read.StoryReport;

/** A report of stories, to be read on the screen. */
final class StoryLines {
    private static final double AIM_MILLISECONDS = 50;

    private StoryLines() {}

    static void print(StoryReport report) {
        System.out.println(
                "%nThrough the gateway with %,d households, ms from when each was due (aim for a story: p95 %.0f)"
                        .formatted(report.households(), AIM_MILLISECONDS));
        report.stories().forEach(rate -> line("stories, %d a second".formatted(rate.perSecond()), rate.story()));
        System.out.println("  %d files a second:".formatted(report.filesPerSecond()));
        line("a file, directly", report.fileDirectly());
        line("the same, by gateway", report.fileThroughTheGateway());
        System.out.println(
                "  the gateway costs %.2f at p50, %.2f at p95".formatted(report.overheadP50(), report.overheadP95()));
    }

    private static void line(String what, StoryReport.Times times) {
        System.out.println("  %-24s p50 %.2f   p95 %.2f   p99 %.2f   highest %.2f   failed %d of %d"
                .formatted(
                        what,
                        times.p50(),
                        times.p95(),
                        times.p99(),
                        times.highest(),
                        times.failures(),
                        times.requests()));
    }
}
