package pe.juntos.platform.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The events that caused the work under way; travels with it in the Reactor context, so that the outbox can say of each
 * event what caused it. In a batch that is the last event of the same key; for other keys, what all of the batch share.
 */
public final class Causes {
    private static final String KEY = "juntos.causes";
    private static final Causes UNKNOWN = new Causes(List.of());

    /**
     * @param correlationId of the request at the beginning of it all
     * @param causationId id of the event
     * @param traceParent W3C trace context of the event
     */
    public record Cause(
            @Nullable String correlationId,
            @Nullable String causationId,
            @Nullable String traceParent) {

        static Cause of(IncomingEvent event) {
            return new Cause(event.correlationId(), event.id(), event.traceParent());
        }
    }

    private final Map<String, Cause> byKey = new HashMap<>();
    private final Cause shared;

    private Causes(Collection<IncomingEvent> events) {
        events.forEach(event -> byKey.put(event.key(), Cause.of(event)));
        var all = events.stream().map(Cause::of).toList();
        shared = new Cause(
                theOnly(all, Cause::correlationId), theOnly(all, Cause::causationId), theOnly(all, Cause::traceParent));
    }

    public static Causes of(Collection<IncomingEvent> events) {
        return new Causes(events);
    }

    public static Causes of(ContextView context) {
        return context.<Causes>getOrEmpty(KEY).orElse(UNKNOWN);
    }

    public Context into(Context context) {
        return context.put(KEY, this);
    }

    /** What all events of the batch have in common; null where they differ. */
    public Cause shared() {
        return shared;
    }

    public Cause of(String key) {
        return byKey.getOrDefault(key, shared);
    }

    private static @Nullable String theOnly(List<Cause> causes, Function<Cause, @Nullable String> value) {
        var first = causes.isEmpty() ? null : value.apply(causes.getFirst());
        return causes.stream().allMatch(cause -> Objects.equals(value.apply(cause), first)) ? first : null;
    }
}
