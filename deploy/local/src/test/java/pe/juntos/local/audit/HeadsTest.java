package pe.juntos.local.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadsTest {
    @TempDir
    Path folder;

    @Test
    void what_a_check_saw_the_next_one_knows() throws IOException {
        var file = folder.resolve("not there yet").resolve("audit-heads.json");
        var first = Heads.in(file);
        assertThat(first.of("payment")).isEqualTo(new Heads.Head(0, ""));
        first.seen("payment", 17, "ab");
        first.keep();
        assertThat(Heads.in(file).of("payment")).isEqualTo(new Heads.Head(17, "ab"));
        assertThat(Heads.in(file).of("partner")).isEqualTo(new Heads.Head(0, ""));
    }
}
