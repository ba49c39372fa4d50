package pe.juntos.gateway.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient.BodyContentSpec;
import pe.juntos.gateway.GatewayScenario;
import pe.juntos.gateway.Upstream;
import pe.juntos.platform.test.TestTokens;
import reactor.core.publisher.Mono;

/** "Why was I not paid?" over HTTP: whole, and with whatever is missing said to be missing. */
class StoryTest extends GatewayScenario {
    private static final String HOUSEHOLD = "H0123456789ABCDEF";
    private static final String STORY = "/api/households/" + HOUSEHOLD + "/story?period=2026-3";
    private static final String FILE_AT = "/affiliation/households/" + HOUSEHOLD;
    private static final String FILE = """
            {"household":"H0123456789ABCDEF","externalId":"HG-17","state":"SUSPENDED","reason":"NOT_MET","reasons":["NOT_MET"],
             "district":"050101","affiliatedOn":"2024-01-10","exitedOn":null,
             "members":[{"member":"M0123456789ABCDEF","externalId":"PE-1","relationship":"TITULAR","recipient":true,
              "person":{"dni":"87654321","paternalName":"QUISPE","maternalName":"HUAMAN","givenNames":"ROSA","birthDate":"1990-01-01"}}],
             "history":[{"version":1,"state":"LISTED","reasons":["NOT_VISITED"],"trace":["x"]}]}""";
    private static final String VERDICT = """
            {"household":"H0123456789ABCDEF","period":"2026-3","outcome":"NOT_MET","payable":false,"reasons":["NO_ATTENDANCE"],
             "members":[{"member":"M0123456789ABCDEF","outcome":"NOT_MET","reasons":["NO_ATTENDANCE"],
              "trace":[{"id":"EV-1","establishment":"S-0001","result":"NO_ASISTIO"}]}],"history":[]}""";
    private static final String TRANSFERS = """
            {"household":"H0123456789ABCDEF","transfers":[{"transfer":"H0123456789ABCDEF-2026-4","period":"2026-4","round":"R2026-4",
             "state":"CREDITED","reason":null,"amount":"400.00","lines":[
              {"component":"BASE","amount":"200.00","period":"2026-4","policy":"C"},
              {"component":"COMPENSATION","amount":"200.00","period":"2026-3","policy":"C"}],
             "bank":{"entry":"BN-77"},"ledger":[],"attempts":[{"round":"R2026-4","attempt":1,"state":"REJECTED","reason":"AC01"}]}]}""";
    private static final String GRADUATION =
            "{\"standing\":{\"household\":\"H0123456789ABCDEF\"},\"decisions\":[{\"kind\":\"RECERTIFICATION_DUE\",\"reasons\":[\"RECERTIFICATION_DUE\"]}]}";
    private static final String REFERRALS =
            "[{\"programme\":\"MI_CHACRA\",\"state\":\"DECLINED\",\"reason\":\"NO_PLACES\"}]";

    private static final String TRACE =
            "[{\"endToEndId\":\"H0123456789ABCDEF-2026-4-2\",\"household\":\"H0123456789ABCDEF\",\"state\":\"CREDITED\","
                    + "\"periods\":[\"2026-3\"],\"entries\":[{\"reference\":\"BN-77\"}]}]";

    @BeforeEach
    void everyServiceKnowsTheHousehold() {
        upstream("affiliation")
                .answers(Map.of(
                        FILE_AT,
                        FILE,
                        "/affiliation/households?externalId=HG-17",
                        "{\"items\":[{\"household\":\"H0123456789ABCDEF\",\"externalId\":\"HG-17\"}],\"next\":null}",
                        "/affiliation/households?externalId=HG-18",
                        "{\"items\":[],\"next\":null}"));
        upstream("coresponsibility")
                .answers(Map.of("/coresponsibility/households/" + HOUSEHOLD + "/verdicts?period=2026-3", VERDICT));
        upstream("payment")
                .answers(Map.of(
                        "/payment/households/" + HOUSEHOLD + "/transfers?period=2026-3",
                        TRANSFERS,
                        "/payment/trace?endToEndId=H0123456789ABCDEF-2026-4-2",
                        TRACE,
                        "/payment/trace?reference=BN-77",
                        TRACE));
        upstream("graduation").answers(Map.of("/graduation/households/" + HOUSEHOLD, GRADUATION));
        upstream("partner").answers(Map.of("/partner/households/" + HOUSEHOLD + "/referrals", REFERRALS));
    }

    @Test
    void the_whole_story_goes_from_standing_and_evidence_to_the_banks_line() {
        whole(told(STORY));
    }

    @Test
    void a_phone_that_has_the_story_already_gets_nothing_until_it_changes() {
        var tag = get(STORY).expectBody().returnResult().getResponseHeaders().getETag();
        ifChanged(tag).isNotModified();
        upstream("partner").die();
        ifChanged(tag).isOk();
    }

