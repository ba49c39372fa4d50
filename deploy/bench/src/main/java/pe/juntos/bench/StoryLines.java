package pe.juntos.bench;

import pe.juntos.bench.read.StoryReport;

/** A report of stories, to be read on the screen. */
final class StoryLines {
    private static final double AIM_MILLISECONDS = 50;

    private StoryLines() {}

    static void print(StoryReport report) {
        System.out.println("%nThrough the gateway with %,d households, %d a second, ms from when each was due"
                .formatted(report.households(), report.perSecond()));
        line("story (aim: p95 %.0f)".formatted(AIM_MILLISECONDS), report.story());
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
