package pe.juntos.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    @TempDir
    private Path folder;

    private Archive archive;

    @BeforeEach
    void begin() {
        archive = new Archive(folder.resolve("learnt.aot"));
    }

    @Test
    void aProgramWritesItWhenItEndsAndStartsFromItAfterwards() throws IOException, InterruptedException {
        assertThat(archive.written()).isFalse();
        assertThat(run("-version")).contains("build 25");
        assertThat(archive.written()).isTrue();
        assertThat(run("-Xlog:aot*=info", "-version")).contains("trying to map " + archive.file());
    }

    @Test
    void oneThatWasNotBroughtToItsEndIsWrittenAnew() throws IOException {
        Files.write(archive.file(), new byte[] {0, 0, 0, 0, 1, 2, 3});
        assertThat(archive.words()).anyMatch(word -> word.startsWith("-XX:AOTCacheOutput="));
        assertThat(archive.reading()).isEmpty();
        Files.write(archive.file(), new byte[] {1});
        assertThat(archive.written()).isFalse();
    }

    @Test
    void whoStartsFromItIsTheSameProgramAsBefore() throws IOException {
        var before = new Launch(Java.server(64, archive), Map.of());
        Files.write(archive.file(), new byte[] {1, 0, 0, 0});
        var after = new Launch(Java.server(64, archive), Map.of());
        assertThat(after.command()).isNotEqualTo(before.command());
        assertThat(after.digest()).isEqualTo(before.digest());
        assertThat(new Launch(Java.server(65, archive), Map.of()).digest()).isNotEqualTo(before.digest());
    }

    private String run(String... further) throws IOException, InterruptedException {
        var words = Java.smallServer(64, archive);
        words.addAll(List.of(further));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
