package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** What cannot be understood is refused with a code and changes nothing. */
@ServiceTest
class BadRequestsTest {

    private static final String ONE = "/partner/referrals/00000000-0000-0000-0000-000000000001/";

    @Autowired
    WebTestClient web;

    @Autowired
    TestDatabase database;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "PARTNER;/partner/offers;{}",
                "PARTNER;/partner/offers;{",
                "PARTNER;/partner/offers;[]",
                "PARTNER;/partner/offers;{\"reference\":\"x\",\"bonus\":\"GOLD\"}",
                "PARTNER;/partner/offers/batch;{}",
                "PARTNER;/partner/offers/batch;{\"offers\":[null]}",
                "PARTNER;/partner/offers/batch;{\"offers\":[{}]}",
                "GESTOR;/partner/referrals/consents;{}",
                "GESTOR;/partner/referrals/consents;{\"ids\":[]}",
                "GESTOR;/partner/referrals/consents;{\"ids\":[null]}",
                "GESTOR;/partner/referrals/consents;{\"ids\":[\"x\"]}",
                "GESTOR;/partner/referrals/renewals;{}",
                "GESTOR;" + ONE + "consent;{\"fields\":[\"NAME\"]}",
                "GESTOR;" + ONE + "consent;{\"fields\":[null]}",
                "GESTOR;" + ONE + "consent;{\"on\":\"2026-02-30\"}"
            })
    void isRefusedWithACode(String who, String path, String body) {
        web.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, who.equals("PARTNER") ? FONCODES : GESTOR)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isBadRequest()
                .expectBody()
                .jsonPath("$.code")
                .isNotEmpty();
        assertThat(database.number("select count(*) from offer")).isZero();
    }
}
