package pe.juntos.e2e.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each panel answers a question from metrics that exist; {@code check-dashboards} holds the files against Grafana's own types. */
class DashboardsTest {
    private static final Path FOLDER = Path.of("..", "observability", "dashboards");
    private static final Pattern METRIC = Pattern.compile("\\b(?:juntos|programme|http|jvm|disk|r2dbc)_\\w+");
    private static final List<String> LINK =
            List.of("title", "type", "icon", "tooltip", "tags", "asDropdown", "targetBlank", "includeVars", "keepTime");

    static List<Path> files() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aPanelAsksAQuestionAndItsMetricsAreInTheVocabulary(Path file) throws IOException {
        var vocabulary = Vocabulary.read();
        var panels = panels(read(file));
        assertThat(panels).isNotEmpty();
        var ids = new HashSet<Integer>();
        for (var panel : panels) {
            assertThat(panel.path("description").asString())
                    .as(panel.path("title").asString())
                    .contains("?");
            assertThat(ids.add(panel.path("id").asInt()))
                    .as("its id is its own")
                    .isTrue();
            panel.path("targets")
                    .valueStream()
                    .flatMap(target ->
                            METRIC.matcher(target.path("expr").asString()).results())
                    .map(MatchResult::group)
                    .forEach(metric ->
                            assertThat(vocabulary.of(metric)).as(metric).isPresent());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void linksAndAnnotationsHaveWhatGrafanasSchemaAsksFor(Path file) throws IOException {
        var dashboard = read(file);
        dashboard
                .path("links")
                .forEach(link -> LINK.forEach(
                        field -> assertThat(link.has(field)).as(field).isTrue()));
        dashboard.at("/annotations/list").forEach(annotation -> {
            assertThat(annotation.has("expr")).as("its query is its target's").isFalse();
            assertThat(annotation.at("/target/expr").asString()).isNotBlank();
        });
    }

    @Test
    void thereIsOneForTheProgrammeForMoneyForJobsForTheFlowAndForEachService() throws IOException {
        assertThat(files())
                .extracting(file -> file.getFileName().toString().replaceAll("juntos-|\\.json", ""))
                .contains("programme", "money", "jobs", "flow", "gateway")
                .contains("affiliation", "coresponsibility", "payment", "graduation", "partner");
    }

    private static List<JsonNode> panels(JsonNode dashboard) {
        return dashboard
                .path("panels")
                .valueStream()
                .filter(panel -> !panel.path("type").asString().equals("row"))
                .toList();
    }

    private static JsonNode read(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }
}
