package pe.juntos.local.machines;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The lines of one machine's services to the database and to each broker. */
final class Uplink implements AutoCloseable {

    /** When the servers' keep-alive gives a silent client up. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(30);

    private final Relay database;
    private final List<Relay> all = new ArrayList<>();

    /** @param leader the database server of this moment */
    Uplink(Addresses addresses, int machine, Supplier<InetSocketAddress> leader) {
        database = new Relay(addresses.database(machine), () -> List.of(leader.get()));
        all.add(database);
        for (var broker : Addresses.machines()) {
            var door = addresses.door(Traffic.SERVICES, machine, broker);
            all.add(new Relay(addresses.line(Traffic.SERVICES, machine, broker), () -> List.of(door)));
        }
    }

    /** Silence; after a while the servers give the machine's connections up, of which it hears when the lines are mended. */
    void cut() throws InterruptedException {
        all.forEach(Relay::cut);
        Thread.sleep(GIVEN_UP);
        all.forEach(Relay::forgottenByServers);
    }

    void mend() {
        all.forEach(Relay::mend);
    }

    /** The database is far away from now on. */
    void lengthen(Duration delay) {
        database.lengthen(delay);
    }

    /** Nobody speaks any more to whom was the leader. */
    void leave() {
        database.end();
    }

    @Override
    public void close() {
        all.forEach(Relay::close);
    }
}
