package pe.juntos.local.machines;

/** What goes to a broker from another machine, each over a line of its own, so that one can be cut and not the others. */
enum Traffic {
    /** Of services. */
    SERVICES("MACHINE", 10),
    /** Of brokers that copy events. */
    COPIES("BROKER", 30),
    /** Of brokers that elect who leads them. */
    VOTES("VOTER", 50);

    private static final int LINE = 10;

    private final String prefix;
    private final int doors;

    Traffic(String prefix, int doors) {
        this.prefix = prefix;
        this.doors = doors;
    }

    /** Of the way into a broker. */
    String name(int from) {
        return prefix + from;
    }

    /** What is added to the broker's port where it listens to another machine. */
    int door(int from) {
        return doors + from;
    }

    /** What is added to the broker's port where the line of another machine to it begins. */
    int line(int to) {
        return doors + LINE + to;
    }
}
