package pe.juntos.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What holds on one machine only, an address of this machine or a secret that everybody can read, is set anew wherever a program
 * is deployed: in the compose file and in Kubernetes.
 */
class SettingsTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern NAMED = Pattern.compile("\\$\\{(JUNTOS_\\w+)");
    private static final Pattern SECRET = Pattern.compile(".*[._-](key|salt|password)");
    private static final Pattern HERE = Pattern.compile("127\\.0\\.0\\.1|localhost|sandbox");

    static Stream<String> programs() {
        return Stream.concat(Repository.SERVICES.stream(), Stream.of("gateway"));
    }

    @ParameterizedTest
    @MethodSource("programs")
    void whatHoldsOnThisMachineOnlyIsSetInCompose(String program) throws IOException {
        assertThat(missing(program, compose(program))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void whatHoldsOnThisMachineOnlyIsSetInKubernetes(String program) throws IOException {
        assertThat(missing(program, kubernetes(program))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void thereAreSuchSettings(String program) throws IOException {
        assertThat(local(program)).containsKeys("juntos.issuer", "juntos.partners.issuer", "juntos.partners.keys");
        assertThat(local(program).containsKey("juntos.partner.secrets.salt")).isEqualTo(program.equals("partner"));
    }

    /** Settings of which none of the names is given. */
    private static List<String> missing(String program, Set<String> given) throws IOException {
        return local(program).entrySet().stream()
                .filter(setting -> setting.getValue().stream().noneMatch(given::contains))
                .map(setting -> setting.getKey() + " " + setting.getValue())
                .toList();
    }

    /** The names by which each may be given. */
    private static Map<String, List<String>> local(String program) throws IOException {
        var settings = new TreeMap<String, String>();
        flatten("", Repository.ROOT.resolve("platform/src/main/resources/platform-defaults.yaml"), settings);
        if (program.equals("gateway")) { // it has neither
            settings.keySet().removeIf(name -> name.matches("juntos\\.(database|kafka)\\b.*"));
        }
        var module = program.equals("gateway") ? program : program + "-service";
        flatten("", Repository.ROOT.resolve(module + "/src/main/resources/application.yaml"), settings);
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().startsWith("juntos."))
                .filter(setting -> HERE.matcher(setting.getValue()).find()
                        || SECRET.matcher(setting.getKey()).matches())
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        setting -> names(setting.getKey(), setting.getValue()),
                        (a, _) -> a,
                        TreeMap::new));
    }

    private static List<String> names(String setting, String value) {
        var names = new ArrayList<String>();
        NAMED.matcher(value).results().forEach(found -> names.add(found.group(1)));

        names.add(setting.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_'));
        return names;
    }

    private static void flatten(String before, Path file, Map<String, String> into) throws IOException {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
            documents.forEachRemaining(document -> flatten(before, document, into));
        }
    }

    private static void flatten(String before, JsonNode node, Map<String, String> into) {
        if (!node.isObject()) {
            into.put(before, node.asString(""));
            return;
        }
        node.propertyStream()
                .forEach(field -> flatten(
                        before.isEmpty() ? field.getKey() : before + "." + field.getKey(), field.getValue(), into));
    }

    private static Set<String> compose(String program) throws IOException {
        var given = new TreeSet<String>();
        var common = YAML.readTree(Files.readString(Repository.ROOT.resolve("deploy/containers/program.yaml")));
        var service = YAML.readTree(Files.readString(Repository.ROOT.resolve("deploy/containers/compose.yaml")))
                .at("/services/" + program);
        given.addAll(names(service.path("environment")));
        var base = service.at("/extends/service").asString();
        given.addAll(names(common.at("/services/" + base + "/environment")));
        given.addAll(names(common.at("/services/program/environment")));
        return given;
    }

    private static List<String> names(JsonNode environment) {
        return environment.propertyStream().map(Map.Entry::getKey).toList();
    }

    private static Set<String> kubernetes(String program) throws IOException {
        var base = Repository.ROOT.resolve("deploy/kubernetes/base");
        var files = program.equals("gateway")
                ? List.of(base.resolve("gateway/gateway.yaml"))
                : List.of(base.resolve("service/deployment.yaml"), base.resolve(program + "/deployment.yaml"));
        var given = new TreeSet<String>();
        for (var file : files) {
            try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file))) {
                documents.forEachRemaining(document -> document.findValues("env")
                        .forEach(env -> env.forEach(
                                variable -> given.add(variable.path("name").asString()))));
            }
        }
        return given;
    }
}
