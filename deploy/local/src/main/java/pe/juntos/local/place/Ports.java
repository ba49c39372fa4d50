package pe.juntos.local.place;

/**
 * TCP ports of one address. All move together by one offset, so that two platforms can live on one machine.
 *
 * @param offset added to every port, 0 by default
 * @param address of this machine; what plays one of several machines has an address of its own
 */
public record Ports(int offset, String address) {

    /** Of a platform on one machine. */
    public static final String HERE = "127.0.0.1";

    private static final int HIGHEST_BASE = 19_093;

    public Ports {
        if (offset < 0 || offset > 65_535 - HIGHEST_BASE) {
            throw new LocalProblem(
                    "PORT_OFFSET", "JUNTOS_PORT_OFFSET must be a number from 0 to " + (65_535 - HIGHEST_BASE) + ".");
        }
    }

    public Ports(int offset) {
        this(offset, HERE);
    }

    /** The same ports of another address. */
    public Ports at(String other) {
        return new Ports(offset, other);
    }

    public int postgres() {
        return 15_432 + offset;
    }

    public int kafka() {
        return 19_092 + offset;
    }

    public int kafkaController() {
        return HIGHEST_BASE + offset;
    }

    /** The port of an application. */
    public int of(App app) {
        return app.port() + offset;
    }

    /** The management port of an application. */
    public int managementOf(App app) {
        return app.port() + 1_000 + offset;
    }
}
