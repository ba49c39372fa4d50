package pe.juntos.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SameResultsTest {

    @TempDir
    private Path one;

    @TempDir
    private Path other;

    private void write(String name, String first, String second) throws IOException {
        Files.writeString(one.resolve(name), first);
        Files.writeString(other.resolve(name), second);
    }

    @Test
    void theOrderOfLinesAndTheDurationsDoNotMatter() throws IOException {
        write("abonos.csv", "a\nb\n", "b\na\n");
        write("resumen.json", "{\"a\":1,\"duraciones_segundos\":{\"x\":1}}", "{\"a\":1,\"duraciones_segundos\":{}}");
        assertThat(SameResults.differences(one, other)).isEmpty();
    }

    @Test
    void aLineThatIsThereTwiceMatters() throws IOException {
        write("abonos.csv", "a\nb\n", "a\nb\nb\n");
        write("resumen.json", "{\"a\":1}", "{\"a\":2}");
        Files.writeString(one.resolve("only.csv"), "");
        assertThat(SameResults.differences(one, other)).containsExactly("abonos.csv", "only.csv", "resumen.json");
    }
}
