package pe.juntos.bench.floor;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import pe.juntos.bench.close.Stage;

/** The parts of the floor, each run alone. */
public record Floor(List<Stage> parts) {
    public Floor {
        parts = List.copyOf(parts);
    }

    @JsonProperty("seconds")
    public double seconds() {
        return parts.stream().mapToDouble(Stage::seconds).sum();
    }
}
