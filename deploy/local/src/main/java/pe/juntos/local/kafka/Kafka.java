package pe.juntos.local.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.utils.AppInfoParser;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.Java;
import pe.juntos.local.process.Launch;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.Tool;

/** One broker that is its own controller (KRaft), in a JVM of its own. */
public final class Kafka implements Program {

    private static final String CLUSTER = "anVudG9zLWxvY2FsLXJ1bg";
    private static final int HEAP_MEGABYTES = 512;
    private static final int HEALTH_MILLIS = 2_000;

    private final Home home;
    private final Path libraries;

    public Kafka(Home home) {
        this.home = home;
        this.libraries = home.root().resolve("deploy/local/target/lib");
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public List<Integer> ports() {
        return List.of(home.ports().kafka(), home.ports().kafkaController());
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Files.createDirectories(data());
        Files.writeString(settings(), BrokerSettings.of(home.ports(), data()));
        if (!Files.exists(data().resolve("meta.properties"))) {
            format();
        }
    }

    private void format() throws IOException, InterruptedException {
        var command = Java.tool();
        command.addAll(List.of(
                "-cp",
                classPath(),
                "-Dlogback.configurationFile=kafka-logback.xml",
                "kafka.tools.StorageTool",
                "format",
                "-t",
                CLUSTER,
                "-c",
                settings().toString(),
                "--ignore-formatted"));
        Tool.run("kafka storage format", home.folder(), command);
    }

    /** The broker's version and its settings. */
    @Override
    public String content() {
        var sum = new CRC32C();
        sum.update(BrokerSettings.of(home.ports(), data()).getBytes(StandardCharsets.UTF_8));
        return AppInfoParser.getVersion() + "-" + Long.toHexString(sum.getValue());
    }

    @Override
    public Launch launch() {
        var words = Java.server(HEAP_MEGABYTES, home.cds().resolve("kafka.jsa"));
        words.addAll(List.of(
                "-cp",
                classPath(),
                "-Dlogback.configurationFile=kafka-logback.xml",
                "kafka.Kafka",
                settings().toString()));
        return new Launch(words, Map.of());
    }

    @Override
    public boolean healthy() throws InterruptedException {
        if (!Listening.on(home.ports().kafka())) {
            return false;
        }
        Map<String, Object> client = Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                        "127.0.0.1:" + home.ports().kafka(),
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, HEALTH_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, HEALTH_MILLIS);
        try (var admin = Admin.create(client)) {
            return !admin.describeCluster()
                    .nodes()
                    .get(HEALTH_MILLIS, TimeUnit.MILLISECONDS)
                    .isEmpty();
        } catch (ExecutionException | TimeoutException ignored) {
            return false;
        }
    }

    private String classPath() {
        return home.root().resolve("deploy/local/target/local.jar") + ":" + libraries.resolve("*");
    }

    private Path settings() {
        return home.data().resolve("kafka.properties");
    }

    private Path data() {
        return home.data().resolve("kafka");
    }
}
