package pe.juntos.platform.database;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.ContextView;

/**
 * Does for a crowd in one statement what each of it asks for itself: whoever asks while one is under way goes with the next, together
 * with all others that came meanwhile. Who comes alone waits for nobody. What fails fails for all who went together.
 *
 * @param <T> what one asks
 * @param <R> what it is answered
 */
public final class Gathered<T, R> {
    private final int most;
    private final Duration longest;
    private final Duration held;
    private final Function<List<T>, Mono<List<R>>> together;
    private final Queue<Asked<T, R>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();

    /**
     * @param most who go together
     * @param longest that one statement may take: all others wait for it
     * @param together answers each in the order asked; runs in the context of the first of them
     */
    public Gathered(int most, Duration longest, Function<List<T>, Mono<List<R>>> together) {
        this(most, longest, longest, together);
    }

    /** @param held how long a crowd is waited for; then the next goes beside it */
    public Gathered(int most, Duration longest, Duration held, Function<List<T>, Mono<List<R>>> together) {
        this.most = most;
        this.longest = longest;
        this.held = held;
        this.together = together;
    }

    private record Asked<T, R>(T what, Sinks.One<R> answer, ContextView context) {}

    /** Who gives up waiting does not take back what was asked. */
    public Mono<R> one(T what) {
        return Mono.deferContextual(context -> {
            var asked = new Asked<T, R>(what, Sinks.one(), context);
            waiting.add(asked);
            next();
            return asked.answer.asMono();
        });
    }

    private void next() {
        while (!waiting.isEmpty() && underWay.compareAndSet(false, true)) {
            var crowd = crowd();
            if (!crowd.isEmpty()) {
                serve(crowd);
                return;
            }
            underWay.set(false);
        }
    }

    private List<Asked<T, R>> crowd() {
        var crowd = new ArrayList<Asked<T, R>>();
        for (Asked<T, R> asked; crowd.size() < most && (asked = waiting.poll()) != null; ) {
            crowd.add(asked);
        }
        return crowd;
    }

    private void serve(List<Asked<T, R>> crowd) {
        var door = new AtomicBoolean(true);
        var late = Schedulers.parallel().schedule(() -> free(door), held.toMillis(), TimeUnit.MILLISECONDS);
        Mono.defer(() -> together.apply(crowd.stream().map(Asked::what).toList()))
                .contextWrite(crowd.getFirst().context())
                .timeout(longest)
                .single()
                .doOnTerminate(() -> {
                    late.dispose();
                    free(door);
                })
                .doOnNext(answers -> answer(crowd, answers))
                .subscribe(_ -> {}, error -> crowd.forEach(asked -> asked.answer.tryEmitError(error)));
    }

    /** Once for each crowd. */
    private void free(AtomicBoolean door) {
        if (door.compareAndSet(true, false)) {
            underWay.set(false);
            next();
        }
    }

    private static <T, R> void answer(List<Asked<T, R>> crowd, List<R> answers) {
        for (var i = 0; i < crowd.size(); i++) {
            crowd.get(i).answer.tryEmitValue(answers.get(i));
        }
    }
}
