package pe.juntos.bench.read;

import pe.juntos.bench.report.Machine;

/** What one run found; times in milliseconds from when a request was due. */
public record ReadReport(
        Machine machine,
        int households,
        int perSecond,
        long requests,
        long failures,
        double p50,
        double p95,
        double p99,
        double highest) {

    static ReadReport of(ReadBench.Order order, OpenLoop measured) {
        return new ReadReport(
                Machine.here(),
                order.households(),
                order.perSecond(),
                measured.answered(),
                measured.failures(),
                measured.milliseconds(50),
                measured.milliseconds(95),
                measured.milliseconds(99),
                measured.highestMilliseconds());
    }
}
