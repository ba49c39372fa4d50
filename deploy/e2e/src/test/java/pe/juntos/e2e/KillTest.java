package pe.juntos.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.service.LocalPlatform;

/**
 * Every process is killed at some moment of a close, most of them while they are needed, and started again as {@code
 * ./juntos up} does. The results must be those of an undisturbed close.
 */
@Order(3)
@ExtendWith(Machine.Used.class)
class KillTest {

    private static final long SEED = Long.getLong("juntos.kill.seed", 7);
    private static final int LATEST_MILLIS = 900;

    /** The step of the close at whose beginning the clock of each kill starts. */
    private static final Map<Integer, List<String>> KILLS = Map.ofEntries(
            Map.entry(1, List.of("affiliation", "gateway")),
            Map.entry(2, List.of("postgres")),
            Map.entry(3, List.of("kafka")),
            Map.entry(5, List.of("coresponsibility")),
            Map.entry(6, List.of("gateway", "sandbox")),
            Map.entry(7, List.of("coresponsibility")),
            Map.entry(8, List.of("kafka")),
            Map.entry(10, List.of("payment")),
            Map.entry(11, List.of("postgres")),
            Map.entry(12, List.of("payment")),
            Map.entry(13, List.of("graduation", "sandbox")),
            Map.entry(15, List.of("partner")));

    @Test
    void killingAnyProcessAtAnyMomentChangesNoResult() throws IOException, InterruptedException {
        var undisturbed = ResultFiles.sorted(Bimester.undisturbed().folder());
        var platform = Machine.fresh("disturbed");
        try (var faults = new Faults(platform)) {
            var disturbed = Bimester.close(platform.home(), Bimester.files(), Bimester.PERIOD, "disturbed", faults::at);
            faults.awaitAll();
            assertThat(faults.killed)
                    .containsAll(platform.programs().stream()
                            .map(each -> each.name())
                            .toList());
            assertThat(ResultFiles.sorted(disturbed.folder())).isEqualTo(undisturbed);
        }
        var after = Bimester.close(platform.home(), Bimester.files(), Bimester.PERIOD, "afterwards", step -> {});
        assertThat(ResultFiles.sorted(after.folder())).isEqualTo(undisturbed);
        assertThat(after.summary().json().path("libro_mayor").path("balanced").asBoolean())
                .isTrue();
    }

    /** Kills and restarts, one after another, beside the close. */
    private static final class Faults implements AutoCloseable {

        private final LocalPlatform platform;
        private final Random random = new Random(SEED);
        private final ScheduledExecutorService hand = Executors.newSingleThreadScheduledExecutor();
        private final List<Future<?>> planned = new ArrayList<>();
        private final List<String> killed = new ArrayList<>();

        Faults(LocalPlatform platform) {
            this.platform = platform;
        }

        void at(int step) {
            for (var name : KILLS.getOrDefault(step, List.of())) {
                planned.add(hand.schedule(
                        () -> killAndRestart(name, step), random.nextInt(LATEST_MILLIS), TimeUnit.MILLISECONDS));
            }
        }

        private Void killAndRestart(String name, int step) throws InterruptedException {
            System.out.println("kill -9 " + name + " in step " + step);
            platform.kill(name);
            killed.add(name);
            try {
                platform.up(new Machine.Lines());
            } catch (LocalProblem e) {
                System.out.println("restart of " + name + " failed: " + e.sentence());
                throw e;
            }
            return null;
        }

        void awaitAll() throws InterruptedException {
            for (var each : planned) {
                try {
                    each.get();
                } catch (java.util.concurrent.ExecutionException e) {
                    throw new AssertionError(e.getCause());
                }
            }
        }

        @Override
        public void close() {
            hand.shutdownNow();
        }
    }
}
