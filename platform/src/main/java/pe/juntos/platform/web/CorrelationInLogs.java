package pe.juntos.platform.web;

import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Shows the correlation id of the work under way in its log lines, as {@code %X{correlation}}. */
public final class CorrelationInLogs implements ThreadLocalAccessor<String> {
    static final String NAME = "correlation";

    @Override
    public Object key() {
        return Correlation.KEY;
    }

    @Override
    public @Nullable String getValue() {
        return MDC.get(NAME);
    }

    @Override
    public void setValue(String correlation) {
        MDC.put(NAME, correlation);
    }

    @Override
    public void setValue() {
        MDC.remove(NAME);
    }
}