    private org.springframework.test.web.reactive.server.StatusAssertions ifChanged(String tag) {
        return client.get()
                .uri(STORY)
                .header(HttpHeaders.AUTHORIZATION, TOKEN)
                .header(HttpHeaders.IF_NONE_MATCH, tag)
                .exchange()
                .expectStatus();
    }

    @Test
    void a_recipient_is_told_her_own_story_and_no_other() {
        for (var own : new String[] {HOUSEHOLD, "H0123456789ABCDEG"}) {
            client.get()
                    .uri(STORY)
                    .header(HttpHeaders.AUTHORIZATION, TestTokens.recipient(own))
                    .exchange()
                    .expectStatus()
                    .isEqualTo(own.equals(HOUSEHOLD) ? 200 : 404);
        }
        client.get()
                .uri("/api/households/story?externalId=HG-17&period=2026-3")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.recipient(HOUSEHOLD))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    @Test
    void the_registers_own_number_tells_the_same_story() {
        whole(told("/api/households/story?externalId=HG-17&period=2026-3"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"endToEndId=H0123456789ABCDEF-2026-4-2", "reference=BN-77"})
    void from_the_banks_entry_it_goes_back_to_the_household_its_verdict_and_its_evidence(String query) {
        told("/api/entries/story?" + query)
                .jsonPath("$[0].entry.entries[0].reference")
                .isEqualTo("BN-77")
                .jsonPath("$[0].stories[0].household")
                .isEqualTo(HOUSEHOLD)
                .jsonPath("$[0].stories[0].period")
                .isEqualTo("2026-3")
                .jsonPath("$[0].stories[0].verdict.members[0].trace[0].id")
                .isEqualTo("EV-1");
    }

    @ParameterizedTest
    @CsvSource({"reference=BN-78, 404", "endToEndId=NADIE, 404", "x=1, 400", "reference=BN-77&endToEndId=N, 400"})
    void an_entry_that_leads_nowhere_is_said_to(String query, int status) {
        get("/api/entries/story?" + query).expectStatus().isEqualTo(status);
    }

    private static void whole(BodyContentSpec body) {
        body.jsonPath("$.household")
                .isEqualTo(HOUSEHOLD)
                .jsonPath("$.period")
                .isEqualTo("2026-3")
                .jsonPath("$.explanation")
                .isEqualTo("Se le reconocieron S/ 200.00 de este período: el banco confirmó que se pagaron en el abono"
                        + " de S/ 400.00 del período 2026-4.")
                .jsonPath("$.status.state")
                .isEqualTo("SUSPENDED")
                .jsonPath("$.verdict.members[0].trace[0].id")
                .isEqualTo("EV-1")
                .jsonPath("$.payment.transfers[0].bank.entry")
                .isEqualTo("BN-77")
                .jsonPath("$.graduation.decisions[0].kind")
                .isEqualTo("RECERTIFICATION_DUE")
                .jsonPath("$.referrals[0].state")
                .isEqualTo("DECLINED");
    }

    @Test
    void every_code_in_the_story_comes_with_its_meaning_in_both_languages() {
        for (var meanings : new String[] {"$.meanings", "$.quechua.meanings"}) {
            told(STORY)
                    .jsonPath(meanings + ".status.NOT_MET")
                    .isNotEmpty()
                    .jsonPath(meanings + ".status.NOT_VISITED")
                    .isNotEmpty()
                    .jsonPath(meanings + ".verdict.NO_ATTENDANCE")
                    .isNotEmpty()
                    .jsonPath(meanings + ".payment.AC01")
                    .isNotEmpty()
                    .jsonPath(meanings + ".graduation.RECERTIFICATION_DUE")
                    .isNotEmpty()
                    .jsonPath(meanings + ".referrals.NO_PLACES")
                    .isNotEmpty();
        }
    }

    @Test
    void the_quechua_text_says_that_no_speaker_has_read_it_yet() {
        told(STORY)
                .jsonPath("$.quechua.language")
                .isEqualTo("quz-PE")
                .jsonPath("$.quechua.review")
                .isEqualTo("PENDING")
                .jsonPath("$.quechua.explanation")
                .value(text -> assertThat((String) text).contains("S/ 200.00", "2026-4", "chayasqañam"));
    }

    @Test
    void no_name_and_no_dni_is_told_whoever_asks() {
        var body = get(STORY).expectBody(String.class).returnResult().getResponseBody();
        assertThat(body)
                .contains("M0123456789ABCDEF")
                .doesNotContain("87654321", "QUISPE", "HUAMAN", "ROSA", "1990-01-01", "dni", "givenNames");
    }

    @Test
    void each_service_is_asked_once_in_the_callers_name_and_with_the_same_id() {
        client.get()
                .uri(STORY)
                .header(HttpHeaders.AUTHORIZATION, TOKEN)
                .header("X-Correlation-Id", "complaint-17")
                .exchange()
                .expectHeader()
                .valueEquals("X-Correlation-Id", "complaint-17");
        assertThat(SERVICES).allSatisfy(service -> {
            assertThat(upstream(service).seen()).singleElement().satisfies(seen -> {
                assertThat(seen.headers().getAll("X-Correlation-Id")).containsExactly("complaint-17");
                assertThat(seen.headers().contains(HttpHeaders.AUTHORIZATION))
                        .as("the request itself may nothing")
                        .isFalse();
            });
            assertThat(upstream(service).questions()).singleElement().satisfies(question -> {
                assertThat("Bearer " + question.path("token").asString()).isEqualTo(TOKEN);
                assertThat(question.path("household").asString()).isEqualTo(HOUSEHOLD);
                assertThat(question.path("period").asString()).isEqualTo("2026-3");
                assertThat(question.path("correlation").asString()).isEqualTo("complaint-17");
            });
        });
    }

    /** One request for all of them, in which each asks by its own token and hears what it may. */
    @Test
    void those_who_ask_while_a_service_answers_go_together_and_none_hears_what_is_anothers() {
        var outside = TestTokens.bearer("rosa.gestora", List.of("GESTOR"), List.of("0801"));
        upstream("affiliation")
                .tells(question -> new Upstream.Told(
                        outside.equals("Bearer " + question.path("token").asString()) ? 404 : 200, FILE));
        var answers = IntStream.range(0, 24)
                .mapToObj(n -> HTTP.sendAsync(
                        request(STORY)
                                .setHeader(HttpHeaders.AUTHORIZATION, n % 3 == 0 ? outside : TOKEN)
                                .build(),
                        HttpResponse.BodyHandlers.ofString()))
                .toList();
        assertThat(answers.stream().map(CompletableFuture::join))
                .extracting(HttpResponse::statusCode)
                .containsExactlyElementsOf(IntStream.range(0, 24)
                        .map(n -> n % 3 == 0 ? 404 : 200)
                        .boxed()
                        .toList());
        assertThat(upstream("affiliation").questions()).hasSize(24);
        assertThat(upstream("affiliation").seen()).hasSizeLessThan(24);
    }

    @ParameterizedTest
    @CsvSource({
        "coresponsibility,verdict,payment",
        "payment,payment,verdict",
        "graduation,graduation,payment",
        "partner,referrals,payment",
        "affiliation,status,payment"
    })
    void a_dead_service_is_said_to_be_unavailable_and_the_rest_is_told(String service, String part, String other) {
        upstream(service).die();
        told(STORY)
                .jsonPath("$." + part + ".unavailable")
                .isEqualTo(true)
                .jsonPath("$." + other + ".household")
                .isEqualTo(HOUSEHOLD);
    }

    @Test
    void a_slow_service_does_not_keep_the_rest_back() {
        upstream("payment").behaves((_, _) -> Mono.never());
        told(STORY)
                .jsonPath("$.payment.unavailable")
                .isEqualTo(true)
                .jsonPath("$.verdict.outcome")
                .isEqualTo("NOT_MET")
                .jsonPath("$.explanation")
                .value(text -> assertThat((String) text)
                        .startsWith("En este momento no podemos decirle")
                        .contains("no es un «no»"));
        assertThat(upstream("payment").seen()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"transfers\":[{\"period\":\"2026-3\"}]}",
                "{\"transfers\":[{\"period\":\"2026-3\",\"state\":\"CREDITED\",\"amount\":\"much\",\"lines\":[]}]}",
                "{\"transf",
                "[]x"
            })
    void an_answer_that_makes_no_sense_is_no_answer(String nonsense) {
        upstream("payment").tells(200, nonsense);
        told(STORY)
                .jsonPath("$.payment.unavailable")
                .isEqualTo(true)
                .jsonPath("$.verdict.outcome")
                .isEqualTo("NOT_MET");
    }

    @ParameterizedTest
    @CsvSource({
        "AVAILABLE,el banco confirmó",
        "ALERTED,no consta que se haya cobrado todo",
        "WITHDRAWN,que ya se cobró",
        "UNCOLLECTED,todavía puede cobrarlo",
        "REVERTED,se devolvió al Tesoro"
    })
    void pay7_the_story_goes_on_to_the_withdrawal(String stage, String words) {
        var collected = TRANSFERS.replace(
                "\"ledger\":[]",
                "\"collection\":{\"stage\":\"" + stage + "\",\"withdrawals\":[{\"id\":\"W-1\"}]},\"ledger\":[]");
        upstream("payment").tells(200, collected);
        told(STORY)
                .jsonPath("$.payment.transfers[0].collection.withdrawals[0].id")
                .isEqualTo("W-1")
                .jsonPath("$.explanation")
                .value(text -> assertThat((String) text).contains(words));
    }

    @Test
    void pay8_the_story_tells_where_and_when_the_money_is_collected() {
        var planned = TRANSFERS.replace(
                "\"ledger\":[]",
                "\"payDay\":{\"point\":\"P3\",\"channel\":\"BRANCH\",\"minutes\":200,\"day\":\"2026-07-01\"},\"ledger\":[]");
        upstream("payment").tells(200, planned);
        told(STORY)
                .jsonPath("$.payment.transfers[0].payDay.point")
                .isEqualTo("P3")
                .jsonPath("$.explanation")
                .value(text ->
                        assertThat((String) text).endsWith("Su día de pago es el 01/07/2026, en la agencia P3."));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 502, 503})
    void a_service_in_trouble_is_unavailable(int status) {
        upstream("payment").tells(status, "{}");
        told(STORY).jsonPath("$.payment.unavailable").isEqualTo(true);
        upstream("payment").behaves((_, response) -> Upstream.answer(response, status, "{}"));
        told(STORY).jsonPath("$.payment.unavailable").isEqualTo(true);
    }

