package pe.juntos.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The compose files follow the Compose Specification, and start what needs something when that is healthy. */
class ComposeTest {
    private static final Path FOLDER = Repository.ROOT.resolve("deploy/containers");
    private static final YAMLMapper YAML = new YAMLMapper();
    private static Schema schema;

    @BeforeAll
    static void schema() throws IOException {
        try (var text = ComposeTest.class.getResourceAsStream("/containers/compose.schema.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("\"$id\":\"compose_spec.json\",", "")); // a name that is no address
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yaml", "compose.observability.yaml", "program.yaml"})
    void aFileFollowsTheSpecification(String file) throws IOException {
        var compose = read(file);
        assertThat(schema.validate(compose.toString(), InputFormat.JSON)).isEmpty();
        ((ObjectNode) compose.get("services").iterator().next()).put("restarts", "always");
        assertThat(schema.validate(compose.toString(), InputFormat.JSON))
                .as("the schema does find faults")
                .isNotEmpty();
    }

    @Test
    void servicesWaitForServersAndTheGatewayForServices() throws IOException {
        var services = read("compose.yaml").get("services");
        for (var service : Repository.SERVICES) {
            assertThat(needs(services.get(service))).as(service).containsExactlyInAnyOrder("postgres", "kafka");
        }
        assertThat(needs(services.get("gateway"))).contains("sandbox").containsAll(Repository.SERVICES);
        services.propertyStream()
                .flatMap(service -> service.getValue().path("depends_on").propertyStream())
                .forEach(need ->
                        assertThat(need.getValue().path("condition").asString()).isEqualTo("service_healthy"));
    }

    @Test
    void everyProgramIsUnprivilegedReadOnlyAndLimited() throws IOException {
        var program = read("program.yaml").at("/services/program");
        assertThat(program.path("read_only").asBoolean()).isTrue();
        assertThat(program.path("user").asString()).isEqualTo("10001:10001");
        assertThat(program.path("cap_drop").toString()).contains("ALL");
        read("compose.yaml").get("services").forEach(service -> {
            assertThat(service.path("mem_limit").isMissingNode()
                            && !service.path("extends")
                                    .path("service")
                                    .asString()
                                    .equals("service"))
                    .as(service.path("image").asString())
                    .isFalse();
            assertThat(service.path("image").asString())
                    .matches(".+:[v0-9][\\w.]*")
                    .doesNotContain("latest");
        });
    }

    @Test
    void onlyTheGatewayIsSeenAndOnlyFromThisMachine() throws IOException {
        read("compose.yaml")
                .get("services")
                .propertyStream()
                .forEach(service -> service.getValue().path("ports").forEach(port -> {
                    assertThat(service.getKey()).isEqualTo("gateway");
                    assertThat(port.asString()).startsWith("127.0.0.1:");
                }));
        assertThat(read("compose.yaml").at("/networks/inside/internal").asBoolean())
                .isTrue();
    }

    /** A password in the file would be a password in the repository. */
    @Test
    void secretsComeFromTheEnvironmentAndMustBeGiven() throws IOException {
        for (var file : List.of("compose.yaml", "compose.observability.yaml", "program.yaml")) {
            read(file)
                    .get("services")
                    .forEach(service -> service.path("environment").properties().stream()
                            .filter(setting -> setting.getKey().matches(".*(PASSWORD|_KEY)$"))
                            .forEach(setting -> assertThat(setting.getValue().asString())
                                    .as(setting.getKey())
                                    .startsWith("${")
                                    .contains(":?")));
        }
    }

    @Test
    void whatIsMountedIsThere() throws IOException {
        for (var file : List.of("compose.yaml", "compose.observability.yaml")) {
            read(file)
                    .get("services")
                    .forEach(service -> service.path("volumes")
                            .valueStream()
                            .map(volume -> volume.asString().replaceFirst("^\\$\\{\\w+:-([^}]*)}", "$1"))
                            .filter(volume -> volume.startsWith("."))
                            .forEach(volume -> assertThat(FOLDER.resolve(volume.split(":", -1)[0]))
                                    .exists()));
        }
    }

    /** What the programs are told there is what is told them here. */
    @Test
    void everyScrapedProgramIsOneOfThePlatform() throws IOException {
        var prometheus = read("compose.observability.yaml")
                .at("/configs/prometheus/content")
                .asString();
        Stream.concat(Stream.of("gateway"), Repository.SERVICES.stream())
                .forEach(program -> assertThat(prometheus).contains("\"" + program + ":9090\""));
        assertThat(YAML.readTree(prometheus)
                        .at("/scrape_configs/0/metrics_path")
                        .asString())
                .isEqualTo("/actuator/prometheus");
    }

    private static List<String> needs(JsonNode service) {
        return service.path("depends_on")
                .propertyStream()
                .map(java.util.Map.Entry::getKey)
                .toList();
    }

    private static JsonNode read(String file) throws IOException {
        return YAML.readTree(Files.readString(FOLDER.resolve(file)));
    }
}
