package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** What every published operation does alike: versions, conditional requests, and only the fields that were agreed. */
@ServiceTest
class PartnerRestTest {
    private static final String IRMA = TestTokens.bearer("irma.informacion", "INFORMATION_MANAGER");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private PartnerScenario juntos() {
        return new PartnerScenario(web, events);
    }

    /** FONCODES as an institution that registered itself; its agreement names these fields. */
    private String foncodes(List<String> territory, List<String> fields) {
        var foncodes = Applicant.of(web, "FONCODES");
        foncodes.register(foncodes.wish()).expectStatus().isCreated();
        juntos().post(IRMA, "/partner/institutions/FONCODES/accept", Map.of("territory", territory, "fields", fields))
                .expectStatus()
                .isOk();
        juntos().post(foncodes.token(), "/partner/access/terms", Map.of("version", "2026-1"))
                .expectStatus()
                .isOk();
        return foncodes.token();
    }

    private WebTestClient.ResponseSpec get(String token, String path, String header, String value) {
        return web.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .header(header, value)
                .exchange();
    }

    @Test
    void
            a_partner_sees_of_a_household_what_its_agreement_and_the_consent_both_allow_and_asks_again_only_for_what_changed() {
        var token = foncodes(List.of("05"), List.of("DISTRICT", "BONUS"));
        var published = juntos().post(token, "/partner/offers", offer("acordada", "0501", 3))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        juntos().post(token, "/partner/offers", offer("ajena", "0901", 3))
                .expectStatus()
                .isEqualTo(422);
        var referral = juntos().proposed(database, 1, "050101", "2026-06-01");
        juntos().step(GESTOR, referral, "consent", "2026-06-02", "fields", List.of("DISTRICT", "HOUSEHOLD"));
        juntos().step(GESTOR, referral, "send", "2026-06-03");

        var path = "/partner/referrals/" + referral;
        var first = juntos().get(token, path)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.district")
                .isEqualTo("050101")
                .jsonPath("$.household")
                .doesNotExist()
                .jsonPath("$.bonus")
                .doesNotExist()
                .jsonPath("$.populatedCentre")
                .doesNotExist()
                .returnResult();
        juntos().get(token, "/partner/referrals")
                .expectBody()
                .jsonPath("$.items[0].district")
                .isEqualTo("050101")
                .jsonPath("$.items[0].household")
                .doesNotExist();
        var tag = first.getResponseHeaders().getETag();
        get(token, path, HttpHeaders.IF_NONE_MATCH, tag).expectStatus().isNotModified();
        get(TestTokens.partner("ADRA", List.of("*")), path, HttpHeaders.IF_NONE_MATCH, tag)
                .expectStatus()
                .isNotFound();
        juntos().step(GESTOR, referral, "withdraw", "2026-06-05");
        get(token, path, HttpHeaders.IF_NONE_MATCH, tag)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.district")
                .doesNotExist();

        var offerPath = "/partner/offers/" + JsonPath.<String>read(published, "$.id");
        var seen = juntos().get(token, offerPath)
                .expectStatus()
                .isOk()
                .expectBody()
                .returnResult();
        var known = seen.getResponseHeaders().getETag();
        resize(token, offerPath, known, 200);
        resize(token, offerPath, known, 412);
        resize(token, offerPath, "*", 200);
        juntos().get(TestTokens.partner("ADRA", List.of("*")), offerPath)
                .expectStatus()
                .isNotFound();
        juntos().get(TestTokens.partner("FONCODES", List.of("09")), offerPath)
                .expectStatus()
                .isNotFound();
    }

    private void resize(String token, String path, String ifMatch, int status) {
        var places = 3 + database.number("select places from offer where reference = 'acordada'");
        web.put()
                .uri(path + "/places")
                .header(HttpHeaders.AUTHORIZATION, token)
                .header(HttpHeaders.IF_MATCH, ifMatch)
                .bodyValue(Map.of("places", places))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    @Test
    void another_version_than_those_served_is_refused() {
        var token = TestTokens.partner("ADRA", List.of("*"));
        get(token, "/partner/offers", "API-Version", "1").expectStatus().isOk();
        juntos().get(token, "/partner/offers").expectStatus().isOk();
        for (var version : List.of("2", "x")) {
            get(token, "/partner/offers", "API-Version", version)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("BAD_REQUEST");
        }
    }

    @Test
    void the_same_wish_under_the_same_key_is_met_once() {
        var token = TestTokens.partner("ADRA", List.of("*"));
        var body = Map.of(
                "url", "https://avisos.aliado.example/a", "types", List.of("pe.juntos.partner.referral.sent.v1"));
        var first = keyed(token, body, 201);
        assertThat(keyed(token, body, 201)).isEqualTo(first);
        assertThat(database.number("select count(*) from webhook where partner = 'ADRA'"))
                .isOne();
        keyed(token, Map.of("url", "https://avisos.aliado.example/b", "types", List.of()), 422);
    }

    private String keyed(String token, Object body, int status) {
        return web.post()
                .uri("/partner/webhooks")
                .header(HttpHeaders.AUTHORIZATION, token)
                .header("Idempotency-Key", "una-vez")
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
