package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** A real service under requests that nobody honest makes. */
@ServiceTest(properties = "juntos.reniec.url=http://127.0.0.1:1")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestServiceTest {
    private static final String NORA = TestTokens.bearer("nora", List.of("GESTOR"), List.of("0601"));
    private static final String CARLOS =
            TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), TestTokens.NATIONAL);
    private static final String CASE = """
            {"channel":"WEB","type":"COMPLAINT","category":"MEDICINE","source":"OTHER_PERSON","district":"050101",
            "establishment":"S-00001234","person":{"name":"Eva Ejemplo","contact":"9"},"text":"No hay jarabe"%s}""";

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    private EntryClient entry;

    @BeforeAll
    void householdsOfTwoProvinces() {
        entry = new EntryClient(http, database);
        entry.list("A", "B");
        entry.listIn("060101,Otro", "N");
    }

    static Stream<Arguments> badTokens() {
        var roles = List.of("REGIONAL_COORDINATOR");
        return Stream.of(
                Arguments.of("expired", TestTokens.expired("carlos", roles)),
                Arguments.of("for another audience", TestTokens.wrongAudience("carlos", roles)),
                Arguments.of("of another issuer", TestTokens.wrongIssuer("carlos", roles)),
                Arguments.of("algorithm none", TestTokens.unsigned("carlos", roles)),
                Arguments.of("signed with another key", TestTokens.otherKey("carlos", roles)),
                Arguments.of("HMAC with the published key", TestTokens.keyConfusion("carlos", roles)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void a_bad_token_opens_nothing_behind_the_gateway_either(String fault, String token) {
        assertThat(get("/affiliation/households", token)).startsWith("401");
        assertThat(post("/affiliation/cases", token, null, CASE.formatted(""))).startsWith("401");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/affiliation/households",
                "/affiliation/households?district=050101",
                "/affiliation/households?district=",
                "/affiliation/households?district=%25",
                "/affiliation/households?district=05%25",
                "/affiliation/households?state=%27%20or%201%3D1%20--",
                "/affiliation/households?externalId=A",
                "/affiliation/households?externalId=%25",
                "/affiliation/households?cursor=H0000000000000000",
                "/affiliation/households?cursor=%25&limit=500",
                "/affiliation/households?limit=999999999",
                "/affiliation/households?limit=-1",
                "/affiliation/households?sort=district&order=asc",
                "/affiliation/households?territory=*",
                "/affiliation/identity-pending?cursor=M0000000000000000",
                "/affiliation/summary?district=050101"
            })
    void no_filter_cursor_or_sort_leads_out_of_the_territory(String path) {
        assertThat(get(path, NORA)).doesNotContain(entry.code("A"), entry.code("B"), "050101");
    }

    @Test
    void a_count_tells_only_of_the_own_households() {
        var all = database.number("select count(*) from household");
        var mine = database.number("select count(*) from household where district like '0601%'");
        assertThat(mine).isPositive().isLessThan(all);
        assertThat(get("/affiliation/summary", NORA)).isNotEqualTo(get("/affiliation/summary", CARLOS));
        assertThat(get("/affiliation/households?limit=1", NORA)).doesNotContain(entry.code("A"), entry.code("B"));
    }

    @Test
    void a_cursor_made_of_a_neighbours_code_is_a_place_in_the_list_and_no_way_in() {
        for (var household : List.of("A", "B", "N")) {
            assertThat(get("/affiliation/households?cursor=" + entry.code(household), NORA))
                    .doesNotContain(entry.code("A"), entry.code("B"));
        }
    }

    @Test
    void fields_that_are_not_the_callers_to_set_are_not_set() {
        var answer = post(
                "/affiliation/cases",
                CARLOS,
                null,
                CASE.formatted(
                        ",\"code\":\"C0000000000000000\",\"caseCode\":\"C0000000000000000\",\"state\":\"RESOLVED\",\"office\":\"CONTROL\","
                                + "\"result\":\"UPHELD\",\"openedBy\":\"nadie\",\"openedOn\":\"2020-01-01\",\"dueOn\":\"2099-01-01\",\"version\":99"));
        assertThat(answer)
                .as("refused, or taken without them")
                .matches("(?s)(201|400).*")
                .doesNotContain("RESOLVED", "CONTROL", "UPHELD", "2020-01-01", "2099-01-01", "C0000000000000000");
        assertThat(database.number("select count(*) from case_step where subject = 'nadie'"))
                .isZero();
    }

    @Test
    void a_key_belongs_to_one_content_and_to_one_caller() {
        var key = UUID.randomUUID().toString();
        var mine = post("/affiliation/cases", CARLOS, key, CASE.formatted(""));
        assertThat(mine).startsWith("201");
        assertThat(post("/affiliation/cases", CARLOS, key, CASE.formatted("").replace("jarabe", "gasa")))
                .startsWith("422")
                .contains("IDEMPOTENCY_KEY_REUSED");
        var irma = TestTokens.bearer("irma", List.of("INFORMATION_MANAGER"), TestTokens.NATIONAL);
        assertThat(post("/affiliation/cases", irma, key, CASE.formatted("")))
                .startsWith("201")
                .isNotEqualTo(mine);
        assertThat(post("/affiliation/undue-demands", CARLOS, key, CASE.formatted("")))
                .startsWith("422");
        assertThat(post("/affiliation/cases", TestTokens.bearer("ana", "AUDITOR"), key, CASE.formatted("")))
                .as("whoever may not, gets no kept answer either")
                .startsWith("403");
    }

    @Test
    void a_body_without_end_or_bottom_is_refused_with_a_code() {
        for (var text : List.of("x".repeat(2_000_000), "[".repeat(100_000) + "]".repeat(100_000))) {
            var quoted = text.startsWith("[") ? text : "\"" + text + "\"";
            assertThat(post("/affiliation/cases", CARLOS, null, CASE.formatted(",\"more\":" + quoted)))
                    .matches("(?s)4(00|13|22).*\"code\":\"[A-Z_]+\".*");
        }
    }

    @Test
    void a_packed_body_is_not_unpacked() {
        var answer = http.post()
                .uri("/affiliation/cases")
                .header(HttpHeaders.AUTHORIZATION, CARLOS)
                .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(new byte[] {31, -117, 8, 0, 0, 0, 0, 0, 0, -1, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0})
                .exchange()
                .expectBody()
                .returnResult();
        assertThat(answer.getStatus().value()).isEqualTo(400);
    }

    private String get(String path, String token) {
        var answer = http.get()
                .uri(base -> URI.create(base.build() + path))
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchange()
                .expectBody(String.class)
                .returnResult();
        return answer.getStatus().value() + " " + answer.getResponseBody();
    }

    private String post(String path, String token, String key, String body) {
        var request =
                http.post().uri(path).header(HttpHeaders.AUTHORIZATION, token).contentType(MediaType.APPLICATION_JSON);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        var answer = request.bodyValue(body).exchange().expectBody(String.class).returnResult();
        return answer.getStatus().value() + " " + answer.getResponseBody();
    }
}
