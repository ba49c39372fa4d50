package pe.juntos.local.process;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import pe.juntos.local.place.LocalProblem;

/** Does the same with each of several at the same time. */
public final class Together {

    private Together() {}

    /** What is done with one of them. */
    public interface Step<T> {
        void on(T one) throws InterruptedException;
    }

    /** Waits for all; the first failure in their order is thrown. Interrupted, it interrupts all. */
    public static <T> void each(Collection<? extends T> ones, Step<T> step) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures = ones.stream()
                    .<Future<?>>map(one -> threads.submit(() -> {
                        step.on(one);
                        return true;
                    }))
                    .toList();
            awaitAll(futures, threads);
        }
    }

    private static void awaitAll(List<Future<?>> futures, ExecutorService threads) throws InterruptedException {
        try {
            for (var future : futures) {
                await(future);
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            throw e;
        }
    }

    /** Its result, or what went wrong. */
    public static void await(Future<?> future) throws InterruptedException {
        try {
            future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LocalProblem problem) {
                throw problem;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
