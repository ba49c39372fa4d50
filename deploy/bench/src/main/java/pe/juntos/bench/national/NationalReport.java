package pe.juntos.bench.national;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import pe.juntos.bench.close.Stage;
import pe.juntos.bench.report.Machine;

/** What one run found. */
public record NationalReport(Machine machine, int households, long seed, String period, List<Line> lines) {
    public NationalReport {
        lines = List.copyOf(lines);
    }

    /**
     * One job.
     *
     * @param differences between the job's result and the one recomputed; 0 if it is right
     */
    public record Line(Stage stage, long differences) {}

    @JsonProperty("right")
    public boolean right() {
        return lines.stream().allMatch(line -> line.differences() == 0);
    }
}
