package pe.juntos.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Every overlay is rendered by Kustomize itself ({@code kubectl} or {@code kustomize} on the path), and each object is held against
 * Kubernetes' own API model: an unknown field or a missing one is an error.
 */
class KubernetesTest {
    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern REFERENCE = Pattern.compile("\\$\\((\\w+)\\)");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "local",
                "local/before",
                "staging",
                "staging/before",
                "production",
                "production/before",
            })
    void anOverlayRendersToObjectsThatKubernetesKnows(String overlay) throws Exception {
        var objects = rendered(overlay);
        assertThat(objects).hasSizeGreaterThan(6);
        for (var object : objects) {
            assertThatCode(() -> validate(object)).as(name(object)).doesNotThrowAnyException();
        }
    }

    @Test
    void theModelDoesFindFaults() throws Exception {
        var deployment = of(rendered("production"), "Deployment").getFirst();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagePullPolice", "Always");
        assertThatThrownBy(() -> validate(deployment)).hasMessageContaining("imagePullPolice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "staging", "production"})
    void everyProgramIsProbedLimitedUnprivilegedAndReadOnly(String overlay) throws Exception {
        var deployments = of(rendered(overlay), "Deployment");
        assertThat(deployments).hasSize(6);
        for (var deployment : deployments) {
            var pod = deployment.at("/spec/template/spec");
            var container = pod.at("/containers/0");
            var name = name(deployment);
            for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
                assertThat(container.at("/" + probe + "/httpGet/path").asString())
                        .as(name)
                        .startsWith("/actuator/health/");
            }
            assertThat(container.at("/resources/limits/memory").isString())
                    .as(name)
                    .isTrue();
            assertThat(container.at("/resources/requests/cpu").isString())
                    .as(name)
                    .isTrue();
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .as(name)
                    .isTrue();
            assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                    .as(name)
                    .isFalse();
            assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean())
                    .as(name)
                    .isTrue();
            assertThat(container.path("image").asString()).as(name).matches("juntos/[a-z-]+:\\d+\\.\\d+\\.\\d+");
            assertThat(deployment
                            .at("/spec/strategy/rollingUpdate/maxUnavailable")
                            .asInt(9))
                    .as(name)
                    .isZero();
        }
        assertThat(of(rendered(overlay), "PodDisruptionBudget")).hasSize(6);
    }

    @Test
    void productionScalesByWhatWaitsAndNeverBelowTwo() throws Exception {
        var scalers = of(rendered("production"), "HorizontalPodAutoscaler");
        var targets = scalers.stream()
                .map(scaler -> scaler.at("/spec/scaleTargetRef/name").asString())
                .toList();
        assertThat(targets)
                .containsExactlyInAnyOrderElementsOf(of(rendered("production"), "Deployment").stream()
                        .map(deployment -> deployment.at("/metadata/name").asString())
                        .toList());
        for (var scaler : scalers) {
            assertThat(scaler.at("/spec/minReplicas").asInt()).isGreaterThanOrEqualTo(2);
            assertThat(scaler.at("/spec/maxReplicas").asInt()).as("partitions").isLessThanOrEqualTo(12);
        }
        var metrics = scalers.stream()
                .filter(scaler -> !scaler.at("/metadata/name").asString().equals("gateway"))
                .map(scaler -> scaler.at("/spec/metrics/0/external/metric/name").asString())
                .collect(Collectors.toSet());
        assertThat(metrics).containsExactly("juntos_consumer_lag");
        assertThat(Files.readString(Repository.ROOT.resolve("docs/metrics.md"))).contains("juntos_consumer_lag");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "staging", "production"})
    void nothingTalksThatIsNotNamed(String overlay) throws Exception {
        var policies = of(rendered(overlay), "NetworkPolicy");
        assertThat(policies).as("everything is closed first").anySatisfy(policy -> {
            assertThat(policy.at("/spec/podSelector").isEmpty()).isTrue();
            assertThat(policy.at("/spec/policyTypes").size()).isEqualTo(2);
            assertThat(policy.at("/spec/ingress").isMissingNode()).isTrue();
            assertThat(policy.at("/spec/egress").isMissingNode()).isTrue();
        });
        var services = policies.stream()
                .filter(policy -> policy.at("/metadata/name").asString().equals("services"))
                .findFirst()
                .orElseThrow();
        assertThat(services.at("/spec/egress").toString())
                .as("no service asks another")
                .doesNotContain("app.kubernetes.io/component");
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "staging", "production", "production/before"})
    void secretsComeFromOutsideAndEverythingElseIsThere(String overlay) throws Exception {
        var objects = rendered(overlay);
        assertThat(of(objects, "Secret")).as("a secret in the repository").isEmpty();
        var maps = of(objects, "ConfigMap").stream()
                .map(map -> map.at("/metadata/name").asString())
                .collect(Collectors.toSet());
        for (var object : objects) {
            object.findValues("configMapKeyRef")
                    .forEach(reference -> assertThat(maps)
                            .as(name(object))
                            .contains(reference.path("name").asString()));
            object.findValues("secretKeyRef")
                    .forEach(reference -> assertThat(reference.path("name").asString())
                            .as(name(object))
                            .startsWith("juntos-"));
        }
        assertThat(objects.stream()
                        .map(object -> object.at("/metadata/namespace").asString(""))
                        .collect(Collectors.toSet()))
                .as("one namespace, and the namespace itself has none")
                .hasSize(2);
    }

    /** Kubernetes leaves a reference to a later variable as it is, without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"local", "production", "production/before"})
    void aVariableIsNamedOnlyAfterItWasGiven(String overlay) throws Exception {
        for (var object : rendered(overlay)) {
            for (var environment : object.findValues("env")) {
                var given = new HashSet<String>();
                environment.forEach(variable -> {
                    REFERENCE
                            .matcher(variable.path("value").asString(""))
                            .results()
                            .forEach(found -> assertThat(given).as(name(object)).contains(found.group(1)));
                    given.add(variable.path("name").asString());
                });
            }
        }
    }

    @Test
    void migrationsRunBeforeTheServicesAndOnceEach() throws Exception {
        var jobs = of(rendered("production/before"), "Job").stream()
                .map(job -> job.at("/metadata/name").asString())
                .toList();
        assertThat(jobs)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Stream.of("topics"),
                                Repository.SERVICES.stream().map(service -> service + "-migration"))
                        .toList());
        for (var deployment : of(rendered("production"), "Deployment")) {
            if (!name(deployment).endsWith("gateway")) {
                assertThat(deployment.at("/spec/template/spec/containers/0/env").toString())
                        .contains("{\"name\":\"JUNTOS_MIGRATE\",\"value\":\"false\"}");
            }
        }
    }

    private static List<JsonNode> rendered(String overlay) throws IOException, InterruptedException {
        var tool = Repository.tool("kustomize", "kubectl");
        assumeTrue(tool.isPresent(), "neither kustomize nor kubectl is on the path: overlays are not rendered");
        var folder = Repository.ROOT
                .resolve("deploy/kubernetes/overlays")
                .resolve(overlay)
                .toString();
        var text = Repository.run(
                Map.of(),
                tool.get().equals("kubectl")
                        ? List.of("kubectl", "kustomize", folder)
                        : List.of("kustomize", "build", folder));
        var objects = new ArrayList<JsonNode>();
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(text)) {
            documents.forEachRemaining(objects::add);
        }
        return objects;
    }

    private static List<JsonNode> of(List<JsonNode> objects, String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asString().equals(kind))
                .toList();
    }

    private static String name(JsonNode object) {
        return object.path("kind").asString() + " "
                + object.at("/metadata/name").asString();
    }

    /** By the class of the version and kind in Kubernetes' client, generated from its published OpenAPI document. */
    private static void validate(JsonNode object) throws ReflectiveOperationException {
        var version = object.path("apiVersion").asString().replaceFirst(".*/", "");
        var model = Class.forName("io.kubernetes.client.openapi.models."
                + version.substring(0, 1).toUpperCase(Locale.ROOT)
                + version.substring(1)
                + object.path("kind").asString());
        try {
            model.getMethod("validateJsonElement", JsonElement.class)
                    .invoke(null, JsonParser.parseString(object.toString()));
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(String.valueOf(e.getCause().getMessage()), e.getCause());
        }
    }
}
