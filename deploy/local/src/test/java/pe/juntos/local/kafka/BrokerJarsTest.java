package pe.juntos.local.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.place.LocalProblem;

/** Which Kafka a broker is started from. */
class BrokerJarsTest {

    @TempDir
    private Path target;

    @BeforeEach
    void otherLibraries() throws IOException {
        Files.createDirectory(target.resolve("lib"));
        Files.createFile(target.resolve("lib/kafka-clients-4.2.0.jar"));
    }

    @Test
    void theServersOwn() throws IOException {
        Files.createFile(target.resolve("lib/kafka_2.13-4.2.1.jar"));
        assertThat(new BrokerJars(target).version()).isEqualTo("4.2.1");
    }

    @Test
    void noServerThere() {
        assertThatThrownBy(() -> new BrokerJars(target).version())
                .isInstanceOfSatisfying(
                        LocalProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo("NOT_BUILT"));
    }
}