    @Test
    void a_service_that_has_nothing_says_nothing() {
        upstream("payment").answers(Map.of());
        told(STORY)
                .jsonPath("$.payment")
                .isEmpty()
                .jsonPath("$.explanation")
                .value(text -> assertThat((String) text).startsWith("No le corresponde el abono de este período"));
    }

    @Test
    void what_the_callers_role_may_not_see_is_withheld_not_missing() {
        upstream("partner").tells(403, "{\"code\":\"FORBIDDEN\"}");
        told(STORY).jsonPath("$.referrals.withheld").isEqualTo(true);
    }

    @Test
    void a_role_that_may_not_read_households_reads_no_story() {
        SERVICES.forEach(service -> upstream(service).tells(403, "{\"code\":\"FORBIDDEN\"}"));
        refused(STORY, 403, "FORBIDDEN");
        upstream("affiliation").behaves((_, response) -> Upstream.answer(response, 403, "{\"code\":\"FORBIDDEN\"}"));
        refused("/api/households/story?externalId=HG-17&period=2026-3", 403, "FORBIDDEN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/households/H0123456789ABCDEG/story?period=2026-3",
                "/api/households/story?externalId=HG-18&period=2026-3",
                "/api/households/story?externalId=&period=2026-3",
                "/api/households/nonsense/story?period=2026-3",
                "/api/households/H0123456789abcdef/story?period=2026-3"
            })
    void an_unknown_household_is_404(String path) {
        refused(path, 404, "NOT_FOUND");
    }

