package pe.juntos.bench.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    @Test
    void a_pause_counts_for_all_that_had_to_wait() {
        var loop = new OpenLoop();
        var end = new CompletableFuture<Boolean>();
        loop.run(100, Duration.ofSeconds(1), n -> {
            if (n == 0) {
                end.completeOnTimeout(true, 500, TimeUnit.MILLISECONDS);
            }
            return end.isDone() ? CompletableFuture.completedFuture(true) : end;
        });
        assertThat(loop.answered()).isEqualTo(100);
        assertThat(loop.failures()).isZero();
        assertThat(loop.highestMilliseconds()).isGreaterThan(400);
        assertThat(loop.milliseconds(75))
                .as("half of them were due in the pause")
                .isGreaterThan(100);
    }

    @Test
    void what_fails_is_counted() {
        var loop = new OpenLoop();
        loop.run(
                10,
                Duration.ofSeconds(1),
                n -> n % 2 == 0
                        ? CompletableFuture.failedFuture(new IllegalStateException("away"))
                        : CompletableFuture.completedFuture(n % 5 != 0));
        assertThat(loop.answered()).isEqualTo(10);
        assertThat(loop.failures()).isEqualTo(6);
    }
}
