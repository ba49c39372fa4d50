package pe.juntos.local.drill;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pe.juntos.local.close.Stage;
import pe.juntos.local.machines.Machines;
import pe.juntos.local.machines.Share;
import pe.juntos.local.place.LocalProblem;

/**
 * Disturbs a close: each disturbance begins with its step and goes on beside it; where it lasts longer, the close waits with the next
 * step, so that each happens while there is work, however few households there are.
 */
final class Timeline implements AutoCloseable {

    private final Machines machines;
    private final List<Disturbance> plan;
    private final Duration after;
    private final ExecutorService hand = Executors.newSingleThreadExecutor();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private volatile Future<?> last = CompletableFuture.completedFuture(true);

    /** @param after how long after its step each disturbance begins */
    Timeline(Machines machines, List<Disturbance> plan, Duration after) {
        this.machines = machines;
        this.plan = List.copyOf(plan);
        this.after = after;
    }

    /**
     * What happened.
     *
     * @param meanwhile what all replicas did while it lasted
     */
    record Event(Stage stage, String title, Duration took, Share meanwhile) {}

    /** Told by the close. */
    void began(Stage stage) {
        ended();
        for (var disturbance : plan) {
            if (disturbance.stage() == stage) {
                last = hand.submit(() -> happen(disturbance));
            }
        }
    }

    private Void happen(Disturbance disturbance) throws InterruptedException {
        Thread.sleep(after);
        var before = done();
        var begin = System.nanoTime();
        disturbance.action().run();
        var took = Duration.ofNanos(System.nanoTime() - begin);
        events.add(new Event(disturbance.stage(), disturbance.title(), took, done().minus(before)));
        return null;
    }

    private Share done() throws InterruptedException {
        return machines.shares().values().stream().reduce(Share.NONE, Share::plus);
    }

    /** Waits for the last one. */
    void ended() {
        try {
            last.get();
        } catch (ExecutionException e) {
            throw new LocalProblem("DRILL", "a disturbance went wrong: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        hand.shutdownNow();
    }
}
