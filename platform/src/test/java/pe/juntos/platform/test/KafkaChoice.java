package pe.juntos.platform.test;

import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.kafka.KafkaContainer;

/** Given address, container or a broker inside this JVM: the first that works. */
final class KafkaChoice {
    private static final Logger log = LoggerFactory.getLogger(KafkaChoice.class);

    private KafkaChoice() {}

    static String start(Map<String, String> environment) {
        var given = environment.get("JUNTOS_TEST_KAFKA");
        if (given != null) return given;
        if (DockerEngine.answers()) {
            try {
                return container();
            } catch (RuntimeException e) {
                log.warn("Docker answers but cannot run Kafka, taking the embedded broker: {}", e.getMessage());
            }
        }
        return embedded();
    }

    @SuppressWarnings("resource")
    private static String container() {
        var container = new KafkaContainer("apache/kafka:4.2.0");
        KraftBroker.SMALL.forEach((name, value) -> container.withEnv(
                "KAFKA_" + name.toUpperCase(java.util.Locale.ROOT).replace('.', '_'), value));
        container.start();
        return container.getBootstrapServers();
    }

    private static String embedded() {
        var broker = KraftBroker.create();
        broker.start();
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "stop-kafka"));
        return broker.address();
    }
}
