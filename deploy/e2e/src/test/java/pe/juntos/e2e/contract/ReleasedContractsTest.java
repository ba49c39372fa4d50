package pe.juntos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The newest release and this build can stand side by side: each reads what the other tells. */
class ReleasedContractsTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path RELEASES = ROOT.resolve("contracts/released");
    private static final String SCHEMA = ".schema.json";
    private static final String SAMPLE = ".sample.json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    /** One released topic of a service. */
    private record Topic(String service, String entity, Path released) {
        Path today() {
            return ROOT.resolve(service + "-service/src/main/resources/contracts");
        }

        List<String> samples() throws IOException {
            return files(released, SAMPLE)
                    .filter(name -> name.startsWith(entity + "."))
                    .toList();
        }

        JsonNode schema(Path folder) {
            return JSON.readTree(folder.resolve(entity + SCHEMA).toFile());
        }
    }

    @Test
    void thereIsARelease() throws IOException {
        assertThat(topics()).hasSizeGreaterThan(10);
    }

    @TestFactory
    Stream<DynamicTest> noTopicAndNoEventIsGone() throws IOException {
        return each(topic -> {
            assertThat(topic.today().resolve(topic.entity() + SCHEMA)).exists();
            for (var sample : topic.samples()) {
                assertThat(topic.today().resolve(sample)).exists();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> todaysServicesReadYesterdaysEvents() throws IOException {
        return each(topic -> {
            var today = topic.schema(topic.today());
            for (var sample : topic.samples()) {
                assertThat(faults(today, topic.released().resolve(sample)))
                        .as(sample)
                        .isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> yesterdaysServicesReadTodaysEvents() throws IOException {
        return each(topic -> {
            var yesterday = open(topic.schema(topic.released()));
            for (var sample : topic.samples()) {
                assertThat(faults(yesterday, topic.today().resolve(sample)))
                        .as(sample)
                        .isEmpty();
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> whatWasAlwaysToldIsAlwaysTold() throws IOException {
        return each(topic -> assertThat(required(topic.schema(topic.today())))
                .containsAll(required(topic.schema(topic.released()))));
    }

    @Test
    void aFieldLostRenamedOrOfAnotherKindIsFound() {
        var schema = JSON.readTree("""
                {"type": "object", "required": ["amount"], "additionalProperties": false,
                 "properties": {"amount": {"type": "string"}, "state": {"enum": ["OPEN"]}}}""");
        assertThat(faults(schema, "{}")).isNotEmpty();
        assertThat(faults(schema, "{\"amount\": 5}")).isNotEmpty();
        assertThat(faults(open(schema), "{\"amount\": \"5\", \"state\": \"SHUT\"}"))
                .isNotEmpty();
        assertThat(faults(schema, "{\"amount\": \"5\", \"more\": 1}")).isNotEmpty();
        assertThat(faults(open(schema), "{\"amount\": \"5\", \"more\": 1}")).isEmpty();
    }

    /** As a listener reads: what it does not know it passes over. */
    private static JsonNode open(JsonNode schema) {
        var opened = schema.deepCopy();
        opened.findParents("additionalProperties").stream()
                .filter(node -> node.get("additionalProperties").isBoolean())
                .forEach(node -> ((ObjectNode) node).remove("additionalProperties"));
        return opened;
    }

    private static List<String> faults(JsonNode schema, Path sample) throws IOException {
        return faults(schema, Files.readString(sample));
    }

    private static List<String> faults(JsonNode schema, String json) {
        return SCHEMAS.getSchema(schema.toString()).validate(json, InputFormat.JSON).stream()
                .map(String::valueOf)
                .toList();
    }

    private static List<String> required(JsonNode schema) {
        return schema.path("required").valueStream().map(JsonNode::asString).toList();
    }

    private interface Check {
        void on(Topic topic) throws IOException;
    }

    private static Stream<DynamicTest> each(Check check) throws IOException {
        return topics().stream()
                .map(topic -> dynamicTest(topic.service() + "." + topic.entity(), () -> check.on(topic)));
    }

    private static List<Topic> topics() throws IOException {
        var topics = new ArrayList<Topic>();
        try (var services = Files.list(newest())) {
            for (var service : services.sorted().toList()) {
                files(service, SCHEMA)
                        .map(name -> name.substring(0, name.length() - SCHEMA.length()))
                        .map(entity -> new Topic(service.getFileName().toString(), entity, service))
                        .forEach(topics::add);
            }
        }
        return topics;
    }

    private static Path newest() throws IOException {
        try (var releases = Files.list(RELEASES)) {
            return releases.max(Comparator.comparing(
                            release -> Version.parse(release.getFileName().toString())))
                    .orElseThrow();
        }
    }

    private static Stream<String> files(Path folder, String suffix) throws IOException {
        try (var files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(suffix))
                    .sorted()
                    .toList()
                    .stream();
        }
    }
}
