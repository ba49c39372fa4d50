package pe.juntos.bench.up;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import pe.juntos.bench.report.Machine;

/**
 * What one run found.
 *
 * @param starts in the order in which they were made
 * @param idleMegabytes resident memory of each process when nothing was asked of it for a while
 * @param healthy whether {@code ./juntos status} called every process healthy after every start
 */
public record UpReport(Machine machine, List<Start> starts, Map<String, Long> idleMegabytes, boolean healthy) {
    public UpReport {
        starts = List.copyOf(starts);
    }

    /**
     * One start.
     *
     * @param seconds from the command until it ended, with every process ready
     * @param processorSeconds what the platform's processes had taken of the processors by then
     */
    public record Start(String what, double seconds, double processorSeconds) {}

    /** Memory that two processes share counts for each of them, so this is the most it can be. */
    @JsonProperty("idleMegabytesOfAll")
    public long idleMegabytesOfAll() {
        return idleMegabytes.values().stream().mapToLong(Long::longValue).sum();
    }
}
