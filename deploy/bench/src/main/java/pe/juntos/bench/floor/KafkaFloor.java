package pe.juntos.bench.floor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import pe.juntos.bench.close.Stage;

/** What the broker needs to take and to give as many records as a close, by Kafka's own performance tools in a process of their own. */
public final class KafkaFloor {
    private static final String TOPIC = "bench.floor";
    private static final int PARTITIONS = 12;
    private static final int SMALLEST_RECORD = 64;
    private static final Pattern SENT = Pattern.compile("(\\d+) records sent, ([\\d.,]+) records/sec");

    private final String broker;

    public KafkaFloor(String broker) {
        this.broker = broker;
    }

    public List<Stage> measure(Traffic traffic) throws IOException, InterruptedException {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker))) {
            admin.createTopics(Set.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            try {
                return List.of(produced(traffic), consumed(traffic));
            } finally {
                admin.deleteTopics(Set.of(TOPIC)).all().get();
            }
        } catch (ExecutionException e) {
            throw new IOException("The topic " + TOPIC + " could not be made or removed", e);
        }
    }

    private Stage produced(Traffic traffic) throws IOException, InterruptedException {
        String output = tool(
                "ProducerPerformance",
                "--topic",
                TOPIC,
                "--num-records",
                Long.toString(traffic.records()),
                "--record-size",
                Integer.toString(Math.max(SMALLEST_RECORD, traffic.recordBytes())),
                "--throughput",
                "-1",
                "--producer-props",
                "bootstrap.servers=" + broker,
                "acks=all",
                "batch.size=131072",
                "linger.ms=5");
        double seconds = producerSeconds(output)
                .orElseThrow(() -> new IOException("The producer's performance tool said:\n" + output));
        return new Stage("broker takes the records", seconds, traffic.records(), "records");
    }

    /** The last report is the summary of the whole run. */
    static Optional<Double> producerSeconds(String output) {
        return SENT.matcher(output)
                .results()
                .reduce((_, last) -> last)
                .map(match -> Double.parseDouble(match.group(1))
                        / Double.parseDouble(match.group(2).replace(",", "")));
    }

    private Stage consumed(Traffic traffic) throws IOException, InterruptedException {
        String output = tool(
                "ConsumerPerformance",
                "--bootstrap-server",
                broker,
                "--topic",
                TOPIC,
                "--messages",
                Long.toString(traffic.records()),
                "--timeout",
                "60000");
        double seconds = consumerSeconds(output)
                .orElseThrow(() -> new IOException("The consumer's performance tool said:\n" + output));
        return new Stage("broker gives the records", seconds, traffic.records(), "records");
    }

    /** The column {@code fetch.time.ms}: the time without joining the group. */
    static Optional<Double> consumerSeconds(String output) {
        var lines = output.lines().toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            var names = List.of(lines.get(i).split(",\\s*"));
            int column = names.indexOf("fetch.time.ms");
            var values = lines.get(i + 1).split(",\\s*");
            if (column >= 0 && column < values.length) {
                return Optional.of(Double.parseDouble(values[column]) / 1000);
            }
        }
        return Optional.empty();
    }

    private String tool(String name, String... words) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp", System.getProperty("java.class.path")));
        command.add("org.apache.kafka.tools." + name);
        command.addAll(List.of(words));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.getInputStream()) {
            var said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IOException(name + " ended with status " + process.exitValue() + ":\n" + said);
            }
            return said;
        }
    }
}
