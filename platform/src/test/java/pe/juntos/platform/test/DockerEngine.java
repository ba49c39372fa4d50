package pe.juntos.platform.test;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;

/** Whether a Docker engine answers. A machine without one is told by the missing socket, at once. */
final class DockerEngine {
    private static final boolean ANSWERS =
            reachable() && DockerClientFactory.instance().isDockerAvailable();

    private DockerEngine() {}

    static boolean answers() {
        return ANSWERS;
    }

    private static boolean reachable() {
        var host = System.getenv("DOCKER_HOST");
        if (host != null && !host.startsWith("unix://")) return true;
        var runtime = System.getenv("XDG_RUNTIME_DIR");
        return Stream.of(
                        host == null ? "/var/run/docker.sock" : host.substring("unix://".length()),
                        System.getProperty("user.home") + "/.docker/run/docker.sock",
                        runtime == null ? null : runtime + "/docker.sock")
                .filter(Objects::nonNull)
                .map(Path::of)
                .anyMatch(DockerEngine::listens);
    }

    private static boolean listens(Path socket) {
        if (!Files.exists(socket)) return false;
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            return false;
        }
    }
}
