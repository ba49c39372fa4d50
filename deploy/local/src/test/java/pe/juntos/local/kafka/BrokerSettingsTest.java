package pe.juntos.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import pe.juntos.local.kafka.BrokerSettings.Door;
import pe.juntos.local.kafka.BrokerSettings.Quorum;
import pe.juntos.local.place.Ports;

/** The broker's own reading of its settings. */
class BrokerSettingsTest {

    @Test
    void aloneItIsFoundAtOneAddressAndElectsItself() throws IOException {
        var read = read(BrokerSettings.alone(new Ports(100)));
        assertThat(read.interBrokerListenerName().value()).isEqualTo("PLAINTEXT");
        assertThat(read.quorumConfig().voters()).containsExactly("1@127.0.0.1:19193");
        assertThat(read.getInt("default.replication.factor")).isEqualTo(1);
        assertThat(read.getInt("min.insync.replicas")).isEqualTo(1);
    }

    @Test
    void oneOfThreeGoesToTheOthersByItsOwnWays() throws IOException {
        var quorum = new Quorum(
                List.of("127.0.0.12:1", "127.0.0.12:2", "127.0.0.12:3"),
                List.of(door("VOTER2", 4), door("VOTER1", 5), door("VOTER3", 6)));
        var doors = List.of(door("MACHINE1", 7), door("BROKER2", 8));
        var read = read(new BrokerSettings(new Ports(100).at("127.0.0.12"), 2, quorum, doors, "BROKER2"));
        assertThat(read.interBrokerListenerName().value()).isEqualTo("BROKER2");
        assertThat(read.controllerListenerNames()).containsExactly("VOTER2", "VOTER1", "VOTER3");
        assertThat(read.quorumConfig().voters()).containsExactly("1@127.0.0.12:1", "2@127.0.0.12:2", "3@127.0.0.12:3");
        assertThat(read.getInt("default.replication.factor")).isEqualTo(3);
        assertThat(read.getInt("min.insync.replicas")).isEqualTo(2);
    }

    private static Door door(String name, int port) {
        return new Door(name, "127.0.0.12:" + port, "127.0.0.11:" + port);
    }

    private static KafkaConfig read(BrokerSettings settings) throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(settings.of(Path.of("data"))));
        return KafkaConfig.fromProps(properties);
    }
}
