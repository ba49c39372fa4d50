package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** An institution comes by itself, is let in by a person, agrees, and proves each time by its keys who it is. */
@ServiceTest
class AccessTest {
    private static final String IRMA = TestTokens.bearer("irma.informacion", "INFORMATION_MANAGER");
    private static final String OSCAR = TestTokens.bearer("oscar.opera", "OPERATOR");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    private PartnerScenario juntos() {
        return new PartnerScenario(web, events);
    }

    private void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private String body(WebTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private Applicant accepted(String code, String... territory) {
        var applicant = Applicant.of(web, code);
        applicant.register(applicant.wish()).expectStatus().isCreated();
        juntos().post(
                        IRMA,
                        "/partner/institutions/" + code + "/accept",
                        Map.of("territory", List.of(territory), "fields", List.of("DISTRICT")))
                .expectStatus()
                .isOk();
        return applicant;
    }

    private Applicant agreed(String code, String... territory) {
        var applicant = accepted(code, territory);
        juntos().post(applicant.token(), "/partner/access/terms", Map.of("version", "2026-1"))
                .expectStatus()
                .isOk();
        return applicant;
    }

    private List<String> refusals(String token) {
        return JsonPath.read(body(juntos().get(token, "/partner/access/refusals"), 200), "$.items[*].code");
    }

    @Test
    void an_institution_registers_once_and_is_let_in_by_a_person_of_the_programme() {
        var caritas = Applicant.of(web, "CARITAS_A");
        caritas.register(caritas.wish()).expectStatus().isCreated();
        caritas.register(caritas.wish()).expectStatus().isOk();
        refused(caritas.register(with(caritas.wish(), "name", "Otra")), 409, "CODE_TAKEN");
        refused(
                caritas.with(Applicant.key("otra"))
                        .register(caritas.with(Applicant.key("otra")).wish()),
                409,
                "CODE_TAKEN");

        var accept = "/partner/institutions/CARITAS_A/accept";
        var good = Map.of("territory", List.of("0501"), "fields", List.of("DISTRICT"));
        for (var role : List.of("GESTOR", "OPERATOR", "PARTNER", "AUDITOR", "CERTIFIER")) {
            juntos().post(TestTokens.bearer("otro", role), accept, good)
                    .expectStatus()
                    .isForbidden();
        }
        refused(
                juntos().post(TestTokens.bearer("irma", List.of("INFORMATION_MANAGER"), List.of("05")), accept, good),
                403,
                "NATIONAL_ONLY");
        refused(juntos().post(IRMA, accept, with(good, "territory", List.of())), 422, "TERRITORY_INVALID");
        refused(juntos().post(IRMA, accept, with(good, "territory", List.of("05%"))), 422, "TERRITORY_INVALID");
        refused(juntos().post(IRMA, accept, with(good, "fields", List.of("DNI"))), 422, "FIELDS_INVALID");
        refused(juntos().post(IRMA, "/partner/institutions/NADIE/accept", good), 404, "NOT_FOUND");
        refused(juntos().post(IRMA, "/partner/institutions/CARITAS_A/suspend", Map.of()), 409, "NOT_ACCEPTED");
        refused(juntos().post(IRMA, "/partner/institutions/CARITAS_A/resume", Map.of()), 409, "NOT_SUSPENDED");
        juntos().post(IRMA, accept, good).expectStatus().isOk();
        refused(juntos().post(IRMA, accept, good), 409, "NOT_REQUESTED");
        refused(juntos().post(IRMA, "/partner/institutions/CARITAS_A/refuse", Map.of()), 409, "NOT_REQUESTED");

        assertThat(database.texts("select what from institution_step where institution = 'CARITAS_A' order by step"))
                .containsExactly("REQUEST", "ACCEPT");
        assertThat(body(juntos().get(IRMA, "/partner/institutions?standing=ACCEPTED"), 200))
                .contains("CARITAS_A");
        juntos().get(TestTokens.bearer("rosa", "GESTOR"), "/partner/institutions")
                .expectStatus()
                .isForbidden();
    }

    @Test
    void whoever_was_refused_may_ask_again_with_other_keys() {
        var first = Applicant.of(web, "REFUSED_A");
        first.register(first.wish()).expectStatus().isCreated();
        juntos().post(IRMA, "/partner/institutions/REFUSED_A/refuse", Map.of("reason", "falta el convenio"))
                .expectStatus()
                .isOk();
        first.ask(first.assertion(_ -> {})).expectStatus().isUnauthorized();
        var second = first.with(Applicant.key("dos"));
        second.register(second.wish()).expectStatus().isCreated();
        juntos().post(
                        IRMA,
                        "/partner/institutions/REFUSED_A/accept",
                        Map.of("territory", List.of("05"), "fields", List.of()))
                .expectStatus()
                .isOk();
        first.ask(first.assertion(_ -> {})).expectStatus().isUnauthorized();
        assertThat(second.token()).startsWith("Bearer ");
    }

    @Test
    void a_wish_that_cannot_be_looked_at_has_its_code() {
        var good = Applicant.of(web, "MALA").wish();
        var applicant = Applicant.of(web, "MALA");
        for (var code : List.of("", "ab", "minuscula", "CON ESPACIO", "A".repeat(41))) {
            refused(applicant.register(with(good, "code", code)), 422, "CODE_INVALID");
        }
        refused(applicant.register(with(good, "name", "x")), 422, "NAME_INVALID");
        refused(applicant.register(with(good, "name", "Con\u0000nulo")), 422, "NAME_INVALID");
        for (var ruc : List.of("", "20000000002", "2010007097", "200000000010", "2010007097X")) {
            refused(applicant.register(with(good, "ruc", ruc)), 422, "RUC_INVALID");
        }
        var key = Applicant.key("k");
        for (var keys : List.of(
                List.of(),
                List.of(Map.of()),
                List.of(Map.of("kty", "oct", "k", "AAAA", "kid", "k")),
                List.of(key.toJSONObject()),
                List.of(key.toPublicJWK().toJSONObject(), key.toPublicJWK().toJSONObject()))) {
            refused(applicant.register(with(good, "keys", keys)), 422, "KEYS_INVALID");
        }
        applicant.register(Map.of()).expectStatus().isEqualTo(422);
        assertThat(database.number("select count(*) from institution where code = 'MALA'"))
                .isZero();
    }

    @Test
    void before_it_has_agreed_to_the_terms_in_force_its_token_opens_nothing_else() {
        var novice = accepted("NOVICE_A", "0501");
        var token = novice.token();
        juntos().get(token, "/partner/referrals").expectStatus().isForbidden();
        juntos().get(token, "/partner/webhooks").expectStatus().isForbidden();
        assertThat(JsonPath.<String>read(body(juntos().get(token, "/partner/access"), 200), "$.standing"))
                .isEqualTo("ACCEPTED");
        assertThat(JsonPath.<String>read(
                        body(web.get().uri("/partner/public/terms").exchange(), 200), "$.version"))
                .isEqualTo("2026-1");
        refused(juntos().post(token, "/partner/access/terms", Map.of("version", "2025-1")), 409, "TERMS_OTHER");
        juntos().post(token, "/partner/access/terms", Map.of("version", "2026-1"))
                .expectStatus()
                .isOk();
        juntos().post(token, "/partner/access/terms", Map.of("version", "2026-1"))
                .expectStatus()
                .isOk();
        juntos().get(novice.token(), "/partner/referrals").expectStatus().isOk();
        juntos().get(novice.token(), "/partner/webhooks").expectStatus().isOk();
        assertThat(database.number(
                        "select count(*) from institution_step where what = 'AGREE' and institution = 'NOVICE_A'"))
                .isOne();
        juntos().get(TestTokens.partner("ADRA", List.of("*")), "/partner/access")
                .expectStatus()
                .isNotFound();
        juntos().get(IRMA, "/partner/access").expectStatus().isNotFound();
    }

    @Test
    void an_assertion_counts_once_and_only_if_nothing_about_it_is_wrong() {
        var caritas = agreed("CARITAS_B", "0501");
        var once = caritas.assertion(_ -> {});
        caritas.ask(once).expectStatus().isOk();
        var now = Instant.now();
        var bad = Map.of(
                "again", once,
                "expired", caritas.assertion(c -> c.expirationTime(Date.from(now.minusSeconds(120)))),
                "too long", caritas.assertion(c -> c.expirationTime(Date.from(now.plusSeconds(3_600)))),
                "for others", caritas.assertion(c -> c.audience("https://otro.example/token")),
                "without an id", caritas.assertion(c -> c.jwtID(null)),
                "another key", caritas.with(Applicant.key("uno")).assertion(_ -> {}),
                "an unknown key", caritas.with(Applicant.key("dos")).assertion(_ -> {}),
                "nobody", Applicant.of(web, "NADIE").assertion(_ -> {}));
        bad.forEach((fault, assertion) -> {
            var answer = body(caritas.ask(assertion), 401);
            assertThat(JsonPath.<String>read(answer, "$.error")).as(fault).isEqualTo("invalid_client");
            assertThat(answer)
                    .as("nobody learns why, but the institution itself")
                    .doesNotContain("REUSED");
        });
        for (var nonsense : List.of("", "x", "a.b.c", "eyJhbGciOiJub25lIn0.e30.")) {
            caritas.ask(nonsense).expectStatus().isBadRequest();
        }
        assertThat(refusals(caritas.token()))
                .containsExactlyInAnyOrder(
                        "ASSERTION_REUSED",
                        "ASSERTION_INVALID",
                        "ASSERTION_INVALID",
                        "ASSERTION_INVALID",
                        "ASSERTION_WITHOUT_JTI",
                        "ASSERTION_INVALID",
                        "ASSERTION_INVALID");
    }

    /** Its code is no secret: whoever knows it and has no key fills neither its log nor the disk. */
    @Test
    void strangers_who_name_an_institution_fill_no_log() {
        var caritas = agreed("CARITAS_X", "0501");
        var stranger = caritas.with(Applicant.key("uno"));
        stranger.ask(stranger.assertion(_ -> {})).expectStatus().isUnauthorized();
        database.execute("update partner_usage set refused = 999 where partner = 'CARITAS_X' and refused > 0");
        for (int call = 0; call < 3; call++) {
            stranger.ask(stranger.assertion(_ -> {})).expectStatus().isUnauthorized();
        }
        assertThat(database.number("select count(*) from partner_refusal where partner = 'CARITAS_X'"))
                .as("the first, and the thousandth of the day")
                .isEqualTo(2);
        assertThat(database.number("select sum(refused) from partner_usage where partner = 'CARITAS_X'"))
                .isEqualTo(1_002);

        var rows = "select (select count(*) from partner_refusal) + (select count(*) from partner_usage)"
                + " + (select count(*) from used_assertion)";
        var before = database.number(rows);
        var nobody = Applicant.of(web, "NADIE_F");
        nobody.ask(nobody.assertion(_ -> {})).expectStatus().isUnauthorized();
        assertThat(database.number(rows)).as("of whom nobody knows, nothing").isEqualTo(before);
    }

    @Test
    void keys_are_changed_without_a_gap() {
        var caritas = agreed("CARITAS_C", "0501");
        var second = Applicant.key("dos");
        refused(juntos().post(caritas.token(), "/partner/access/keys/uno/retire", Map.of()), 409, "LAST_KEY");
        juntos().post(
                        caritas.token(),
                        "/partner/access/keys",
                        second.toPublicJWK().toJSONObject())
                .expectStatus()
                .isCreated();
        refused(
                juntos().post(
                                caritas.token(),
                                "/partner/access/keys",
                                second.toPublicJWK().toJSONObject()),
                409,
                "KEY_KNOWN");
        refused(juntos().post(caritas.token(), "/partner/access/keys", second.toJSONObject()), 422, "KEYS_INVALID");
        refused(juntos().post(caritas.token(), "/partner/access/keys/tres/retire", Map.of()), 404, "NOT_FOUND");
        juntos().post(caritas.token(), "/partner/access/keys/uno/retire", Map.of())
                .expectStatus()
                .isOk();
        assertThat(caritas.token()).isNotEmpty();
        assertThat(caritas.with(second).token()).isNotEmpty();
        clock.advance(Duration.ofHours(72));
        caritas.ask(caritas.assertion(_ -> {})).expectStatus().isUnauthorized();
        refused(
                juntos().post(caritas.with(second).token(), "/partner/access/keys/dos/retire", Map.of()),
                409,
                "LAST_KEY");

        for (int n = 3; n <= 6; n++) {
            juntos().post(
                            caritas.with(second).token(),
                            "/partner/access/keys",
                            Applicant.key("k" + n).toPublicJWK().toJSONObject())
                    .expectStatus()
                    .isCreated();
        }
        refused(
                juntos().post(
                                caritas.with(second).token(),
                                "/partner/access/keys",
                                Applicant.key("k7").toPublicJWK().toJSONObject()),
                409,
                "TOO_MANY_KEYS");
        var token = caritas.with(second).token();
        juntos().post(token, "/partner/access/keys/dos/retire", Map.of("lost", true))
                .expectStatus()
                .isOk();
        caritas.with(second)
                .ask(caritas.with(second).assertion(_ -> {}))
                .expectStatus()
                .isUnauthorized();
    }

    @Test
    void whoever_is_suspended_gets_no_more_tokens() {
        var caritas = agreed("CARITAS_D", "0501");
        juntos().post(IRMA, "/partner/institutions/CARITAS_D/suspend", Map.of("reason", "claves perdidas"))
                .expectStatus()
                .isOk();
        caritas.ask(caritas.assertion(_ -> {})).expectStatus().isUnauthorized();
        juntos().post(IRMA, "/partner/institutions/CARITAS_D/resume", Map.of())
                .expectStatus()
                .isOk();
        assertThat(caritas.token()).isNotEmpty();
    }

    @Test
    void the_issuers_key_changes_while_tokens_of_the_former_one_still_count() {
        var caritas = agreed("CARITAS_E", "0501");
        var before = caritas.token();
        juntos().post(TestTokens.bearer("irma", "INFORMATION_MANAGER"), "/partner/issuer/rotate", Map.of())
                .expectStatus()
                .isForbidden();
        clock.advance(Duration.ofSeconds(1));
        var kid = JsonPath.<String>read(body(juntos().post(OSCAR, "/partner/issuer/rotate", Map.of()), 200), "$.kid");
        var after = caritas.token();
        assertThat(header(after)).contains(kid);
        assertThat(header(before)).doesNotContain(kid);
        juntos().get(before, "/partner/referrals").expectStatus().isOk();
        juntos().get(after, "/partner/referrals").expectStatus().isOk();
        var published = body(web.get().uri("/partner/public/jwks.json").exchange(), 200);
        assertThat(JsonPath.<List<String>>read(published, "$.keys[*].kid"))
                .contains(kid)
                .hasSizeGreaterThan(1);
        assertThat(published).doesNotContain("\"d\"");
        assertThat(JsonPath.<String>read(
                        body(
                                web.get()
                                        .uri("/partner/public/.well-known/openid-configuration")
                                        .exchange(),
                                200),
                        "$.token_endpoint"))
                .isEqualTo(Applicant.ISSUER + "/token");
        clock.advance(Duration.ofMinutes(12));
        juntos().get(before, "/partner/referrals").expectStatus().isUnauthorized();
        clock.advance(Duration.ofHours(2));
        assertThat(JsonPath.<List<String>>read(
                        body(web.get().uri("/partner/public/jwks.json").exchange(), 200), "$.keys[*].kid"))
                .containsExactly(kid);
    }

    @Test
    void a_partner_sees_what_it_used_and_what_of_it_was_refused_and_why() {
        var caritas = agreed("CARITAS_F", "0501");
        var other = agreed("CARITAS_G", "0501");
        var token = caritas.token();
        juntos().get(token, "/partner/referrals").expectStatus().isOk();
        juntos().get(token, "/partner/referrals").expectStatus().isOk();
        juntos().get(token, "/partner/referrals/00000000-0000-0000-0000-000000000001")
                .expectStatus()
                .isNotFound();
        juntos().post(token, "/partner/webhooks", Map.of("url", "https://10.0.0.1/x", "types", List.of()))
                .expectStatus()
                .isEqualTo(422);
        juntos().get(token, "/partner/referrals?state=NADA").expectStatus().isBadRequest();
        juntos().get(token, "/partner/institutions").expectStatus().isForbidden();
        assertThat(refusals(token)).containsExactlyInAnyOrder("NOT_FOUND", "WEBHOOK_URL", "BAD_REQUEST", "FORBIDDEN");
        var log = body(juntos().get(token, "/partner/access/refusals?limit=2"), 200);
        var rest = body(
                juntos().get(token, "/partner/access/refusals?cursor=" + JsonPath.<String>read(log, "$.cursor")), 200);
        assertThat(JsonPath.<List<String>>read(rest, "$.items[*].id"))
                .hasSize(2)
                .doesNotContainAnyElementsOf(JsonPath.<List<String>>read(log, "$.items[*].id"));
        assertThat(JsonPath.<List<String>>read(log, "$.items[*].correlationId")).doesNotContainNull();
        var usage = body(juntos().get(token, "/partner/access/usage?from=2026-06-01&until=2026-07-31"), 200);
        assertThat(JsonPath.<List<Integer>>read(usage, "$.items[?(@.operation == 'GET /partner/referrals')].calls"))
                .containsExactly(3);
        assertThat(JsonPath.<List<Integer>>read(usage, "$.items[?(@.operation == 'GET /partner/referrals')].refused"))
                .containsExactly(1);
        assertThat(refusals(other.token())).isEmpty();
        juntos().get(OSCAR, "/partner/access/usage").expectStatus().isForbidden();
        juntos().get(OSCAR, "/partner/access/refusals").expectStatus().isForbidden();
    }

    @Test
    void only_what_has_to_be_open_is_open() {
        web.post()
                .uri("/partner/offers")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized();
        web.get().uri("/partner/access").exchange().expectStatus().isUnauthorized();
        web.post()
                .uri("/partner/public/terms")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized();
        web.post()
                .uri("/partner/issuer/rotate")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static String header(String bearer) {
        return new String(java.util.Base64.getUrlDecoder()
                .decode(bearer.substring("Bearer ".length()).split("\\.")[0]));
    }

    private static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
        var changed = new HashMap<String, Object>(body);
        changed.put(field, value);
        return changed;
    }
}
