package pe.juntos.e2e.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** {@code docs/asyncapi.yaml} is what the contracts say, and is an AsyncAPI 3.0.0 document. */
class AsyncApiTest {
    private static final Path ROOT = Path.of("../..");
    private static final Path DOCUMENT = ROOT.resolve("docs/asyncapi.yaml");
    private static final SchemaRegistry DRAFT_7 = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7);
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES)
            .enable(YAMLWriteFeature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLWriteFeature.INDENT_ARRAYS_WITH_INDICATOR)
            .build();

    private final Contracts contracts = Contracts.read(ROOT);
    private final ObjectNode document = new AsyncApi(contracts).document();

    @Test
    void the_document_is_up_to_date() throws IOException {
        upToDate(DOCUMENT, YAML.writeValueAsString(document));
    }

    @Test
    void the_brokers_topics_and_rights_are_up_to_date() throws IOException {
        var folder = ROOT.resolve("deploy/kubernetes/components/topics");
        var files = new BrokerFiles(contracts);
        upToDate(folder.resolve("topics.txt"), files.topics());
        upToDate(folder.resolve("access.txt"), files.access());
    }

    private static void upToDate(Path file, String current) throws IOException {
        if (Boolean.getBoolean("juntos.contracts.write")) {
            Files.writeString(file, current);
        }
        assertThat(file).as("run once with -Djuntos.contracts.write=true").hasContent(current);
    }

    @Test
    void it_follows_the_official_schema() throws IOException {
        var written = YAML.readTree(YAML.writeValueAsString(document));
        try (var schema = getClass().getResourceAsStream("/asyncapi/schema-3.0.0.json")) {
            var official = new String(schema.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(DRAFT_7.getSchema(official).validate(written.toString(), InputFormat.JSON))
                    .isEmpty();
            ((ObjectNode) written.get("info")).remove("version");
            assertThat(DRAFT_7.getSchema(official).validate(written.toString(), InputFormat.JSON))
                    .as("the schema does find faults")
                    .isNotEmpty();
        }
    }

    @Test
    void every_reference_leads_somewhere() {
        for (var reference : document.findValuesAsString("$ref")) {
            assertThat(document.at(reference.substring(1)).isMissingNode())
                    .as(reference)
                    .isFalse();
        }
    }

    @Test
    void every_example_follows_the_schema_of_its_message() {
        for (var entity : contracts.published()) {
            assertThat(entity.events()).as("samples of %s", entity.id()).isNotEmpty();
            var schema = DRAFT_7.getSchema(
                    document.at("/components/schemas/" + entity.id()).toString());
            for (var event : entity.events()) {
                assertThat(schema.validate(event.sample().toString(), InputFormat.JSON))
                        .as(event.type())
                        .isEmpty();
            }
        }
    }

    @Test
    void whatever_is_listened_to_is_told() {
        var told = new HashSet<String>();
        contracts.published().forEach(entity -> entity.events().forEach(event -> told.add(event.type())));
        assertThat(contracts.listeners()).isNotEmpty();
        contracts
                .listeners()
                .forEach(listener -> assertThat(told).as(listener.group()).containsAll(listener.types()));
    }

    /** The restricted topic is for the services that decide on ages and pregnancies. */
    @Test
    void members_are_listened_to_only_where_ages_decide() {
        assertThat(contracts.listeners())
                .filteredOn(listener -> listener.topic().equals("juntos.affiliation.member.v1"))
                .extracting(listener ->
                        listener.group().substring(0, listener.group().indexOf('.')))
                .isNotEmpty()
                .isSubsetOf("coresponsibility", "payment", "graduation");
    }

    /** Names of fields by which a person could be told: none is in an event. */
    @Test
    void no_event_carries_a_name_or_a_dni() {
        var forbidden =
                Set.of("dni", "name", "names", "givenNames", "paternalName", "maternalName", "address", "phone");
        for (var entity : contracts.published()) {
            assertThat(fields(entity.schema())).as(entity.id()).doesNotContainAnyElementsOf(forbidden);
        }
    }

    private static List<String> fields(JsonNode schema) {
        return schema.findValues("properties").stream()
                .flatMap(properties -> properties.propertyStream().map(java.util.Map.Entry::getKey))
                .toList();
    }
}
