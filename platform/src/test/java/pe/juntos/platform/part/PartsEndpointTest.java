package pe.juntos.platform.part;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Many questions of many callers in one request, each answered as if it had come alone. */
@ProbeTest
class PartsEndpointTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ROSA = TestTokens.bearer("rosa.gestora", "GESTOR");

    @Autowired
    private WebTestClient client;

    @Autowired
    private TestDatabase database;

    private static Map<String, String> question(String bearer, String household) {
        return new HashMap<>(Map.of(
                "token",
                bearer.substring("Bearer ".length()),
                "household",
                household,
                "period",
                "2026-3",
                "correlation",
                "complaint-17"));
    }

    private WebTestClient.ResponseSpec asked(String body) {
        return client.post()
                .uri(PartsEndpoint.PATH)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private List<JsonNode> told(List<Map<String, String>> questions) {
        return JSON.readTree(asked(JSON.writeValueAsString(questions))
                        .expectStatus()
                        .isOk()
                        .expectBody(String.class)
                        .returnResult()
                        .getResponseBody())
                .valueStream()
                .toList();
    }

    @Test
    void each_is_answered_in_its_place_by_its_own_token() {
        var told = told(List.of(
                question(ROSA, "H1"),
                question(TestTokens.expired("rosa.gestora", List.of("GESTOR")), "H1"),
                question(TestTokens.bearer("ana.auditora", "AUDITOR"), "H1"),
                question(TestTokens.recipient("H2"), "H1"),
                question(TestTokens.recipient("H2"), "H2"),
                question(ROSA, "X1"),
                question(TestTokens.bearer("luz.gestora", "GESTOR"), "H3")));
        assertThat(told)
                .extracting(part -> part.path("status").asInt())
                .containsExactly(200, 401, 403, 404, 200, 404, 200);
        assertThat(told)
                .extracting(part -> part.at("/body/to").asString(""))
                .containsExactly("rosa.gestora", "", "", "", "maria.quispe", "", "luz.gestora");
        assertThat(told.getFirst().at("/body/period").asString()).isEqualTo("2026-3");
    }

    @Test
    void whoever_is_shown_a_file_leaves_an_entry_with_the_id_of_the_question_and_nobody_else_does() {
        told(List.of(question(ROSA, "HA"), question(ROSA, "XA"), question(TestTokens.recipient("HB"), "HA")));
        assertThat(database.texts("select subject || ' ' || act || ' ' || (detail ->> 'correlation') || ' '"
                        + " || (detail ->> 'roles') from audit_entry where object in ('HA', 'XA')"))
                .containsExactly("rosa.gestora FILE_READ complaint-17 [\"GESTOR\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "{}", "[]", "null", "\"x\"", "[1]", "[{\"token\":{}}]"})
    void what_is_no_list_of_questions_is_refused(String body) {
        asked(body).expectStatus().isBadRequest().expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON);
    }

    @Test
    void no_more_than_the_most_are_answered_in_one_request() {
        var questions = IntStream.rangeClosed(1, PartsEndpoint.MOST)
                .mapToObj(n -> question(ROSA, "H" + n))
                .toList();
        assertThat(told(questions))
                .extracting(part -> part.at("/body/household").asString())
                .containsExactlyElementsOf(
                        questions.stream().map(one -> one.get("household")).toList());
        var oneMore = new java.util.ArrayList<>(questions);
        oneMore.add(question(ROSA, "H0"));
        asked(JSON.writeValueAsString(oneMore))
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("QUESTIONS_MALFORMED");
    }

    @Test
    void a_question_without_token_or_household_gets_nothing_and_spoils_nothing() {
        var nameless = question(ROSA, "H1");
        nameless.remove("household");
        var tokenless = question(ROSA, "H1");
        tokenless.remove("token");
        assertThat(told(List.of(nameless, tokenless, question(ROSA, "H1"))))
                .extracting(part -> part.path("status").asInt())
                .containsExactly(404, 401, 200);
    }

    @Test
    void only_questions_come_in_without_a_token_of_the_request_s_own() {
        client.get().uri(PartsEndpoint.PATH).exchange().expectStatus().isUnauthorized();
        client.post().uri(PartsEndpoint.PATH + "/x").exchange().expectStatus().isUnauthorized();
    }
}
