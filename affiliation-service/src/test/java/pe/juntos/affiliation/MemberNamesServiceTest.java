package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Names behind member codes: for whom, of where, and never without a trace. */
@ServiceTest
class MemberNamesServiceTest {
    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @BeforeEach
    void register() {
        if (database.number("select count(*) from member") > 0) {
            return;
        }
        var register = new RegisterClient(http);
        register.send("hogares", "A,050101,Alto,POBRE,2024-01-01,,,,", "B,050102,Bajo,POBRE,2024-01-01,,,,");
        register.send(
                "personas",
                "A,A1,,QUISPE,HUAMAN,ROSA,F,2018-01-01,HIJO,,PRIMARIA,N",
                "A,A2,,QUISPE,,LUIS,M,2019-01-01,HIJO,,INICIAL,N",
                "B,B1,,ROJAS,TITO,ANA,F,2018-01-01,HIJO,,PRIMARIA,N");
    }

    @Test
    void of_the_own_territory_only_and_noted_for_each_household() {
        database.execute("delete from file_access");
        names("GESTOR", List.of("050101"), List.of(code("A1"), code("A2"), code("B1"), "M0000000000000000"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.names.length()")
                .isEqualTo(2)
                .jsonPath("$.names." + code("A1"))
                .isEqualTo("QUISPE HUAMAN, ROSA")
                .jsonPath("$.names." + code("A2"))
                .isEqualTo("QUISPE, LUIS");
        assertThat(database.texts("select subject || ' ' || h.external_id || ' ' || with_names from file_access a"
                        + " join household h on h.household = a.household"))
                .containsExactly("rosa A true");
    }

    @Test
    void for_no_other_role_than_those_that_see_names_in_a_file() {
        for (var role : List.of("INFORMATION_MANAGER", "INSTITUTION", "PARTNER", "ESTABLISHMENT_HEAD", "OPERATOR")) {
            names(role, TestTokens.NATIONAL, List.of(code("A1"))).expectStatus().isForbidden();
        }
    }

    @Test
    void what_is_no_list_of_codes_is_refused() {
        refused(Map.of());
        refused(Map.of("members", List.of("A1")));
        refused(Map.of("members", Collections.nCopies(1_001, "M0000000000000000")));
    }

    private void refused(Map<String, ?> body) {
        post("GESTOR", TestTokens.NATIONAL, body)
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("MEMBERS_INVALID");
    }

    private String code(String externalId) {
        return database.texts("select member from member where external_id = '" + externalId + "'")
                .getFirst();
    }

    private WebTestClient.ResponseSpec names(String role, List<String> territory, List<String> members) {
        return post(role, territory, Map.of("members", members));
    }

    private WebTestClient.ResponseSpec post(String role, List<String> territory, Map<String, ?> body) {
        return http.post()
                .uri("/affiliation/members/names")
                .header("Authorization", TestTokens.bearer("rosa", List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
