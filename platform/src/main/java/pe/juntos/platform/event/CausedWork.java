package pe.juntos.platform.event;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.web.Correlation;
import reactor.core.publisher.Mono;

/**
 * Ties work to the events that caused it: correlation id in logs and in what the work tells, the trace of the events goes
 * on, and how long the work takes is measured.
 */
public final class CausedWork {
    private final ObservationRegistry observations;

    public CausedWork(ObservationRegistry observations) {
        this.observations = observations;
    }

    /**
     * @param name of the meter: a timer with one tag
     * @param tag name of the tag
     * @param value of the tag, one of few
     */
    public <T> Mono<T> by(Collection<IncomingEvent> events, String name, String tag, String value, Mono<T> work) {
        return measured(
                events,
                name,
                tag,
                value,
                observation ->
                        work.contextWrite(context -> context.put(ObservationThreadLocalAccessor.KEY, observation)));
    }

    /**
     * The same for work that reads many rows: what it tells belongs to the trace, its log lines show the correlation only.
     * To carry the span from row to row costs as much as to read them.
     */
    public <T> Mono<T> inBulk(Collection<IncomingEvent> events, String name, String tag, String value, Mono<T> work) {
        return measured(events, name, tag, value, _ -> work);
    }

    private <T> Mono<T> measured(
            Collection<IncomingEvent> events,
            String name,
            String tag,
            String value,
            Function<Observation, Mono<T>> work) {
        var causes = Causes.of(events);
        return Mono.defer(() -> {
                    var observation = observation(name, causes.shared().traceParent())
                            .lowCardinalityKeyValue(tag, value)
                            .start();
                    return work.apply(observation).doOnError(observation::error).doFinally(_ -> observation.stop());
                })
                .contextWrite(context ->
                        causes.into(Correlation.into(context, causes.shared().correlationId())));
    }

    private Observation observation(String name, @Nullable String traceParent) {
        return Observation.createNotStarted(
                name,
                () -> {
                    var context = new ReceiverContext<String>(
                            (trace, header) -> CloudEventHeaders.TRACE_PARENT.equals(header) ? trace : null,
                            Kind.CONSUMER);
                    context.setCarrier(traceParent == null ? "" : traceParent);
                    return context;
                },
                observations);
    }
}
