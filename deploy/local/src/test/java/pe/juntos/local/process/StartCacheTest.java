package pe.juntos.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first end in good order writes what later starts use; nothing half written, of another build or of another JDK is used. */
class StartCacheTest {

    private static final String USED = "-XX:AOTCache=";
    private static final String WRITTEN = "-XX:AOTCacheOutput=";

    private Path file;
    private StartCache cache;

    @BeforeEach
    void empty(@TempDir Path folder) {
        file = folder.resolve("start.aot");
        cache = new StartCache(file, true);
    }

    @Test
    void theJvmOfTodayWritesItAtItsFirstEndAndUsesItFromThenOn() throws Exception {
        assertThat(cache.words()).contains(WRITTEN + file);
        assertThat(started(cache)).isEqualTo("started");

        assertThat(cache.words()).contains(USED + file);
        assertThat(started(cache)).isEqualTo("started");
        assertThat(started(new StartCache(file, false), "-XX:AOTMode=on"))
                .as("a JVM that must use it can")
                .isEqualTo("started");
    }

    @Test
    void whatIsHalfWrittenIsNotUsed() throws IOException {
        Files.writeString(file, "half");
        Files.writeString(file.resolveSibling("start.aot.config"), "notes of a JVM that was killed meanwhile");

        assertThat(cache.words()).contains(WRITTEN + file).doesNotContain(USED + file);
    }

    @Test
    void whoOnlyReadsWritesNothing() throws IOException {
        var reader = new StartCache(file, false);
        assertThat(reader.words()).isEmpty();

        Files.writeString(file, "written by another");
        assertThat(reader.words()).contains(USED + file);
    }

    @Test
    void itIsWrittenOnce() throws IOException {
        assertThat(cache.toBeWritten()).isTrue();
        assertThat(new StartCache(file, false).toBeWritten()).isFalse();

        Files.writeString(file, "written");
        assertThat(cache.toBeWritten()).isFalse();
    }

    @Test
    void whatWasLearnedOfAnotherBuildIsForgottenAndOfTheSameKept() throws IOException {
        cache.renew("one build");
        Files.writeString(file, "learned");

        cache.renew("one build");
        assertThat(file).exists();

        cache.renew("another build");
        assertThat(file).doesNotExist();
    }

    @Test
    void aLaunchIsTheSameWithMoreLearned() throws IOException {
        var before = launch().digest();
        Files.writeString(file, "learned");

        assertThat(launch().digest()).isEqualTo(before);
        assertThat(new Launch(List.of("java", "-Xmx1m", "Program"), Map.of()).digest())
                .isNotEqualTo(before);
    }

    private Launch launch() {
        return new Launch(Java.smallServer(64, cache), Map.of());
    }

    /** @return the first line: what the JVM says of its writing comes after it */
    private static String started(StartCache cache, String... more) throws IOException, InterruptedException {
        var words = Java.smallServer(64, cache);
        words.addAll(List.of(more));
        words.addAll(List.of("-cp", jar(cache).toString(), StartedProgram.class.getName()));
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text.lines().findFirst().orElseThrow();
    }

    /** The JVM keeps nothing of classes in folders. */
    private static Path jar(StartCache cache) throws IOException {
        var jar = cache.file().resolveSibling("program.jar");
        if (!Files.exists(jar)) {
            var name = StartedProgram.class.getName().replace('.', '/') + ".class";
            try (var out = new JarOutputStream(Files.newOutputStream(jar));
                    var in = StartedProgram.class.getResourceAsStream("/" + name)) {
                out.putNextEntry(new ZipEntry(name));
                in.transferTo(out);
            }
        }
        return jar;
    }

    static final class StartedProgram {
        public static void main(String[] args) {
            System.out.println("started");
        }
    }
}
