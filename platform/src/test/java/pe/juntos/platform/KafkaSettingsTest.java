package pe.juntos.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a service proves to a broker who it is, from a file that is mounted as a secret. */
class KafkaSettingsTest {
    @TempDir
    private Path folder;

    @Test
    void every_client_has_the_settings_of_the_file() throws IOException {
        var file = folder.resolve("kafka.properties");
        Files.writeString(file, "security.protocol=SASL_SSL\nsasl.mechanism=SCRAM-SHA-512\n");
        var settings = KafkaSettings.of("broker:9092", file.toString());
        assertThat(settings.producer()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.consumer()).containsEntry("sasl.mechanism", "SCRAM-SHA-512");
        assertThat(settings.admin()).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void what_keeps_events_from_being_lost_is_not_the_files_to_change() throws IOException {
        var file = folder.resolve("kafka.properties");
        Files.writeString(file, "acks=1\nenable.auto.commit=true\nbootstrap.servers=elsewhere:1\n");
        var settings = KafkaSettings.of("broker:9092", file.toString());
        assertThat(settings.producer()).containsEntry("acks", "all").containsEntry("bootstrap.servers", "broker:9092");
        assertThat(settings.consumer()).containsEntry("enable.auto.commit", false);
    }

    @Test
    void without_a_file_there_is_nothing_more() {
        assertThat(KafkaSettings.of("broker:9092", "").more()).isEmpty();
    }

    @Test
    void a_file_that_is_not_there_stops_the_start() {
        var missing = folder.resolve("missing").toString();
        assertThatThrownBy(() -> KafkaSettings.of("broker:9092", missing)).isInstanceOf(UncheckedIOException.class);
    }
}
