package pe.juntos.platform.event;

import java.util.List;
import java.util.Set;
import reactor.core.publisher.Mono;

/** A bean that applies events of some topics; it has a consumer group of its own, {@code <service>.<name>}. */
public interface EventHandler {

    String name();

    Set<String> topics();

    /** The event types that {@link #handle} applies. */
    Set<String> types();

    /** Types known to exist on these topics and of no interest here; any other type goes to the dead letters. */
    default Set<String> ignored() {
        return Set.of();
    }

    default Idempotency idempotency() {
        return Idempotency.BY_STATE;
    }

    /**
     * Tables that hold nothing but the state last told by these topics, each with a column {@code version}; such a handler can be
     * told everything anew ({@link pe.juntos.platform.rebuild.Rebuild}). Empty where nothing is kept of what is heard but decisions of
     * one's own.
     */
    default Set<String> projects() {
        return Set.of();
    }

    /**
     * Writes what the events tell into {@link #projects} and does nothing else: the way on which everything is heard anew. A handler
     * that also decides by what it hears says here what is only kept.
     */
    default Mono<Void> project(List<IncomingEvent> events) {
        return handle(events);
    }

    /**
     * Applies events in the order of their partition, inside one transaction that the platform opens.
     * An error that repeats for a single event sends that event to the dead letters; an unreachable
     * database or broker is retried for as long as it lasts.
     */
    Mono<Void> handle(List<IncomingEvent> events);
}
