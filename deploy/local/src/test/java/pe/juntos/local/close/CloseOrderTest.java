package pe.juntos.local.close;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.place.LocalProblem;

class CloseOrderTest {

    @TempDir
    private Path folder;

    @Test
    void makesTheFolderOfTheResults() {
        var order = CloseOrder.checked(folder, "2026-3", folder.resolve("a/b"));
        assertThat(order.out()).isDirectory();
        assertThat(order.round()).isEqualTo("R2026-3");
    }

    @Test
    void refusesWhatIsNoFolder() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        refused(file, folder.resolve("out"), "CLOSE_INPUT_FOLDER");
        refused(folder.resolve("missing"), folder.resolve("out"), "CLOSE_INPUT_FOLDER");
        refused(folder, file.resolve("out"), "CLOSE_INPUT_OUT");
    }

    private static void refused(Path in, Path out, String code) {
        assertThatThrownBy(() -> CloseOrder.checked(in, "2026-3", out))
                .isInstanceOfSatisfying(
                        LocalProblem.class,
                        problem -> assertThat(problem.code()).isEqualTo(code));
    }
}
