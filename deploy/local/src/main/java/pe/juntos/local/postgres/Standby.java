package pe.juntos.local.postgres;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.process.Launch;
import pe.juntos.local.process.Program;

/** A server that follows another one change by change, answers questions meanwhile, and can take its place. */
public final class Standby implements Program {

    static final String APPLICATION = "standby";

    private final Postgres server;
    private final Databases own;
    private final Databases followed;

    Standby(Postgres server, Databases own, Databases followed) {
        this.server = server;
        this.own = own;
        this.followed = followed;
    }

    /** The server's data as they are now, on another machine, to be started there. */
    public static Standby of(Postgres server, Home other) throws IOException, InterruptedException {
        return server.standby(other);
    }

    /** From now on a commit is answered when both have it; while this one is away nothing is committed. */
    public void awaited() {
        execute(followed, "alter system set synchronous_standby_names = '" + APPLICATION + "'");
        execute(followed, "select pg_reload_conf()");
    }

    /** Whether the other one waits for this one already. */
    public boolean isAwaited() {
        return followed.says("select exists (select from pg_stat_replication where sync_state = 'sync')");
    }

    /** Takes the place of the one it followed, which must be gone; it answers when it takes changes. */
    public Postgres promoted() {
        execute(own, "select pg_promote(true, 60)");
        return server;
    }

    private static void execute(Databases databases, String sql) {
        try (var connection = databases.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new LocalProblem("STANDBY", sql + ": " + e.getMessage(), e);
        }
    }

    @Override
    public String name() {
        return server.name();
    }

    @Override
    public String address() {
        return server.address();
    }

    @Override
    public List<Integer> ports() {
        return server.ports();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        server.prepare();
    }

    @Override
    public Launch launch() {
        return server.launch();
    }

    @Override
    public boolean healthy() {
        return own.follows();
    }

    @Override
    public void askToStop(ProcessHandle process) throws IOException, InterruptedException {
        server.askToStop(process);
    }

    @Override
    public int attempts() {
        return server.attempts();
    }
}
