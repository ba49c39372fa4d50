package pe.juntos.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may read and write what on the broker, and that it is made so; {@code AsyncApiTest} holds the files against the contracts. */
class TopicsTest {
    private static final Path FOLDER = Repository.ROOT.resolve("deploy/kubernetes/components/topics");
    private static final String MEMBERS = "juntos.affiliation.member.v1";

    @Test
    void agesAndPregnanciesAreReadOnlyWhereTheyDecide() throws IOException {
        assertThat(lines("access.txt").stream()
                        .filter(line -> line.contains(MEMBERS) && line.contains(" Read "))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .collect(Collectors.toSet()))
                .isNotEmpty()
                .isSubsetOf("coresponsibility", "payment", "graduation");
        assertThat(lines("access.txt"))
                .as("no right by which a topic is reached that is not named")
                .noneMatch(line -> line.contains(" topic ") && line.endsWith(" prefixed"))
                .noneMatch(line -> line.contains("*"));
    }

    @Test
    void theScriptMakesEachTopicAndGivesEachRight(@TempDir Path folder) throws Exception {
        for (var tool : List.of("kafka-topics.sh", "kafka-acls.sh")) {
            var file = folder.resolve(tool);
            Files.writeString(file, "#!/bin/bash\necho \"$(basename \"$0\") $*\" >>'" + folder.resolve("said") + "'\n");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        }
        var settings = new HashMap<String, String>();
        settings.put("KAFKA_BIN", folder.toString());
        settings.put("JUNTOS_KAFKA", "broker:9092");
        settings.put("REPLICATION", "3");
        Repository.run(settings, List.of("bash", FOLDER.resolve("apply.sh").toString()));
        var said = Files.readAllLines(folder.resolve("said"));
        assertThat(said)
                .hasSize(lines("topics.txt").size() + lines("access.txt").size());
        assertThat(said)
                .anyMatch(line -> line.startsWith("kafka-topics.sh --bootstrap-server broker:9092")
                        && line.contains("--topic " + MEMBERS + " --partitions 12 --replication-factor 3")
                        && line.contains("retention.ms=-1")
                        && line.contains("min.insync.replicas=2"))
                .anyMatch(line -> line.endsWith("--allow-principal User:graduation --operation Read --topic " + MEMBERS
                        + " --resource-pattern-type literal"))
                .anyMatch(line -> line.endsWith("--operation Read --group payment. --resource-pattern-type prefixed"));
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(FOLDER.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
