package pe.juntos.local.machines;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** Where a machine finds a broker. */
    InetSocketAddress line(Traffic traffic, int machine, int broker) {
        return at(machine, ports(machine).kafka() + traffic.line(broker));
    }

    /** Where that line ends. */
    InetSocketAddress door(Traffic traffic, int machine, int broker) {
        return at(broker, ports(broker).kafka() + traffic.door(machine));
    }

    /** There is no line between what is on one machine. */
    private InetSocketAddress known(Traffic traffic, int machine, int broker) {
        return machine == broker && traffic != Traffic.SERVICES
                ? door(traffic, machine, broker)
                : line(traffic, machine, broker);
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
                machines().stream()
                        .map(broker -> text(known(Traffic.SERVICES, machine, broker)))
                        .collect(Collectors.joining(",")),
                true);
    }

    BrokerSettings broker(int node) {
        return new BrokerSettings(
                ports(node),
                node,
                quorum(node),
                Stream.of(Traffic.SERVICES, Traffic.COPIES)
                        .flatMap(traffic -> machines().stream().map(machine -> way(traffic, machine, node)))
                        .toList(),
                Traffic.COPIES.name(node));
    }

    private BrokerSettings.Quorum quorum(int node) {
        var ownFirst = Stream.concat(Stream.of(node), machines().stream().filter(machine -> machine != node));
        return new BrokerSettings.Quorum(
                machines().stream()
                        .map(voter -> text(known(Traffic.VOTES, node, voter)))
                        .toList(),
                ownFirst.map(machine -> way(Traffic.VOTES, machine, node)).toList());
    }

    private BrokerSettings.Door way(Traffic traffic, int machine, int broker) {
        return new BrokerSettings.Door(
                traffic.name(machine), text(door(traffic, machine, broker)), text(known(traffic, machine, broker)));
    }

    private static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }
}
