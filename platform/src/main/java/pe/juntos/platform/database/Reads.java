package pe.juntos.platform.database;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.r2dbc.core.DatabaseClient;

/**
 * For what opens the file of one household. Its connections are its own, so nobody who asks waits behind a bulk job; and they keep
 * the plans of their statements, for to plan one costs more than to run it. Work in bulk plans each time anew, since a table that was
 * empty when a plan was made may hold a period now. Never within a transaction of the others. What waits for a lock ends as SQL state
 * 57014 after half a minute, long after the asker went: a statement nobody waits for any more keeps its connection until it ends.
 */
public final class Reads implements DisposableBean {
    private static final int CONNECTIONS = 8;
    private static final Duration LONGEST = Duration.ofSeconds(3);
    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);
    private static final Option<String> SETTINGS = Option.valueOf("options");

    private final ConnectionPool pool;
    private final DatabaseClient client;

    /** @param service the options of the service's other connections */
    public Reads(ConnectionFactoryOptions service) {
        this(service, LONGEST_STATEMENT);
    }

    Reads(ConnectionFactoryOptions service, Duration longestStatement) {
        var options = service.mutate()
                .option(SETTINGS, "plan_cache_mode=auto")
                .option(ConnectionFactoryOptions.CONNECT_TIMEOUT, LONGEST)
                .option(ConnectionFactoryOptions.STATEMENT_TIMEOUT, longestStatement)
                .build();
        this.pool = new ConnectionPool(ConnectionPoolConfiguration.builder(ConnectionFactories.get(options))
                .initialSize(0)
                .maxSize(CONNECTIONS)
                .maxAcquireTime(LONGEST.multipliedBy(2))
                .maxCreateConnectionTime(LONGEST)
                .maxValidationTime(LONGEST)
                .acquireRetry(CONNECTIONS) // after the database was away all of them may be dead
                .validationDepth(
                        ValidationDepth.LOCAL) // a connection knows when its other end is gone; to ask costs a read
                .build());
        this.client = DatabaseClient.create(pool);
    }

    public DatabaseClient.GenericExecuteSpec sql(String statement) {
        return client.sql(statement);
    }

    @Override
    public void destroy() {
        pool.dispose();
    }
}
