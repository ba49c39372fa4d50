package pe.juntos.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the image of every program says, and that its health check tells a ready program from another. */
class ImageTest {
    private static final Path FOLDER = Repository.ROOT.resolve("deploy/containers");

    @Test
    void itRunsAsNobodyInParticularAndChangesNothingOfItself() throws IOException {
        var lines = lines();
        assertThat(lines.indexOf("USER 10001:10001"))
                .as("before the program begins")
                .isPositive()
                .isLessThan(first(lines, "ENTRYPOINT"));
        assertThat(lines.stream().filter(line -> line.startsWith("USER"))).hasSize(1);
        assertThat(String.join("\n", lines)).contains("chmod -R a-w,a+rX /app");
    }

    @Test
    void itsLayersComeInTheOrderInWhichTheyChange() throws IOException {
        assertThat(lines().stream().filter(line -> line.startsWith("COPY --from=layers")))
                .extracting(line -> line.replaceFirst(".*/out/(.*)/ ./$", "$1"))
                .containsExactly("dependencies", "spring-boot-loader", "snapshot-dependencies", "application");
    }

    /** And the archive is that of such a start. */
    @Test
    void itStartsFromWhatTheBuildFoundOfItsContext() throws IOException {
        assertThat(lines().stream().filter(line -> line.startsWith("RUN java") || line.startsWith("ENTRYPOINT")))
                .hasSize(2)
                .allMatch(line -> line.contains("-Dspring.aot.enabled=true"));
    }

    @Test
    void itHasAHealthCheckAndANamedBase() throws IOException {
        assertThat(lines())
                .anyMatch(line -> line.startsWith("HEALTHCHECK ") && line.contains("/usr/local/bin/healthy"));
        assertThat(lines()).contains("ARG JRE=eclipse-temurin:25-jre-noble");
        assertThat(lines().stream().filter(line -> line.startsWith("FROM")))
                .allMatch(line -> line.startsWith("FROM ${JRE}"));
    }

    @Test
    void everythingItCopiesIsInTheRepository() throws IOException {
        assertThat(lines().stream()
                        .filter(line -> line.startsWith("COPY deploy/"))
                        .map(line -> Repository.ROOT.resolve(line.split(" ")[1])))
                .isNotEmpty()
                .allMatch(Files::isRegularFile);
    }

    @Test
    void theHealthCheckTellsAReadyProgramFromOneThatIsNot() throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var status = new int[] {200};
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(status[0], -1);
            exchange.close();
        });
        server.start();
        var port = server.getAddress().getPort();
        try {
            assertThat(healthy(port)).isTrue();
            status[0] = 503;
            assertThat(healthy(port)).isFalse();
        } finally {
            server.stop(0);
        }
        assertThat(healthy(port)).as("nobody listens").isFalse();
    }

    private static boolean healthy(int port) throws IOException, InterruptedException {
        var check = new ProcessBuilder("bash", FOLDER.resolve("healthy").toString()).redirectErrorStream(true);
        check.environment().put("MANAGEMENT_SERVER_PORT", Integer.toString(port));
        var process = check.start();
        process.getInputStream().readAllBytes();
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        return process.exitValue() == 0;
    }

    private static int first(List<String> lines, String word) {
        return (int) lines.stream().takeWhile(line -> !line.startsWith(word)).count();
    }

    private static List<String> lines() throws IOException {
        return Files.readAllLines(FOLDER.resolve("Containerfile"));
    }
}
