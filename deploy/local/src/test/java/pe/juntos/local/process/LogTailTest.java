package pe.juntos.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The end of a log in whichever form it was written, for the person whose start failed. */
class LogTailTest {

    @Test
    void aJsonLineIsReadAsAPersonWould() {
        var line = """
                {"@timestamp":"2026-06-30T17:00:00Z","log":{"level":"ERROR","logger":"o.f.Flyway"},"service":{"name":"payment"},\
                "message":"Application run failed","error":{"type":"java.net.ConnectException","message":"refused",\
                "stack_trace":"at a\\n at b"}}""";
        assertThat(LogTail.readable(line))
                .isEqualTo("2026-06-30T17:00:00Z ERROR Application run failed java.net.ConnectException refused");
    }

    @Test
    void anyOtherLineStays() {
        assertThat(LogTail.readable("Error: Could not find or load main class")).startsWith("Error: Could");
        assertThat(LogTail.readable("{\"cut\": \"off")).isEqualTo("{\"cut\": \"off");
    }

    @Test
    void theEndIsInTheMessage(@TempDir Path folder) throws IOException {
        var log = folder.resolve("payment.log");
        Files.writeString(log, "WARNING: x\n{\"message\":\"no way to the database\"}\n\tat java.base\n");
        assertThat(LogTail.problem("payment", log, false).sentence())
                .contains("ended while starting", "\nWARNING: x\nno way to the database")
                .doesNotContain("java.base");
    }
}
