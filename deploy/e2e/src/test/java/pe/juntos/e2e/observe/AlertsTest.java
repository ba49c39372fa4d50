package pe.juntos.e2e.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each alert has what a person who is woken by it needs, and asks for metrics that exist. */
class AlertsTest {

    private static final Path FOLDER = Path.of("..", "observability");
    private static final Path RUNBOOKS = Path.of("..", "..", "docs", "runbooks");
    private static final Pattern METRIC = Pattern.compile("\\b(?:juntos|programme|http|jvm|disk|r2dbc)_\\w+");

    private static final YAMLMapper YAML = new YAMLMapper();

    record Alert(String name, String expression, String lasts, String severity, String runbook) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Alert> alerts() throws IOException {
        var alerts = new ArrayList<Alert>();
        try (var files = Files.list(FOLDER.resolve("rules"))) {
            for (var file : files.sorted().toList()) {
                YAML.readTree(Files.readString(file))
                        .path("groups")
                        .valueStream()
                        .flatMap(group -> group.path("rules").valueStream())
                        .map(AlertsTest::alert)
                        .forEach(alerts::add);
            }
        }
        return alerts;
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertWaitsHasASeverityAndNamesTheServiceAndItsRunbook(Alert alert) throws IOException {
        assertThat(alert.lasts()).matches("\\d+[mhd]");
        assertThat(alert.severity()).isIn("page", "ticket");
        assertThat(alert.runbook()).isEqualTo("docs/runbooks/" + alert.name() + ".md");
        assertThat(alert.expression()).containsPattern("by \\(service|up\\{");
        assertThat(Files.readString(RUNBOOKS.resolve(alert.name() + ".md")))
                .startsWith("# " + alert.name() + "\n")
                .contains("## Look", "## Mend", "What families feel");
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void anAlertAsksForMetricsOfTheVocabulary(Alert alert) throws IOException {
        var vocabulary = Vocabulary.read();
        var asked = METRIC.matcher(alert.expression())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(asked)
                .allSatisfy(
                        metric -> assertThat(vocabulary.of(metric)).as(metric).isPresent());
        assertThat(asked.isEmpty()).isEqualTo(alert.name().equals("ServiceDown"));
    }

    @Test
    void everyRunbookHasItsAlert() throws IOException {
        try (var pages = Files.list(RUNBOOKS)) {
            assertThat(pages.map(page -> page.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                    Stream.of("README.md"), alerts().stream().map(alert -> alert.name() + ".md"))
                            .toList());
        }
    }

    @Test
    void everyAlertHasAUnitTestForFiringAndForNotFiring() throws IOException {
        var tests = new StringBuilder();
        try (var files = Files.list(FOLDER.resolve("tests"))) {
            for (var file : files.toList()) {
                tests.append(Files.readString(file));
            }
        }
        for (var alert : alerts()) {
            assertThat(tests.toString())
                    .as(alert.name())
                    .containsPattern("alertname: " + alert.name() + "\\s+exp_alerts")
                    .contains("runbook: docs/runbooks/" + alert.name() + ".md");
        }
    }

    /** Runs where Prometheus' promtool is on the path: Debian's package prometheus. */
    @Test
    void theAlertsFireAndDoNotFireAsTheirUnitTestsSay() throws IOException, InterruptedException {
        assumeTrue(found("promtool"), "promtool is not on the path");
        var command = new ArrayList<>(List.of("promtool", "test", "rules"));
        try (var files = Files.list(FOLDER.resolve("tests"))) {
            files.map(Path::toString).sorted().forEach(command::add);
        }
        var promtool = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(promtool.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(promtool.exitValue()).as(said).isZero();
    }

    private static boolean found(String program) {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    private static Alert alert(JsonNode rule) {
        return new Alert(
                rule.path("alert").asString(),
                rule.path("expr").asString(),
                rule.path("for").asString(),
                rule.path("labels").path("severity").asString(),
                rule.path("annotations").path("runbook").asString());
    }
}
