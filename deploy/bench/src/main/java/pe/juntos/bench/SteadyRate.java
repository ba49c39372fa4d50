package pe.juntos.bench;

import java.nio.file.Path;
import java.time.Duration;
import pe.juntos.bench.read.ReadBench;
import picocli.CommandLine.Option;

/** What is asked at a steady rate: of how many households, and for how long. */
final class SteadyRate {
    @Option(names = "--households", defaultValue = "20000", description = "Of the register (default 20000).")
    private int households;

    @Option(names = "--seconds", defaultValue = "60", description = "How long (default 60), on a service that is warm.")
    private int seconds;

    ReadBench.Order order(int perSecond, Path folder) {
        return new ReadBench.Order(households, perSecond, Duration.ofSeconds(seconds), folder);
    }
}
