package pe.juntos.bench.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import pe.juntos.bench.close.Stages;
import pe.juntos.bench.floor.Floor;
import pe.juntos.bench.oracle.Verification;

/**
 * Everything one run of the bench found.
 *
 * @param work what was worked on
 * @param verification the result against the one recomputed from the input files
 * @param peakMegabytes most memory held by each process
 */
public record BenchReport(
        Machine machine,
        long seed,
        String period,
        Stages.Work work,
        Stages stages,
        Verification verification,
        Map<String, Long> peakMegabytes,
        Floor floor) {

    /** From the evidence to the bank's answers, over the floor. */
    @JsonProperty("ratio")
    public double ratio() {
        return floor.seconds() == 0 ? 0 : stages.properSeconds() / floor.seconds();
    }
}
