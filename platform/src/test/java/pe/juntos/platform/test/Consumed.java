package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A topic of another service as its producer describes it in the module beside this one. What a test tells is the producer's
 * sample with other values in it, and still follows the producer's schema.
 *
 * @param service short name of the producer
 */
public record Consumed(String service, String entity) {
    private static final String SAMPLE = ".sample.json";

    public String topic() {
        return "juntos." + service + "." + entity + ".v1";
    }

    public String type(String event) {
        return "pe.juntos." + service + "." + entity + "." + event + ".v1";
    }

    /** The sample of an event with these fields changed. */
    public String sample(String event, Map<String, ?> values) {
        var sample = JsonPath.parse(ContractCheck.sampleOf(module(), entity, event));
        values.forEach((field, value) -> sample.set("$." + field, value));
        var json = sample.jsonString();
        ContractCheck.validateAgainst(ContractCheck.schemaOf(module(), entity), json);
        return json;
    }

    public void tell(EventProbe probe, String event, String key, long version, Map<String, ?> values) {
        probe.publish(topic(), key, type(event), version, sample(event, values));
    }

    /**
     * Tells every sample that the producer keeps, as it is, one version after the other.
     *
     * @param key the field that is the key of the topic
     * @return how many
     */
    public int tellSamples(EventProbe probe, String key) {
        var version = 0;
        for (var event : events()) {
            var json = sample(event, Map.of());
            probe.publish(topic(), JsonPath.read(json, "$." + key), type(event), ++version, json);
        }
        return version;
    }

    /** Each field that is read is one that the producer always sends. */
    public void hasTheFieldsOf(Class<? extends Record> read) {
        List<String> sent = JsonPath.read(ContractCheck.schemaOf(module(), entity), "$.required");
        assertThat(Arrays.stream(read.getRecordComponents()).map(RecordComponent::getName))
                .isNotEmpty()
                .isSubsetOf(sent);
    }

    private String module() {
        return service + "-service";
    }

    private List<String> events() {
        try (var files = Files.list(Path.of("..", module(), "src/main/resources/contracts"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(entity + ".") && name.endsWith(SAMPLE))
                    .map(name -> name.substring(entity.length() + 1, name.length() - SAMPLE.length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
