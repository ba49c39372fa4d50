package pe.juntos.platform.part;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/**
 * A service's part of a household's story, told to many callers in one statement. It says to each what the service's own read of
 * one household says to the same caller, and nothing more.
 */
public interface HouseholdPart {

    /** Who may ask, in the words of {@code @PreAuthorize}. */
    String rule();

    /** One for each that is asked, in the same order; empty where there is no such household in the caller's sight. */
    Mono<List<Optional<Object>>> tell(List<Asked> asked);

    /** The same for one. */
    default <T> Mono<T> tell(Asked asked, Class<T> body) {
        return tell(List.of(asked))
                .flatMap(told -> Mono.justOrEmpty(told.getFirst()))
                .cast(body);
    }

    /** Whether {@link #tell(List)} itself records who opened which file; else the audit trail does before anything is told. */
    default boolean recordsReading() {
        return false;
    }

    /** @param period of a bimester; only where the part depends on one */
    record Asked(String household, @Nullable String period, Caller caller) {

        /** For {@code district like any(string_to_array(…, ','))}. */
        public String patterns() {
            return String.join(",", caller.territory().patterns());
        }
    }
}
