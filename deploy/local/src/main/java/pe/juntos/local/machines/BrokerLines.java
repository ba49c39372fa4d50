package pe.juntos.local.machines;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The lines between the brokers, over which they copy events and elect who leads; services have lines of their own to each. */
final class BrokerLines implements AutoCloseable {

    private record Line(int from, int to, Relay relay) {

        boolean of(int broker) {
            return from == broker || to == broker;
        }
    }

    private final List<Line> lines = new ArrayList<>();

    BrokerLines(Addresses addresses) {
        for (var traffic : List.of(Traffic.COPIES, Traffic.VOTES)) {
            for (var from : Addresses.machines()) {
                for (var to : Addresses.machines()) {
                    if (!from.equals(to)) {
                        var door = addresses.door(traffic, from, to);
                        lines.add(
                                new Line(from, to, new Relay(addresses.line(traffic, from, to), () -> List.of(door))));
                    }
                }
            }
        }
    }

    /** It hears nothing of the others, and they nothing of it. */
    void cutOff(int broker) {
        relays(broker).forEach(Relay::cut);
    }

    void reconnect(int broker) {
        relays(broker).forEach(Relay::mend);
    }

    private Stream<Relay> relays(int broker) {
        return lines.stream().filter(line -> line.of(broker)).map(Line::relay);
    }

    @Override
    public void close() {
        lines.forEach(line -> line.relay().close());
    }
}
