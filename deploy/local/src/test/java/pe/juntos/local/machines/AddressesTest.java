package pe.juntos.local.machines;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import pe.juntos.local.kafka.BrokerSettings;
import pe.juntos.local.kafka.BrokerSettings.Door;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.Ports;

/** Whoever goes to a broker on another machine goes by a line, which begins on the own machine and can be cut. */
class AddressesTest {

    private final Addresses addresses =
            new Addresses(new Home(Path.of("root"), Path.of("folder"), "drill", new Ports(0)));

    @Test
    void aBrokerIsKnownToEachMachineByTheLineThatBeginsThere() {
        var known = known(addresses.broker(2));
        assertThat(known)
                .contains("MACHINE1 127.0.0.11", "MACHINE2 127.0.0.12", "MACHINE3 127.0.0.13")
                .contains("BROKER1 127.0.0.11", "BROKER3 127.0.0.13", "VOTER1 127.0.0.11", "VOTER3 127.0.0.13");
    }

    @Test
    void aBrokerGoesToTheOthersByItsOwnLines() {
        var broker = addresses.broker(3);
        assertThat(broker.peers()).isEqualTo("BROKER3");
        assertThat(broker.quorum().doors().getFirst().name()).isEqualTo("VOTER3");
        assertThat(broker.quorum().voters())
                .hasSize(3)
                .allSatisfy(voter -> assertThat(voter).startsWith("127.0.0.13:"));
    }

    @Test
    void noTwoListenAtTheSamePlace() {
        var places = new ArrayList<String>();
        for (var broker : Addresses.machines()) {
            all(addresses.broker(broker)).forEach(door -> places.add(door.listens()));
            for (var machine : Addresses.machines()) {
                for (var traffic : Traffic.values()) {
                    places.add(addresses.line(traffic, machine, broker).toString());
                }
            }
        }
        assertThat(new HashSet<>(places)).hasSameSizeAs(places);
    }

    private static List<String> known(BrokerSettings broker) {
        return all(broker).stream()
                .map(door -> door.name() + " " + door.known().split(":")[0])
                .collect(Collectors.toList());
    }

    private static List<Door> all(BrokerSettings broker) {
        var all = new ArrayList<>(broker.doors());
        all.addAll(broker.quorum().doors());
        return all;
    }
}
