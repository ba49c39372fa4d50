package pe.juntos.local.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeTest {

    @Test
    void livesInTheCloneUnlessToldOtherwise() {
        assertThat(Home.fromEnvironment(Map.of("JUNTOS_ROOT", "/clone")).folder())
                .isEqualTo(Path.of("/clone/.juntos"));
        assertThat(Home.fromEnvironment(Map.of("JUNTOS_ROOT", "/clone", "JUNTOS_HOME", "/else"))
                        .folder())
                .isEqualTo(Path.of("/else"));
    }

    @Test
    void allPortsMoveTogether() {
        var ports = Home.fromEnvironment(Map.of("JUNTOS_PORT_OFFSET", "100")).ports();
        assertThat(ports.postgres()).isEqualTo(15_532);
        assertThat(ports.kafka()).isEqualTo(19_192);
        assertThat(ports.of(App.GATEWAY)).isEqualTo(8_180);
        assertThat(ports.managementOf(App.GATEWAY)).isEqualTo(9_180);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "many", "46443", ""})
    void anImpossibleOffsetIsOneClearSentence(String offset) {
        assertThatThrownBy(() -> Home.fromEnvironment(Map.of("JUNTOS_PORT_OFFSET", offset)))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("JUNTOS_PORT_OFFSET");
    }

    @Test
    void theDemosDataIsNotOnesOwn(@TempDir Path folder) throws IOException {
        var own = new Home(folder, folder, Home.OWN, new Ports(0));
        var demo = own.using(Home.DEMO);
        own.create();
        demo.create();
        Files.writeString(own.data().resolve("mine"), "x");
        demo.wipeData();
        assertThat(own.data().resolve("mine")).exists();
        assertThat(demo.data()).doesNotExist();
    }

    @Test
    void aPlaceThatCannotBeWrittenIsOneClearSentence(@TempDir Path folder) throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        var home = Home.fromEnvironment(Map.of("JUNTOS_HOME", file.toString()));
        assertThatThrownBy(home::create)
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("Cannot write in " + file)
                .hasMessageContaining("JUNTOS_HOME");
    }
}
