package pe.juntos.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {

    private final ProcessHandle self = ProcessHandle.current();
    private Path path;

    @BeforeEach
    void path(@TempDir Path folder) {
        path = folder.resolve("x.pid");
    }

    @Test
    void findsTheProcessItWasWrittenFor() throws IOException {
        new PidFile(path).write(self, "b1");
        assertThat(new PidFile(path).process()).contains(self);
        assertThat(new PidFile(path).build()).isEqualTo("b1");
    }

    @Test
    void aFileWithoutABuildStillNamesItsProcess() throws IOException {
        var started = self.info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(path, self.pid() + " " + started + "\n");
        assertThat(new PidFile(path).process()).contains(self);
        assertThat(new PidFile(path).build()).isEmpty();
    }

    @Test
    void aNumberGivenToAnotherProcessIsStale() throws IOException {
        var started = self.info().startInstant().orElseThrow().toEpochMilli();
        Files.writeString(path, self.pid() + " " + (started - 2_001) + "\n");
        assertThat(new PidFile(path).process()).isEmpty();
        Files.writeString(path, self.pid() + " " + (started - 2_000) + "\n");
        assertThat(new PidFile(path).process()).isPresent();
    }

    @Test
    void anEndedProcessIsStale() throws IOException, InterruptedException {
        var ended = new ProcessBuilder("true").start();
        new PidFile(path).write(ended.toHandle(), "b1");
        ended.waitFor();
        assertThat(new PidFile(path).process()).isEmpty();
    }

    @Test
    void nothingWrittenOrNonsenseIsNoProcess() throws IOException {
        assertThat(new PidFile(path).process()).isEmpty();
        Files.writeString(path, "");
        assertThat(new PidFile(path).process()).isEmpty();
        Files.writeString(path, "12x 99\n");
        assertThat(new PidFile(path).process()).isEmpty();
    }
}
