package pe.juntos.local.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines are those of a JVM of today: one that it does not know would end every start. */
class JavaTest {

    private static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

    @TempDir
    private Path folder;

    @Test
    void aJvmTakesTheOptionsOfAServiceAndWhatItsSecondCompilerLeavesAlone() throws Exception {
        var words = Java.service(64, new StartCache(folder.resolve("start.aot"), false), ROOT);

        assertThat(said(words)).contains("1 compiler directives added").contains("build 25");
    }

    @Test
    void aJvmTakesTheOptionsOfASmallServer() throws Exception {
        assertThat(said(Java.smallServer(64, new StartCache(folder.resolve("start.aot"), false))))
                .contains("build 25");
    }

    @Test
    void theSecondCompilerLeavesAloneNothingOfThePlatformNorOfWhatAnswersRequests() throws IOException {
        var patterns = Files.readString(ROOT.resolve("deploy/local/src/main/jvm/start-only.json"));

        assertThat(patterns)
                .doesNotContain("pe/juntos")
                .doesNotContain("reactor")
                .doesNotContain("netty")
                .doesNotContain("r2dbc")
                .doesNotContain("jackson")
                .doesNotContain("kafka")
                .doesNotContain("springframework/web")
                .doesNotContain("springframework/http")
                .doesNotContain("springframework/security");
    }

    private static String said(List<String> words) throws IOException, InterruptedException {
        words.add("-version");
        var process = new ProcessBuilder(words).redirectErrorStream(true).start();
        var text = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(text).isZero();
        return text;
    }
}
