package pe.juntos.platform.database;

import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;

/** Whether an error passes when the infrastructure comes back, so that trying again is right. */
public final class Transient {

    private static final List<Class<? extends Throwable>> PASSING = List.of(
            R2dbcTransientException.class,
            R2dbcNonTransientResourceException.class,
            TransientDataAccessException.class,
            DataAccessResourceFailureException.class,
            RetriableException.class,
            TimeoutException.class,
            InterruptedException.class,
            IOException.class);

    private Transient() {}

    public static boolean is(@Nullable Throwable error) {
        for (var e = error; e != null; e = e.getCause() == e ? null : e.getCause()) {
            if (passes(e)) {
                return true;
            }
        }
        return false;
    }

    private static boolean passes(Throwable e) {
        return PASSING.stream().anyMatch(kind -> kind.isInstance(e))
                || e instanceof R2dbcException sql && resources(sql.getSqlState())
                || e instanceof IllegalStateException blocked
                        && String.valueOf(blocked.getMessage()).startsWith("Timeout on blocking read");
    }

    /** SQL states: 08 connection, 40 rolled back by a conflict, 53 resources, 55P03 lock, 57 operator intervention. */
    private static boolean resources(@Nullable String state) {
        return state != null
                && (state.startsWith("08")
                        || state.startsWith("40")
                        || state.startsWith("53")
                        || state.startsWith("55P03")
                        || state.startsWith("57"));
    }
}
