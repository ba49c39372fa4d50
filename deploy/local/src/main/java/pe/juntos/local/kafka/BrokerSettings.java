package pe.juntos.local.kafka;

import java.nio.file.Path;
import pe.juntos.local.place.Ports;

/** The broker's settings: one node, every internal topic with one copy, nothing deleted by age. */
final class BrokerSettings {

    private BrokerSettings() {}

    static String of(Ports ports, Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT
                inter.broker.listener.name=PLAINTEXT
                log.dirs=%3$s
                broker.session.timeout.ms=4000
                broker.heartbeat.interval.ms=500
                auto.create.topics.enable=false
                log.retention.hours=-1
                log.retention.bytes=-1
                offsets.retention.minutes=5256000
                num.partitions=12
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                log.cleaner.dedupe.buffer.size=33554432
                log.segment.bytes=134217728
                num.network.threads=2
                num.io.threads=4
                message.max.bytes=4194304
                replica.fetch.max.bytes=4194304
                """.formatted(
                        ports.kafka(), ports.kafkaController(), data.toString().replace("\\", "\\\\"));
    }
}
