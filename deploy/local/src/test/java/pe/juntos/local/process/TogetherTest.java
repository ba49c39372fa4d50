package pe.juntos.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import pe.juntos.local.place.LocalProblem;

class TogetherTest {

    @Test
    void allAreDoneAlthoughOneFails() {
        var done = new ConcurrentLinkedQueue<String>();

        assertThatThrownBy(() -> Together.each(List.of("one", "bad", "three"), name -> {
                    if (name.equals("bad")) {
                        throw new LocalProblem("BAD", "It does not start.");
                    }
                    done.add(name);
                }))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("It does not start.");
        assertThat(done).containsExactlyInAnyOrder("one", "three");
    }

    @Test
    void whoeverIsInterruptedInterruptsAll() throws InterruptedException {
        var begun = new CountDownLatch(2);
        var interrupted = new ConcurrentLinkedQueue<String>();
        var waiting = Thread.startVirtualThread(() -> {
            try {
                Together.each(List.of("one", "two"), name -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.add(name);
                        throw e;
                    }
                });
            } catch (InterruptedException e) {
                interrupted.add("all");
            }
        });
        begun.await();

        waiting.interrupt();
        waiting.join();

        assertThat(interrupted).containsExactlyInAnyOrder("one", "two", "all");
    }
}
