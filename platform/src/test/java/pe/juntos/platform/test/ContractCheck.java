package pe.juntos.platform.test;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.springframework.core.io.ClassPathResource;

/** Holds events against the JSON Schemas (2020-12) that their producer publishes under {@code contracts/}. */
public final class ContractCheck {
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private ContractCheck() {}

    /** Fails with every violation if the JSON does not follow {@code contracts/<entity>.schema.json} of this service. */
    public static void validate(String entity, String json) {
        validateAgainst(resource("contracts/" + entity + ".schema.json"), json);
    }

    /** The same for {@code contracts/<entity>.<event>.sample.json}; gives the sample back. */
    public static String validateSample(String entity, String event) {
        var sample = resource("contracts/" + entity + "." + event + ".sample.json");
        validate(entity, sample);
        return sample;
    }

    /** Fails with every violation of the schema given as text. */
    public static void validateAgainst(String schemaText, String json) {
        Schema schema = SCHEMAS.getSchema(schemaText);
        var violations = schema.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
        Assertions.assertThat(violations)
                .as("violations of the contract by %s", json)
                .isEmpty();
    }

    /**
     * A sample of another service's event, read from its module beside this one: consumers test against what the producer
     * publishes, without depending on its classes.
     */
    public static String sampleOf(String module, String entity, String event) {
        return file(module, entity + "." + event + ".sample.json");
    }

    /** The schema of another service's topic, read from its module beside this one. */
    public static String schemaOf(String module, String entity) {
        return file(module, entity + ".schema.json");
    }

    private static String file(String module, String name) {
        try {
            return Files.readString(Path.of("..", module, "src/main/resources/contracts", name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String resource(String name) {
        try {
            return new ClassPathResource(name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
