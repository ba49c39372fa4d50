package pe.juntos.platform.job;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far a job is.
 *
 * @param state {@code RUNNING}, {@code FINISHED} or {@code FAILED} (a chunk cannot be done; resume after mending)
 * @param failure kind of the error, never its data
 */
public record JobProgress(
        UUID id,
        String kind,
        String key,
        String state,
        int chunksDone,
        int chunks,
        long itemsDone,
        long itemsExpected,
        double itemsPerSecond,
        @Nullable Instant estimatedEnd,
        @Nullable String failure) {}
