package pe.juntos.local.service;

import pe.juntos.local.place.App;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.Ports;

/**
 * Where a process finds what it needs.
 *
 * @param front the address at which gateway, services and the sandbox are asked
 * @param database address and port
 * @param brokers addresses and ports, with commas
 * @param oneOfSeveral a replica beside others on one machine: small, and it writes nothing that all share
 */
public record Surroundings(Ports front, String database, String brokers, boolean oneOfSeveral) {

    private static final int REPLICA_HEAP_MEGABYTES = 384;

    static Surroundings of(Home home) {
        var ports = home.ports();
        return new Surroundings(
                ports, ports.address() + ":" + ports.postgres(), ports.address() + ":" + ports.kafka(), false);
    }

    /** Where an application is asked, whichever replica answers. */
    String url(App app) {
        return "http://" + front.address() + ":" + front.of(app);
    }

    String database(App app) {
        return "postgresql://" + database + "/" + app.title();
    }

    int heapMegabytes(App app) {
        return oneOfSeveral ? Math.min(REPLICA_HEAP_MEGABYTES, app.heapMegabytes()) : app.heapMegabytes();
    }
}
