package pe.juntos.coresponsibility.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestTokens;

/** The catalogue as anyone with a token reads it, on a date. */
@ServiceTest
class CatalogueTest {
    @Autowired
    private WebTestClient web;

    @Test
    void is_read_on_a_date_with_its_legal_basis() {
        get("?on=2009-12-31")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.id")
                .isEqualTo("catalogue-2005")
                .jsonPath("$.legalBasis")
                .isEqualTo("Decreto Supremo 032-2005-PCM");
        get("").expectBody()
                .jsonPath("$.id")
                .isEqualTo("catalogue-2010")
                .jsonPath("$.conditions[?(@.verified == true)].code")
                .value(codes -> assertThat(codes.toString()).contains("PRENATAL", "CRED", "INICIAL", "SCHOOL"))
                .jsonPath("$.undueDemands[0].code")
                .isEqualTo("GARDEN");
        get("?on=2005-04-06").expectStatus().isNotFound();
        get("?on=ayer").expectStatus().isBadRequest();
    }

    @Test
    void names_one_condition_and_refuses_what_is_none() {
        get("/CRED").expectStatus().isOk().expectBody().jsonPath("$.area").isEqualTo("HEALTH");
        get("/GARDEN")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("UNDUE_DEMAND");
        get("/WEEDING")
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NOT_A_CONDITION");
    }

    @Test
    void needs_a_token() {
        web.get().uri("/coresponsibility/conditions").exchange().expectStatus().isUnauthorized();
    }

    private WebTestClient.ResponseSpec get(String rest) {
        return web.get()
                .uri("/coresponsibility/conditions" + rest)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("delia.directora", "ESTABLISHMENT_HEAD"))
                .exchange();
    }
}
