package pe.juntos.platform.database;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import reactor.netty.channel.AbortedException;

/** Whether an error passes when the infrastructure comes back, so that trying again is right. */
public final class Transient {

    private static final List<Class<? extends Throwable>> PASSING = List.of(
            R2dbcTransientException.class,
            R2dbcNonTransientResourceException.class,
            TransientDataAccessException.class,
            DataAccessResourceFailureException.class,
            RetriableException.class,
            TimeoutException.class,
            io.netty.handler.timeout.TimeoutException.class,
            AbortedException.class,
            InterruptedException.class,
            IOException.class);

    /** SQL states: 08 connection, 40 rolled back by a conflict, 53 resources, 55P03 lock, 57 operator intervention. */
    private static final List<String> RESOURCES = List.of("08", "40", "53", "55P03", "57");

    private Transient() {}

    /** What the database itself says goes before the class of the error: the driver calls what it does not know a lack of resources. */
    public static boolean is(@Nullable Throwable error) {
        return SqlState.of(error)
                .map(Transient::resources)
                .orElseGet(() -> SqlState.causes(error).stream().anyMatch(Transient::passes));
    }

    private static boolean passes(Throwable e) {
        return PASSING.stream().anyMatch(kind -> kind.isInstance(e))
                || e instanceof IllegalStateException blocked
                        && String.valueOf(blocked.getMessage()).startsWith("Timeout on blocking read");
    }

    private static boolean resources(String state) {
        return RESOURCES.stream().anyMatch(state::startsWith);
    }
}
