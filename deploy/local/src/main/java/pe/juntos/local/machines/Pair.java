package pe.juntos.local.machines;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.postgres.Postgres;
import pe.juntos.local.postgres.Standby;

/** Two database servers, one following the other: what is committed is on both. */
final class Pair {

    private static final Map<String, String> SETTINGS =
            Map.of("shared_buffers", "384MB", "max_connections", "500", "wal_keep_size", "4GB", "max_wal_size", "4GB");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_AGAIN_MILLIS = 200;

    private Machine leading;
    private Machine following;
    private volatile Postgres server;
    private @Nullable Standby standby;

    Pair(Machine leading, Machine following) throws InterruptedException {
        this.leading = leading;
        this.following = following;
        this.server = new Postgres(leading.home(), Optional.empty(), SETTINGS);
    }

    /** The address of the one that takes changes. */
    InetSocketAddress leader() {
        return new InetSocketAddress(server.address(), server.ports().getFirst());
    }

    void start() throws InterruptedException {
        leading.ensure(server);
        follow();
    }

    /** The other machine becomes the standby, with a copy of today's data; returns when every commit waits for it. */
    void follow() throws InterruptedException {
        var next = copied();
        following.ensure(next);
        next.awaited();
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!next.isAwaited()) {
            if (System.nanoTime() > end) {
                throw new LocalProblem("STANDBY", "the standby does not catch up");
            }
            Thread.sleep(LOOK_AGAIN_MILLIS);
        }
        standby = next;
    }

    private Standby copied() throws InterruptedException {
        try {
            return Standby.of(server, following.home());
        } catch (IOException e) {
            throw new LocalProblem("STANDBY", "no copy of the data for the standby: " + e.getMessage(), e);
        }
    }

    /** {@code kill -9} of the leader; the standby takes its place. */
    void failOver(Runnable leaving) throws InterruptedException {
        var next = Objects.requireNonNull(standby, "no standby");
        leading.kill(server);
        leaving.run();
        server = next.promoted();
        var old = leading;
        leading = following;
        following = old;
        standby = null;
        leaving.run();
    }

    void kill() throws InterruptedException {
        following.kill(server);
        leading.kill(server);
    }
}
