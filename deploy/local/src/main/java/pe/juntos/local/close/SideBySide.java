package pe.juntos.local.close;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Does what does not depend on each other four at a time: as institutions do, who do not wait for one another. */
final class SideBySide {
    private static final int AT_ONCE = 4;

    private SideBySide() {}

    interface Doing<T, R> {
        R with(T one) throws IOException, InterruptedException;
    }

    /** What came of each, in the order in which they are given; the first failure in that order is thrown. */
    static <T, R> List<R> all(List<T> ones, Doing<T, R> doing) throws IOException, InterruptedException {
        var works = ones.stream().<Callable<R>>map(one -> () -> doing.with(one)).toList();
        try (var workers =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var results = new ArrayList<R>();
            for (var result : workers.invokeAll(works)) {
                results.add(of(result));
            }
            return results;
        }
    }

    private static <R> R of(Future<R> result) throws IOException, InterruptedException {
        try {
            return result.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException cause -> throw cause;
                case InterruptedException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
