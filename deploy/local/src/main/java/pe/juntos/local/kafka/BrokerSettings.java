package pe.juntos.local.kafka;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import pe.juntos.local.place.Ports;
import pe.juntos.local.process.Java;

/**
 * A broker's settings: nothing deleted by age, and every topic copied to each of at most three brokers, of which one may be away.
 *
 * @param ports of its own address
 * @param node its number, from 1
 * @param voters address of each broker's controller, in the order of their numbers
 * @param doors further ways in
 */
public record BrokerSettings(Ports ports, int node, List<String> voters, List<Door> doors) {

    private static final int HEAP_ALONE_MEGABYTES = 512;
    private static final int HEAP_MEGABYTES = 320;

    public BrokerSettings {
        voters = List.copyOf(voters);
        doors = List.copyOf(doors);
    }

    /**
     * Where clients come in that know the broker by another address.
     *
     * @param listens address and port on which the broker listens
     * @param known address and port that it tells those who came in here
     */
    public record Door(String name, String listens, String known) {}

    static BrokerSettings alone(Ports ports) {
        return new BrokerSettings(ports, 1, List.of(ports.address() + ":" + ports.kafkaController()), List.of());
    }

    private boolean several() {
        return voters.size() > 1;
    }

    /** What starts it; several share the archive of classes of the one that was alone, and none writes it. */
    List<String> java(Path archive) {
        return several()
                ? Java.reading(Java.smallServer(HEAP_MEGABYTES, archive))
                : Java.bulkServer(HEAP_ALONE_MEGABYTES, archive);
    }

    private String quorum() {
        return IntStream.range(0, voters.size())
                .mapToObj(voter -> (voter + 1) + "@" + voters.get(voter))
                .collect(Collectors.joining(","));
    }

    private String ways(Function<Door, String> way) {
        return doors.stream()
                .map(door -> "," + door.name() + "://" + way.apply(door))
                .collect(Collectors.joining());
    }

    private String protocols() {
        return doors.stream().map(door -> "," + door.name() + ":PLAINTEXT").collect(Collectors.joining());
    }

    String of(Path data) {
        return """
                process.roles=broker,controller
                node.id=%4$d
                controller.quorum.voters=%5$s
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://%10$s:%1$d,CONTROLLER://%10$s:%2$d%6$s
                advertised.listeners=PLAINTEXT://%10$s:%1$d%7$s
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT%8$s
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                broker.session.timeout.ms=%11$d
                broker.heartbeat.interval.ms=500
                auto.create.topics.enable=false
                log.retention.hours=-1
                log.retention.bytes=-1
                offsets.retention.minutes=5256000
                num.partitions=12
                default.replication.factor=%9$d
                min.insync.replicas=%12$d
                offsets.topic.replication.factor=%9$d
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=%9$d
                transaction.state.log.min.isr=%12$d
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=%9$d
                share.coordinator.state.topic.min.isr=%12$d
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=33554432
                log.segment.bytes=134217728
                num.network.threads=2
                num.io.threads=4
                message.max.bytes=4194304
                replica.fetch.max.bytes=4194304
                """.formatted(
                        ports.kafka(),
                        ports.kafkaController(),
                        data.toString().replace("\\", "\\\\"),
                        node,
                        quorum(),
                        ways(Door::listens),
                        ways(Door::known),
                        protocols(),
                        voters.size(),
                        ports.address(),
                        several() ? 9_000 : 4_000,
                        Math.max(1, voters.size() - 1));
    }
}
