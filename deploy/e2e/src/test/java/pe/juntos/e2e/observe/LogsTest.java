package pe.juntos.e2e.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the search for people in logs finds them. */
class LogsTest {

    @TempDir
    private Path folder;

    private Logs logs;

    @BeforeEach
    void people() throws IOException {
        var persons = folder.resolve("personas.csv");
        Files.writeString(persons, """
                dni,apellido_paterno,apellido_materno,nombres
                53465637,Quicaña,Yaranga,Fortunata
                ,Huamán,,Rosa
                """);
        logs = Logs.of(persons);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "refused 53465637",
                "key=(53465637) exists",
                "welcome QUICAÑA YARANGA, FORTUNATA",
                "titular Fortunata Quicaña Yaranga",
                "said Doña Rosa Huamán today",
                "{\"message\":\"welcome Quica\\u00f1a\\u0020Yaranga\"}",
                "{\"message\":\"Batch entry\",\"error\":{\"stack_trace\":\"x\\n53465637\\n\"}}"
            })
    void aDocumentOrANameIsFound(String line) {
        assertThat(logs.tells(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"534656371", "took 53465637.5", "53465638", "a street called Quicaña", "Rosa de Huamán", ""})
    void whatOnlyLooksLikeOneIsNot(String line) {
        assertThat(logs.tells(line)).isFalse();
    }

    @Test
    void anEntryHasTimeLevelServiceAndMessage() {
        assertThat(Logs.structured("{\"@timestamp\":\"2026-06-30T17:00:00Z\",\"log\":{\"level\":\"INFO\"},"
                        + "\"service\":{\"name\":\"payment\"},\"message\":\"up\",\"correlation\":\"c-1\"}"))
                .isTrue();
        assertThat(Logs.structured("2026-06-30 INFO up")).isFalse();
        assertThat(Logs.structured("{\"message\":\"up\"}")).isFalse();
        assertThat(Logs.structured("{\"message\":")).isFalse();
    }

    @Test
    void aFolderIsSearchedWhole() throws IOException {
        var log = Files.createDirectory(folder.resolve("logs")).resolve("payment.log");
        Files.writeString(log, "fine\nHuamán, Rosa\n");
        assertThat(logs.people()).isOne();
        assertThat(logs.tellingOf(log.getParent())).containsExactly("Huamán, Rosa");
    }
}