    /** The register answers the same as for a household that is not there; what others know is not told either. */
    @Test
    void a_household_outside_the_callers_territory_is_404() {
        var outside = TestTokens.bearer("rosa.gestora", List.of("GESTOR"), List.of("0801"));
        upstream("affiliation")
                .tells(question -> new Upstream.Told(
                        outside.equals("Bearer " + question.path("token").asString()) ? 404 : 200, FILE));
        client.get()
                .uri(STORY)
                .header(HttpHeaders.AUTHORIZATION, outside)
                .exchange()
                .expectStatus()
                .isNotFound()
                .expectBody(String.class)
                .value(body -> assertThat(body).doesNotContain("EV-1", "BN-77", "050101", "HG-17"));
        told(STORY).jsonPath("$.status.district").isEqualTo("050101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-7", "2026-0", "2026", "26-3", "1999-3", "2026-03", "2026-3x", "%20", "2026-3%27--"})
    void a_malformed_period_is_400(String period) {
        refused("/api/households/" + HOUSEHOLD + "/story?period=" + period, 400, "PERIOD_MALFORMED");
        refused("/api/households/story?externalId=HG-17&period=" + period, 400, "PERIOD_MALFORMED");
        nobodyWasAsked();
    }

    @Test
    void a_missing_period_is_400() {
        refused("/api/households/" + HOUSEHOLD + "/story", 400, "BAD_REQUEST");
        nobodyWasAsked();
    }

    @Test
    void without_the_register_a_number_leads_to_no_household_yet() {
        upstream("affiliation").die();
        refused("/api/households/story?externalId=HG-17&period=2026-3", 503, "SERVICE_UNAVAILABLE");
    }

    private BodyContentSpec told(String path) {
        return get(path).expectStatus().isOk().expectBody();
    }

    private void refused(String path, int status, String code) {
        client.get()
                .uri(java.net.URI.create("http://127.0.0.1:" + port + path))
                .header(HttpHeaders.AUTHORIZATION, TOKEN)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectHeader()
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code)
                .jsonPath("$.correlationId")
                .isNotEmpty();
    }
}
