package pe.juntos.local.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import pe.juntos.local.place.Ports;
import pe.juntos.local.process.Java;
import pe.juntos.local.process.StartCache;

/**
 * A broker's settings: nothing deleted by age, and every topic copied to each of at most three brokers, of which one may be away.
 *
 * @param ports of its own address
 * @param node its number, from 1
 * @param quorum of the controllers
 * @param doors further ways in
 * @param peers the name of the way by which it goes to other brokers
 */
public record BrokerSettings(Ports ports, int node, Quorum quorum, List<Door> doors, String peers) {

    private static final String ANYBODY = "PLAINTEXT";

    private static final int HEAP_ALONE_MEGABYTES = 512;
    private static final int HEAP_MEGABYTES = 320;

    public BrokerSettings {
        doors = List.copyOf(doors);
    }

    /**
     * How a broker's controller takes part in elections.
     *
     * @param voters address of each controller as this one finds it, in the order of their numbers
     * @param doors ways in, the one by which it goes to the others in front
     */
    public record Quorum(List<String> voters, List<Door> doors) {

        public Quorum {
            voters = List.copyOf(voters);
            doors = List.copyOf(doors);
        }

        private String text() {
            return IntStream.range(0, voters.size())
                    .mapToObj(voter -> (voter + 1) + "@" + voters.get(voter))
                    .collect(Collectors.joining(","));
        }

        private String names() {
            return doors.stream().map(Door::name).collect(Collectors.joining(","));
        }
    }

    /**
     * Where clients come in that know the broker by another address.
     *
     * @param listens address and port on which the broker listens
     * @param known address and port that it tells those who came in here
     */
    public record Door(String name, String listens, String known) {}

    static BrokerSettings alone(Ports ports) {
        var controller = ports.address() + ":" + ports.kafkaController();
        var quorum = new Quorum(List.of(controller), List.of(new Door("CONTROLLER", controller, controller)));
        return new BrokerSettings(ports, 1, quorum, List.of(), ANYBODY);
    }

    boolean several() {
        return quorum.voters().size() > 1;
    }

    List<String> java(StartCache cache) {
        return several() ? Java.smallServer(HEAP_MEGABYTES, cache) : byItself(cache);
    }

    /** Numbers of calls learned in bulk work would have the second compiler begin with that work's code at each start. */
    private static List<String> byItself(StartCache cache) {
        var words = Java.busyServer(HEAP_ALONE_MEGABYTES, cache);
        words.addAll(List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-AOTReplayTraining"));
        return words;
    }

    private Stream<Door> all() {
        var anybody = ports.address() + ":" + ports.kafka();
        return Stream.of(Stream.of(new Door(ANYBODY, anybody, anybody)), doors.stream(), quorum.doors().stream())
                .flatMap(Function.identity());
    }

    private String ways(Function<Door, String> way) {
        return all().map(door -> door.name() + "://" + way.apply(door)).collect(Collectors.joining(","));
    }

    private String protocols() {
        return all().map(door -> door.name() + ":PLAINTEXT").collect(Collectors.joining(","));
    }

    /** Nobody asks a broker of this machine by JMX, where it would show a dozen figures of each partition. */
    String of(Path data) {
        return """
                process.roles=broker,controller
                node.id=%1$d
                controller.quorum.voters=%2$s
                controller.listener.names=%3$s
                listeners=%4$s
                advertised.listeners=%5$s
                listener.security.protocol.map=%6$s
                inter.broker.listener.name=%7$s
                log.dirs=%8$s
                broker.session.timeout.ms=%10$d
                broker.heartbeat.interval.ms=500
                auto.create.topics.enable=false
                log.retention.hours=-1
                log.retention.bytes=-1
                offsets.retention.minutes=5256000
                num.partitions=12
                default.replication.factor=%9$d
                min.insync.replicas=%11$d
                offsets.topic.replication.factor=%9$d
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=%9$d
                transaction.state.log.min.isr=%11$d
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=%9$d
                share.coordinator.state.topic.min.isr=%11$d
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=33554432
                log.segment.bytes=134217728
                num.network.threads=2
                num.io.threads=4
                message.max.bytes=4194304
                replica.fetch.max.bytes=4194304
                metrics.jmx.exclude=.*
                """.formatted(
                        node,
                        quorum.text(),
                        quorum.names(),
                        ways(Door::listens),
                        ways(Door::known),
                        protocols(),
                        peers,
                        data.toString().replace("\\", "\\\\"),
                        quorum.voters().size(),
                        several() ? 9_000 : 4_000,
                        Math.max(1, quorum.voters().size() - 1));
    }
}
