package pe.juntos.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pe.juntos.local.place.Home;
import pe.juntos.local.place.LocalProblem;
import pe.juntos.local.place.Ports;

class SupervisorTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private Home home;
    private Supervisor supervisor;
    private Sleeper sleeper;

    @BeforeEach
    void home(@TempDir Path folder) {
        home = new Home(folder, folder.resolve("home with spaces"), Home.OWN, new Ports(0));
        home.create();
        supervisor = new Supervisor(home);
        sleeper = new Sleeper("sleep 300", List.of());
    }

    @AfterEach
    void nothingStaysBehind() throws InterruptedException {
        supervisor.kill(sleeper);
    }

    @Test
    void startsOnceAndFindsItAgain() throws InterruptedException {
        assertThat(supervisor.ensure(sleeper)).isPresent();
        var first = supervisor.running(sleeper).orElseThrow();
        assertThat(supervisor.ensure(sleeper)).isEmpty();
        assertThat(new Supervisor(home).running(sleeper)).contains(first);
    }

    @Test
    void startsAgainWhatWasKilled() throws InterruptedException {
        supervisor.ensure(sleeper);
        var first = supervisor.running(sleeper).orElseThrow();
        supervisor.kill(sleeper);
        assertThat(supervisor.running(sleeper)).isEmpty();
        assertThat(supervisor.ensure(sleeper)).isPresent();
        assertThat(supervisor.running(sleeper)).get().isNotEqualTo(first);
    }

    @Test
    void replacesWhatWasStartedFromAnotherBuild() throws InterruptedException, IOException {
        supervisor.ensure(sleeper);
        var first = supervisor.running(sleeper).orElseThrow();
        sleeper.content = "rebuilt";
        assertThat(supervisor.outdated(sleeper)).isTrue();
        assertThat(supervisor.ensure(sleeper)).isPresent();
        assertThat(first.isAlive()).isFalse();
        assertThat(supervisor.running(sleeper)).isPresent();
        assertThat(supervisor.outdated(sleeper)).isFalse();
        assertThat(supervisor.ensure(sleeper)).isEmpty();
    }

    @Test
    void replacesWhatWasStartedWithOtherSettings() throws InterruptedException {
        supervisor.ensure(sleeper);
        var first = supervisor.running(sleeper).orElseThrow();
        sleeper.environment = Map.of("JUNTOS_KAFKA", "elsewhere");
        assertThat(supervisor.ensure(sleeper)).isPresent();
        assertThat(first.isAlive()).isFalse();
    }

    @Test
    void stopsWhatRunsAndOnlyThat() throws InterruptedException {
        supervisor.ensure(sleeper);
        assertThat(supervisor.stop(sleeper, GRACE)).isTrue();
        assertThat(supervisor.stop(sleeper, GRACE)).isFalse();
        assertThat(supervisor.pidFile(sleeper).path()).doesNotExist();
    }

    @Test
    void killsWhatDoesNotWantToStop() throws InterruptedException, IOException {
        var ready = home.folder().resolve("deaf");
        sleeper = new Sleeper("trap '' TERM; touch '" + ready + "'; while true; do sleep 1; done", List.of()) {
            @Override
            public boolean healthy() {
                return Files.exists(ready);
            }
        };
        supervisor.ensure(sleeper);
        assertThat(supervisor.stop(sleeper, Duration.ofMillis(300))).isTrue();
        assertThat(supervisor.running(sleeper)).isEmpty();
    }

    @Test
    void aStrangersPortIsNamedBeforeAnythingStarts() throws IOException {
        try (var stranger = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var program = new Sleeper("sleep 300", List.of(stranger.getLocalPort()));
            assertThatThrownBy(() -> supervisor.requirePorts(program))
                    .isInstanceOf(LocalProblem.class)
                    .hasMessageContaining(Integer.toString(stranger.getLocalPort()))
                    .hasMessageContaining("JUNTOS_PORT_OFFSET");
            assertThat(supervisor.running(program)).isEmpty();
        }
    }

    @Test
    void whatEndsWhileStartingShowsTheEndOfItsLog() {
        var program = new Sleeper("echo the reason; exit 7", List.of()) {
            @Override
            public boolean healthy() {
                return false;
            }
        };
        assertThatThrownBy(() -> supervisor.ensure(program))
                .isInstanceOf(LocalProblem.class)
                .hasMessageContaining("the reason");
    }

    private static class Sleeper implements Program {

        private final String script;
        private final List<Integer> ports;
        private String content = "built";
        private Map<String, String> environment = Map.of();

        Sleeper(String script, List<Integer> ports) {
            this.script = script;
            this.ports = ports;
        }

        @Override
        public String name() {
            return "sleeper";
        }

        @Override
        public List<Integer> ports() {
            return ports;
        }

        @Override
        public Launch launch() {
            return new Launch(List.of("/bin/sh", "-c", script), environment);
        }

        @Override
        public String content() {
            return content;
        }

        @Override
        public boolean healthy() {
            return true;
        }

        @Override
        public Duration patience() {
            return Duration.ofSeconds(10);
        }
    }
}
