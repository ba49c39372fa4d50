package pe.juntos.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was asked wrongly: status 2, a code and one sentence, nothing started and nothing written. */
class CommandLineTest {

    @TempDir
    private Path folder;

    private final StringWriter said = new StringWriter();

    @Test
    void aCloseOfNothing() {
        assertThat(status("close", "--in", path("missing"), "--period", "2026-3", "--out", path("out")))
                .isEqualTo(2);
        assertThat(said.toString()).startsWith("CLOSE_INPUT_FOLDER: ").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aCloseOfNoPeriod() {
        assertThat(status("close", "--in", folder.toString(), "--period", "2026-9", "--out", path("out")))
                .isEqualTo(2);
        assertThat(said.toString()).startsWith("CLOSE_INPUT_PERIOD: ").hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--households 0",
                "--households -5",
                "--households 10 --late-share 2",
                "--households 10 --dirt much",
                "--households 10 --districts missing.csv"
            })
    void aPopulationThatCannotBe(String words) {
        assertThat(status(("generate --out " + path("out") + " " + words).split(" ")))
                .isEqualTo(2);
        assertThat(said.toString()).startsWith("GENERATE_INPUT: ").hasLineCount(1);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDemoOfNobodyStartsNothing() {
        assertThat(status("demo", "--households", "0")).isEqualTo(2);
        assertThat(said.toString()).startsWith("GENERATE_INPUT: ").hasLineCount(1);
    }

    @Test
    void aPlaceThatCannotBeWritten() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        assertThat(status("generate", "--households", "3", "--out", file.toString()))
                .isEqualTo(1);
        assertThat(said.toString())
                .startsWith("DISK: ")
                .contains(file.toString())
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebuild lottery households", "replay lottery"})
    void aServiceThatIsNotThere(String words) {
        assertThat(status(words.split(" "))).isEqualTo(1);
        assertThat(said.toString())
                .startsWith("SERVICE_UNKNOWN: ")
                .contains("affiliation, coresponsibility, payment, graduation, partner")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rebuild payment households", "replay payment"})
    void aServiceThatDoesNotRun(String words) {
        assertThat(status(words.split(" "))).isEqualTo(1);
        assertThat(said.toString()).startsWith("NOT_RUNNING: ").hasLineCount(1);
    }

    @Test
    void aWordThatIsNoCommand() {
        assertThat(status("cerrar")).isEqualTo(2);
        assertThat(status("close", "--period", "2026-3")).isEqualTo(2);
    }

    @Test
    void everyCommandIsKnownToWhoAsksForNone() {
        assertThat(Juntos.commandLine().getSubcommands())
                .containsOnlyKeys(
                        "up",
                        "status",
                        "down",
                        "close",
                        "demo",
                        "generate",
                        "backup",
                        "restore",
                        "rebuild",
                        "replay",
                        "drill",
                        "audit",
                        "help");
    }

    @Test
    void whoAsksForOneIsToldOfThatOne() {
        assertThat(Juntos.commandLine("up", "--fresh").getSubcommands()).containsOnlyKeys("up");
        assertThat(Juntos.commandLine("help", "up").getSubcommands()).containsKeys("help", "up");
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int status(String... words) {
        return Juntos.commandLine(words).setErr(new PrintWriter(said, true)).execute(words);
    }
}
