package pe.juntos.local.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;
import pe.juntos.local.place.Home;
import pe.juntos.local.process.Java;
import pe.juntos.local.process.Launch;
import pe.juntos.local.process.Program;
import pe.juntos.local.process.StartCache;
import pe.juntos.local.process.Tool;

/** A broker that is a controller too (KRaft), in a JVM of its own; alone, or one of several. */
public final class Kafka implements Program {

    private static final String CLUSTER = "anVudG9zLWxvY2FsLXJ1bg";

    private final Home home;
    private final BrokerSettings node;
    private final BrokerJars jars;

    /** The only broker. */
    public Kafka(Home home) {
        this(home, BrokerSettings.alone(home.ports()));
    }

    public Kafka(Home home, BrokerSettings node) {
        this.home = home;
        this.node = node;
        this.jars = new BrokerJars(home.root().resolve("deploy/local/target"));
    }

    @Override
    public String name() {
        return "kafka";
    }

    @Override
    public String address() {
        return home.ports().address();
    }

    @Override
    public List<Integer> ports() {
        return List.of(home.ports().kafka(), home.ports().kafkaController());
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        Files.createDirectories(data());
        Files.writeString(settings(), node.of(data()));
        cache().renew(jars.content());
        if (!Files.exists(data().resolve("meta.properties"))) {
            format();
        }
    }

    private void format() throws IOException, InterruptedException {
        var command = Java.tool();
        command.addAll(List.of(
                "-cp",
                jars.classPath(),
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
    public String content() throws IOException {
        var sum = new CRC32C();
        sum.update(node.of(data()).getBytes(StandardCharsets.UTF_8));
        return jars.version() + "-" + Long.toHexString(sum.getValue());
    }

    @Override
    public Launch launch() {
        var words = node.java(cache());
        words.addAll(List.of(
                "-cp",
                jars.classPath(),
                "-Dlogback.configurationFile=kafka-logback.xml",
                "kafka.Kafka",
                settings().toString()));
        return new Launch(words, Map.of());
    }

    @Override
    public boolean healthy() {
        return new ClusterQuestion(address(), home.ports().kafka()).hasBrokers();
    }

    private StartCache cache() {
        return new StartCache(home.cds().resolve("kafka.aot"), home.learning() && !node.several());
    }

    @Override
    public boolean learning() {
        return cache().toBeWritten();
    }

    private Path settings() {
        return home.data().resolve("kafka.properties");
    }

    private Path data() {
        return home.data().resolve("kafka");
    }
}
