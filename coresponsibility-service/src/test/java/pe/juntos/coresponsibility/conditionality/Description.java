package pe.juntos.coresponsibility.conditionality;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;
import pe.juntos.platform.test.ContractCheck;
import tools.jackson.databind.json.JsonMapper;

/** The published OpenAPI document, against which tests hold what is sent and answered: its schemas are JSON Schema 2020-12. */
final class Description {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Object DOCUMENT = load();

    private Description() {}

    private static Object load() {
        var resolver = new Resolver() {
            @Override
            public void addImplicitResolver(Tag tag, java.util.regex.Pattern regexp, String first, int limit) {
                if (!tag.equals(Tag.TIMESTAMP) && !tag.equals(Tag.FLOAT)) {
                    super.addImplicitResolver(tag, regexp, first, limit);
                }
            }
        };
        var options = new LoaderOptions();
        var yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new org.yaml.snakeyaml.DumperOptions()),
                new org.yaml.snakeyaml.DumperOptions(),
                options,
                resolver);
        try (var in = new ClassPathResource("openapi/conditionality-v1.yaml").getInputStream()) {
            return yaml.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with every violation if the JSON is not as {@code components/schemas/<name>} says. */
    static void check(String name, String json) {
        var schema = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$ref", "#/components/schemas/" + name);
        schema.set("components", JSON.valueToTree(DOCUMENT).get("components"));
        ContractCheck.validateAgainst(schema.toString(), json);
    }
}
