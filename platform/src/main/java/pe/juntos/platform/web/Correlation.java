package pe.juntos.platform.web;

import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/** The id that ties together everything one request causes, across services and events. */
public final class Correlation {
    public static final String HEADER = "X-Correlation-Id";
    static final String KEY = "juntos.correlation";
    private static final ContextSnapshotFactory TRAVELLING =
            ContextSnapshotFactory.builder().build();
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

    private Correlation() {}

    public static @Nullable String of(ContextView context) {
        return context.<String>getOrEmpty(KEY).orElse(null);
    }

    public static Context into(Context context, @Nullable String correlation) {
        return correlation == null ? context : context.put(KEY, correlation);
    }

    /**
     * Shows in this thread's log lines until closed what travels in the context: correlation, trace and span. For where a line is
     * written or work begins, since nothing restores it at each step of a chain.
     */
    public static ContextSnapshot.Scope inLogs(ContextView context) {
        return TRAVELLING.setThreadLocalsFrom(context);
    }

    /** Shows the id in the log lines of this thread until closed. */
    public static MDC.MDCCloseable inLogs(@Nullable String correlation) {
        return MDC.putCloseable(CorrelationInLogs.NAME, correlation);
    }

    /** Ids from outside are taken only if they cannot harm a log. */
    public static boolean wellFormed(String id) {
        return WELL_FORMED.matcher(id).matches();
    }
}
