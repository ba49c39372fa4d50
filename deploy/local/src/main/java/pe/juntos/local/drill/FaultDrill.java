package pe.juntos.local.drill;

import java.io.IOException;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import pe.juntos.local.close.CloseOrder;
import pe.juntos.local.close.Closing;
import pe.juntos.local.http.Gateway;
import pe.juntos.local.http.Person;
import pe.juntos.local.place.Home;
import pe.juntos.local.service.LocalPlatform;
import pe.juntos.sandbox.population.Bimester;
import pe.juntos.sandbox.population.GeneratorRequest;
import pe.juntos.sandbox.population.PopulationGenerator;

/** Causes each fault, waits for its alert to be delivered, does what the alert's runbook says, and waits until the alert is gone. */
public final class FaultDrill {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final int LEFT_FREE = 8;
    private static final String HOUSEHOLDS = "juntos.affiliation.household.v1";

    private final Home home;
    private final LocalPlatform platform;
    private final LocalPlatform.Progress progress;
    private final PrintStream out;
    private final List<Connection> held = new ArrayList<>();

    /** @param home of data that are the drill's own */
    public FaultDrill(Home home, LocalPlatform.Progress progress, PrintStream out) throws InterruptedException {
        this.home = home;
        this.progress = progress;
        this.out = out;
        home.wipeData();
        this.platform = new LocalPlatform(home);
    }

    public LocalPlatform platform() {
        return platform;
    }

    private record Fault(String alert, Action cause, Action mend) {}

    private interface Action {
        void run() throws IOException, InterruptedException, SQLException;
    }

    private List<Fault> faults() {
        return List.of(
                new Fault("ServiceDown", () -> platform.kill("payment"), () -> platform.up(progress)),
                new Fault("BrokerUnreachable", () -> platform.kill("kafka"), () -> platform.up(progress)),
                new Fault("DatabaseUnreachable", () -> platform.kill("postgres"), () -> platform.up(progress)),
                new Fault("ConnectionsExhausted", this::takeConnections, this::endThem),
                new Fault("DeadLettersWaiting", this::putAside, this::replay));
    }

    /** @return what did not go as it must */
    public List<String> run(int households) throws IOException, InterruptedException {
        var in = home.data().resolve("in");
        PopulationGenerator.generate(GeneratorRequest.of(households, 1, Bimester.parse("2026-3"), in));
        platform.up(progress);
        new Closing(home, out).run(CloseOrder.checked(in, "2026-3", home.data().resolve("out")));
        var failed = new ArrayList<String>();
        try (var watch = new Watch(home)) {
            for (var fault : faults()) {
                went(fault, watch, failed);
            }
        } catch (SQLException e) {
            throw new IOException("the drill's own connection", e);
        }
        return failed;
    }

    private void went(Fault fault, Watch watch, List<String> failed)
            throws IOException, InterruptedException, SQLException {
        fault.cause().run();
        var fired = watch.firing(fault.alert(), PATIENCE);
        fault.mend().run();
        var quiet = watch.quiet(fault.alert(), PATIENCE);
        out.printf("%-22s delivered after %d s, gone %d s after mending%n", fault.alert(), fired, quiet);
        if (fired < 0 || quiet < 0) {
            failed.add(fault.alert());
        }
    }

    private void takeConnections() throws SQLException {
        try (var one = open();
                var rows = one.createStatement()
                        .executeQuery(
                                "select current_setting('max_connections')::int - count(*) from pg_stat_activity")) {
            rows.next();
            for (var free = rows.getInt(1); free > LEFT_FREE; free--) {
                held.add(open());
            }
        }
    }

    /** As the runbook says: the server ends whoever holds them. */
    private void endThem() throws SQLException {
        try (var one = open();
                var statement = one.createStatement()) {
            statement.execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'drill' and pid <> pg_backend_pid()");
        }
        held.clear();
    }

    private Connection open() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/postgres?ApplicationName=drill",
                "postgres",
                "sandbox");
    }

    /** A household's event as a bug of payment would have left it: on the topic of dead letters, with its note. */
    private void putAside() throws SQLException {
        var place = new Letters("127.0.0.1:" + home.ports().kafka()).bury(HOUSEHOLDS);
        try (var payment = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + home.ports().postgres() + "/payment", "payment", "sandbox");
                var statement = payment.prepareStatement(
                        "insert into dead_letter (handler, topic, reason, letter_topic, letter_partition, letter_offset)"
                                + " values ('households', ?, 'drill', ?, ?, ?)")) {
            statement.setString(1, HOUSEHOLDS);
            statement.setString(2, place.topic());
            statement.setInt(3, place.partition());
            statement.setLong(4, place.offset());
            statement.execute();
        }
    }

    private void replay() throws InterruptedException {
        try (var gateway = new Gateway(home, (what, reason) -> out.println(what + " waits: " + reason))) {
            out.println(gateway.post(Person.OSCAR, "payment/dead-letters/replay", "{}")
                    .body());
        }
    }
}
