package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.File;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.test.ContractCheck;

/** A topic of another service, as its producer describes it beside this module. */
public record Consumed(String module, String service, String entity) {

    /** The producer's sample of an event with other values in it; still what the producer promises. */
    public String sample(String event, Map<String, Object> values) {
        var sample = JsonPath.parse(ContractCheck.sampleOf(module, entity, event));
        values.forEach((field, value) -> sample.set("$." + field, value));
        var json = sample.jsonString();
        ContractCheck.validateAgainst(ContractCheck.schemaOf(module, entity), json);
        return json;
    }

    public String type(String event) {
        return "pe.juntos." + service + "." + entity + "." + event + ".v1";
    }

    public String topic() {
        return "juntos." + service + "." + entity + ".v1";
    }

    /** Each event of which the producer keeps a sample is handled, or ignored on purpose. */
    public void isHandledBy(EventHandler handler) {
        var known = new HashSet<>(handler.types());
        known.addAll(handler.ignored());
        assertThat(handler.topics()).containsExactly(topic());
        assertThat(events()).isNotEmpty().allSatisfy(event -> assertThat(known).contains(type(event)));
    }

    /** Each field that is read is one that the producer always sends. */
    public void hasTheFieldsOf(Class<? extends Record> read) {
        Set<String> sent =
                Set.copyOf(JsonPath.<java.util.List<String>>read(ContractCheck.schemaOf(module, entity), "$.required"));
        assertThat(Arrays.stream(read.getRecordComponents()).map(component -> component.getName()))
                .isNotEmpty()
                .allSatisfy(field -> assertThat(sent).contains(field));
    }

    private Set<String> events() {
        var files = new File("../" + module + "/src/main/resources/contracts").list();
        return Arrays.stream(files)
                .filter(name -> name.startsWith(entity + ".") && name.endsWith(".sample.json"))
                .map(name -> name.substring(entity.length() + 1, name.length() - ".sample.json".length()))
                .collect(Collectors.toSet());
    }
}
