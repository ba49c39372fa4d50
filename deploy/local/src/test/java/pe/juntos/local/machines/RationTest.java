package pe.juntos.local.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A process that wants all that it can get. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class RationTest {

    private static final long USED = Duration.ofMillis(250).toNanos();

    private Process greedy;

    @BeforeEach
    void start() throws IOException {
        greedy = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
    }

    @AfterEach
    void end() {
        greedy.destroyForcibly();
    }

    /** How long the process took to use so much of a processor. */
    private Duration using(long nanos) {
        var begin = System.nanoTime();
        var before = Processes.used(greedy.pid()).orElseThrow();
        while (Processes.used(greedy.pid()).orElseThrow() - before < nanos) {
            Thread.onSpinWait();
        }
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    @Test
    void itGetsNoMoreThanItsPart() throws InterruptedException {
        try (var _ = new Ration(List.of(greedy.pid()), 0.2)) {
            var slowest = Stream.generate(() -> using(USED))
                    .limit(3)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            assertThat(slowest)
                    .as("what it gets too much while nobody looks, it gets less afterwards")
                    .isGreaterThan(Duration.ofMillis(900));
        }
    }

    @Test
    void afterwardsItGetsAllAgain() throws InterruptedException {
        try (var _ = new Ration(List.of(greedy.pid()), 0.01)) {
            using(Duration.ofMillis(5).toNanos());
        }
        assertThat(using(USED)).isLessThan(Duration.ofSeconds(20));
    }

    @Test
    void oneThatIsGoneUsesNothing() throws InterruptedException {
        greedy.destroyForcibly().waitFor();
        assertThat(Processes.used(greedy.pid())).isEqualTo(OptionalLong.empty());
        try (var ration = new Ration(List.of(greedy.pid()), 0.2)) {
            assertThat(ration).isNotNull();
        }
    }
}
