package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.body;
import static pe.juntos.partner.Answers.refused;
import static pe.juntos.partner.Dci.household;
import static pe.juntos.partner.Dci.request;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Whoever has registered tries everything out at once, with invented households, and never reaches a real one. */
@ServiceTest(properties = "juntos.partner.sandbox=true")
class SandboxTenantTest {
    private static final String INVENTED = "H9999999999999001";
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

    private Applicant registered(String code) {
        var applicant = Applicant.of(web, code);
        applicant.register(applicant.wish()).expectStatus().isCreated();
        return applicant;
    }

    private void known(int number) {
        juntos().household(code(number), "050101", "AFFILIATED", 1);
        Await.until(() -> assertThat(
                        database.number("select count(*) from household where household = '" + code(number) + "'"))
                .isOne());
    }

    @Test
    void before_it_is_accepted_an_institution_reads_invented_households_and_every_answer_says_so() {
        var token = registered("NOVATA").token();
        var dci = new Dci(web, "NOVATA", token);
        var answer = dci.found(dci.search(request("r", household(INVENTED))));
        assertThat(answer.at("/message/search_response/0/data/reg_records/0/group/group_identifier/0/identifier_value")
                        .asString())
                .isEqualTo(INVENTED);
        assertThat(answer.at("/header/meta/sandbox").asBoolean()).isTrue();
        var enrolled = dci.ask(
                "/registry/sync/enrolled", dci.message("search", "enrolled_criteria", household(INVENTED)), 200);
        assertThat(enrolled.at("/message/enrolled_response/0/enrolled_status").asString())
                .isEqualTo("yes");
        var referrals = juntos().get(token, "/partner/referrals")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Juntos-Sandbox", "true")
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<List<String>>read(referrals, "$.items[*].household"))
                .hasSize(5)
                .allMatch(household -> household.startsWith("H99999999999990"));
        assertThat(JsonPath.<List<String>>read(referrals, "$.items[*].id")).hasSize(6);
        juntos().get(FONCODES, "/partner/referrals")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("X-Juntos-Sandbox");
    }

    @Test
    void it_never_reads_a_real_household_and_whoever_is_accepted_never_an_invented_one() {
        known(1);
        var dci = new Dci(web, "CURIOSA", registered("CURIOSA").token());
        assertThat(dci.one(request("r", household(code(1)))).path("status").asString())
                .isEqualTo("rjct");
        var real = Dci.registered(web, "ACEPTADA", List.of("*"), List.of("HOUSEHOLD"), "Ley 30435");
        assertThat(real.one(request("r", household(code(1)))).path("status").asString())
                .isEqualTo("succ");
        assertThat(real.one(request("r", household(INVENTED))).path("status").asString())
                .isEqualTo("rjct");
        juntos().post(FONCODES, "/partner/offers", offer("real", "0501", 5))
                .expectStatus()
                .isOk();
        assertThat(body(juntos().get(dci.token(), "/partner/offers?limit=100"), 200))
                .doesNotContain("\"real\"");
    }

    @Test
    void what_it_writes_is_kept_apart_and_nobody_is_told() {
        var token = registered("ESCRIBE").token();
        var tables = List.of("referral", "referral_step", "consent", "webhook", "outbox", "audit_entry", "dci_message");
        var before = tables.stream().map(this::count).toList();
        var id = JsonPath.<List<String>>read(body(juntos().get(token, "/partner/referrals"), 200), "$.items[*].id")
                .getFirst();
        juntos().post(token, "/partner/referrals/" + id + "/accept", Map.of())
                .expectStatus()
                .isOk();
        assertThat(JsonPath.<String>read(body(juntos().get(token, "/partner/referrals/" + id), 200), "$.state"))
                .isEqualTo("ACCEPTED");
        juntos().post(
                        token,
                        "/partner/webhooks",
                        Map.of("url", "https://aliado.example/avisos", "types", List.of("org.spdci.notify")))
                .expectStatus()
                .isCreated();
        var dci = new Dci(web, "ESCRIBE", token);
        dci.found(dci.search(request("r", household(INVENTED))));
        assertThat(tables.stream().map(this::count).toList()).isEqualTo(before);
        assertThat(database.number("select count(*) from sandbox.dci_message where partner = 'ESCRIBE'"))
                .isOne();
        assertThat(body(juntos().get(token, "/partner/access/usage"), 200))
                .as("its own use is counted with its registration")
                .contains("/registry/sync/search");
    }

    private long count(String table) {
        return database.number("select count(*) from public." + table);
    }

    @Test
    void its_refusals_are_those_of_the_real_thing_and_its_token_opens_nothing_of_the_programme() {
        var token = registered("PREGUNTA").token();
        refused(juntos().post(token, "/registry/sync/search", Map.of()), 400, "err.request.bad");
        refused(juntos().get(token, "/partner/institutions"), 403, "FORBIDDEN");
        refused(juntos().post(token, "/partner/issuer/rotate", Map.of()), 403, "FORBIDDEN");
        refused(juntos().get(token, "/partner/referrals/00000000-0000-0000-0000-000000000001"), 404, "NOT_FOUND");
        assertThat(body(juntos().get(token, "/partner/access"), 200)).contains("REQUESTED");
    }

    @Test
    void with_its_acceptance_the_sandbox_ends_unless_it_asked_for_nothing_else() {
        var accepted = registered("YA_ACEPTADA");
        juntos().post(
                        IRMA,
                        "/partner/institutions/YA_ACEPTADA/accept",
                        Map.of("territory", List.of("*"), "fields", List.of()))
                .expectStatus()
                .isOk();
        juntos().post(accepted.token(), "/partner/access/terms", Map.of("version", "2026-1"))
                .expectStatus()
                .isOk();
        juntos().get(accepted.token(), "/partner/referrals")
                .expectStatus()
                .isOk()
                .expectHeader()
                .doesNotExist("X-Juntos-Sandbox");
        var only = Applicant.of(web, "SOLO_PRUEBA");
        only.register(Answers.with(only.wish(), "sandbox", true)).expectStatus().isCreated();
        juntos().post(
                        IRMA,
                        "/partner/institutions/SOLO_PRUEBA/accept",
                        Map.of("territory", List.of("*"), "fields", List.of()))
                .expectStatus()
                .isOk();
        juntos().get(only.token(), "/partner/referrals")
                .expectStatus()
                .isOk()
                .expectHeader()
                .valueEquals("X-Juntos-Sandbox", "true");
        juntos().get(GESTOR, "/partner/offers").expectStatus().isOk();
    }
}
