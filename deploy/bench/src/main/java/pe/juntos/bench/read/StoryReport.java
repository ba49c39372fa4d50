package pe.juntos.bench.read;

import java.util.List;
import pe.juntos.bench.report.Machine;

/** What one run found; times in milliseconds from when a request was due. */
public record StoryReport(
        Machine machine,
        int households,
        List<Rate> stories,
        int filesPerSecond,
        Times fileDirectly,
        Times fileThroughTheGateway) {

    /** So many stories a second. */
    public record Rate(int perSecond, Times story) {}

    /** Of one kind of request. */
    public record Times(long requests, long failures, double p50, double p95, double p99, double highest) {
        static Times of(OpenLoop measured) {
            return new Times(
                    measured.answered(),
                    measured.failures(),
                    measured.milliseconds(50),
                    measured.milliseconds(95),
                    measured.milliseconds(99),
                    measured.highestMilliseconds());
        }
    }

    /** What the way through the gateway costs. */
    public double overheadP50() {
        return fileThroughTheGateway.p50() - fileDirectly.p50();
    }

    public double overheadP95() {
        return fileThroughTheGateway.p95() - fileDirectly.p95();
    }

    public long failures() {
        return stories.stream().mapToLong(rate -> rate.story().failures()).sum()
                + fileDirectly.failures()
                + fileThroughTheGateway.failures();
    }
}
