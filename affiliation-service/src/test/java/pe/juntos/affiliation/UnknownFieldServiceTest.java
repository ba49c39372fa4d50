package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** What a request says and nobody reads is refused by name: a field misspelt, or one that its sender may not set. */
@ServiceTest
class UnknownFieldServiceTest {

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            /affiliation/visits; state; {"id":"X1","household":"H0000000000000000","visitedOn":"2026-06-01","result":"VERIFIED","state":"AFFILIATED"}
            /affiliation/visits; visitedon; {"id":"X1","household":"H0000000000000000","visitedon":"2026-06-01","result":"VERIFIED"}
            /affiliation/assessments; budget; {"asOf":"2026-06-30","budget":0}
            /affiliation/visits/batch; gestor; {"visits":[{"id":"X1","household":"H0","visitedOn":"2026-06-01","result":"VERIFIED","gestor":"otra"}]}
            /affiliation/exits; approvedBy; {"id":"X1","household":"H0","reason":"MOVED_OUT","on":"2026-06-01","grounds":"G","approvedBy":"otra"}
            """)
    void is_refused_and_nothing_is_stored(String path, String field, String body) {
        String answer = http.post()
                .uri(path)
                .header(
                        "Authorization",
                        TestTokens.bearer("rosa", java.util.List.of("GESTOR", "OPERATOR"), TestTokens.NATIONAL))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<String>read(answer, "$.code")).isEqualTo("UNKNOWN_FIELD");
        assertThat(JsonPath.<String>read(answer, "$.field")).isEqualTo(field);
        assertThat(database.number("select count(*) from visit_report")
                        + database.number("select count(*) from exit_case"))
                .isZero();
    }
}
