package pe.juntos.local.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.Ports;

/** The drill gives the commands that stand in the runbook, at the addresses of its own run. */
class RunbookTest {

    private static final Path PAGES = Path.of("..", "..", "docs", "runbooks");

    @TempDir
    private Path folder;

    @Test
    void wordsAddressesAndFolderAreThoseOfTheRun() throws IOException {
        var home = new Home(folder, folder.resolve("home"), "drill", new Ports(2_000));
        var page = Runbook.read(PAGES.resolve("ListenerBehind.md")).of(home, Map.of("SERVICE", "payment"));
        assertThat(page.look())
                .contains("http://127.0.0.1:11083/actuator/flow")
                .contains("tail -50 " + folder.resolve("home") + "/logs/payment.log");
        assertThat(page.mend())
                .contains("-p 17432 -U postgres payment")
                .contains("pg_terminate_backend")
                .contains("./juntos up")
                .doesNotContain("SERVICE", "```");
    }

    @Test
    void whatLooksMayFailAndWhatMendsMayNot() throws Exception {
        var home = new Home(folder, folder, "drill", new Ports(0));
        var page = Files.writeString(folder.resolve("Page.md"), """
                # Page

                ## Look

                ```
                false
                WORD=kept
                ```

                ## Mend

                Then:

                ```
                test "$WORD" = kept
                echo mended
                ```

                ## Afterwards

                ```
                echo never
                ```
                """);
        assertThat(Runbook.read(page).follow(home, folder.resolve("log"))).isTrue();
        assertThat(folder.resolve("log")).hasContent("mended");
        assertThat(new Runbook("", "false\ntrue\n").follow(home, folder.resolve("log")))
                .isFalse();
    }

    @Test
    void everyRunbookHasACommandToLookWith() throws IOException {
        try (var pages = Files.list(PAGES)) {
            for (var page : pages.filter(each -> !each.endsWith("README.md")).toList()) {
                assertThat(Runbook.read(page).look()).as(page.toString()).isNotBlank();
            }
        }
    }

    @Test
    void aDrillDoesNotWaitForDays() {
        assertThat(Watch.hastened("""
                    expr: rate(x[10m]) > 0 and increase(y[1d]) > 0
                    for: 5m
                    for: 3d
                    for: 1h
                """)).isEqualTo("""
                    expr: rate(x[60s]) > 0 and increase(y[1d]) > 0
                    for: 30s
                    for: 60s
                    for: 60s
                """);
    }
}
