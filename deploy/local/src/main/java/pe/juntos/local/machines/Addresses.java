package pe.juntos.local.machines;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pe.juntos.local.kafka.BrokerSettings;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.Ports;
import pe.juntos.local.service.Surroundings;

/**
 * Machine 1 is 127.0.0.11, machine 2 is 127.0.0.12 and so on, each with the ports of a platform on one machine; in front of them is
 * 127.0.0.1, whose ports are the whole platform's.
 */
record Addresses(Home front) {

    static final int MACHINES = 3;

    private static final int FIRST = 10;
    private static final int DOOR = 10;
    private static final int LINE = 20;

    static List<Integer> machines() {
        return IntStream.rangeClosed(1, MACHINES).boxed().toList();
    }

    Ports ports(int machine) {
        return front.ports().at("127.0.0." + (FIRST + machine));
    }

    /** Folders of its own for data, logs and processes; what is unpacked from the build is everybody's. */
    Home home(int machine) {
        var folder = front.folder().resolve("machine-" + machine);
        try {
            Files.createDirectories(folder);
            for (var shared : List.of("apps", "cds", "postgres")) {
                Files.createDirectories(front.folder().resolve(shared));
                if (!Files.exists(folder.resolve(shared))) {
                    Files.createSymbolicLink(
                            folder.resolve(shared), front.folder().resolve(shared));
                }
            }
        } catch (IOException e) {
            throw Home.notWritable(folder, e);
        }
        return new Home(front.root(), folder, front.dataset(), ports(machine));
    }

    /** Where a machine's services find the database, whichever server it is. */
    InetSocketAddress database(int machine) {
        return at(machine, ports(machine).postgres() + 1);
    }

    InetSocketAddress server(int machine) {
        return at(machine, ports(machine).postgres());
    }

    /** Where a machine's services find a broker. */
    InetSocketAddress line(int machine, int broker) {
        return at(machine, ports(machine).kafka() + LINE + broker);
    }

    /** Where that line ends. */
    InetSocketAddress door(int machine, int broker) {
        return at(broker, ports(broker).kafka() + DOOR + machine);
    }

    private InetSocketAddress at(int machine, int port) {
        return new InetSocketAddress(ports(machine).address(), port);
    }

    /** Without a line between: for who looks on. */
    String brokers() {
        return machines().stream()
                .map(machine -> ports(machine).address() + ":" + ports(machine).kafka())
                .collect(Collectors.joining(","));
    }

    Surroundings around(int machine) {
        return new Surroundings(
                front.ports(),
                text(database(machine)),
                machines().stream().map(broker -> text(line(machine, broker))).collect(Collectors.joining(",")),
                true);
    }

    BrokerSettings broker(int node) {
        return new BrokerSettings(
                ports(node),
                node,
                machines().stream()
                        .map(voter ->
                                ports(voter).address() + ":" + ports(voter).kafkaController())
                        .toList(),
                machines().stream()
                        .map(machine -> new BrokerSettings.Door(
                                "MACHINE" + machine, text(door(machine, node)), text(line(machine, node))))
                        .toList());
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
