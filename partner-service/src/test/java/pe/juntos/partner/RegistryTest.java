package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
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

/** "Is this household in Juntos?" by the DCI standard: answered on a recorded basis, and each question is kept. */
@ServiceTest
class RegistryTest {
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

    private static Map<String, Object> header(String id, String sender) {
        return new HashMap<>(Map.of(
                "version", "1.0.0",
                "message_id", id,
                "message_ts", "2026-06-30T12:00:00-05:00",
                "action", "search",
                "sender_id", sender,
                "receiver_id", "juntos",
                "total_count", 1));
    }

    private static Map<String, Object> message(String type, String value) {
        return Map.of(
                "transaction_id",
                "t-1",
                "enrolled_criteria",
                Map.of("query_type", "idtype-value", "query", Map.of("type", type, "value", value)));
    }

    private static Map<String, Object> question(String id, String sender, String household) {
        return Map.of("header", header(id, sender), "message", message("JUNTOS_HOUSEHOLD", household));
    }

    private String ask(String token, Object question, int status) {
        return juntos().post(token, "/registry/sync/enrolled", question)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static String enrolled(String answer) {
        return JsonPath.read(answer, "$.message.enrolled_response[0].enrolled_status");
    }

    @Test
    void a_partner_is_told_of_a_household_that_consented_and_of_no_other() {
        var juntos = juntos();
        juntos.post(FONCODES, "/partner/offers", offer("preguntada", "0501", 5))
                .expectStatus()
                .isOk();
        var referral = juntos.proposed(database, 1, "050101", "2026-06-01");
        assertThat(enrolled(ask(FONCODES, question("antes", "FONCODES", code(1)), 200)))
                .isEqualTo("unknown");
        juntos.step(GESTOR, referral, "consent", "2026-06-02", "fields", List.of("HOUSEHOLD"));
        juntos.step(GESTOR, referral, "send", "2026-06-03");
        var yes = ask(FONCODES, question("m-1", "FONCODES", code(1)), 200);
        assertThat(enrolled(yes)).isEqualTo("yes");
        assertThat(JsonPath.<Map<String, Object>>read(yes, "$.message.enrolled_response[0]"))
                .containsEntry("reference_id", "t-1")
                .containsEntry("status", "succ")
                .containsKey("timestamp");
        assertThat(JsonPath.<String>read(yes, "$.message.correlation_id"))
                .isEqualTo(JsonPath.<String>read(
                        ask(FONCODES, question("m-1", "FONCODES", code(1)), 200), "$.message.correlation_id"));
        assertThat(ask(FONCODES, question("m-1", "FONCODES", code(2)), 409)).contains("rjct.message_id.duplicate");

        var strangers = Map.of(
                "another partner", ask(TestTokens.partner("ADRA", List.of("*")), question("m-2", "ADRA", code(1)), 200),
                "elsewhere",
                        ask(TestTokens.partner("FONCODES", List.of("09")), question("m-3", "FONCODES", code(1)), 200),
                "nobody", ask(FONCODES, question("m-4", "FONCODES", code(77)), 200));
        strangers.forEach((who, answer) -> {
            assertThat(enrolled(answer)).as(who).isEqualTo("unknown");
            assertThat(answer).as(who).contains("NO_BASIS");
        });
        assertThat(database.texts("select basis from enrolment_question where message_id = 'm-1'"))
                .containsExactly("CONSENT");
        assertThat(database.texts("select status from enrolment_question where message_id in ('m-2', 'm-3', 'm-4')"))
                .containsOnly("UNKNOWN");

        juntos.step(GESTOR, referral, "withdraw", "2026-06-05");
        assertThat(enrolled(ask(FONCODES, question("m-5", "FONCODES", code(1)), 200)))
                .isEqualTo("unknown");
    }

    @Test
    void whoever_may_ask_by_law_is_told_within_its_territory() {
        juntos().household(code(11), "050101", "AFFILIATED", 1);
        juntos().household(code(12), "050101", "EXITED", 1);
        juntos().household(code(13), "090101", "AFFILIATED", 1);
        Await.until(() -> assertThat(database.number("select count(*) from household where household in ('" + code(11)
                        + "','" + code(12) + "','" + code(13) + "') and state is not null"))
                .isEqualTo(3));
        var midis = Applicant.of(web, "MIDIS_REGISTRO");
        midis.register(midis.wish()).expectStatus().isCreated();
        juntos().post(
                        IRMA,
                        "/partner/institutions/MIDIS_REGISTRO/accept",
                        Map.of("territory", List.of("05"), "fields", List.of(), "legalBasis", "Ley 30435"))
                .expectStatus()
                .isOk();
        juntos().post(midis.token(), "/partner/access/terms", Map.of("version", "2026-1"))
                .expectStatus()
                .isOk();
        var token = midis.token();
        assertThat(enrolled(ask(token, question("l-1", "MIDIS_REGISTRO", code(11)), 200)))
                .isEqualTo("yes");
        assertThat(enrolled(ask(token, question("l-2", "MIDIS_REGISTRO", code(12)), 200)))
                .isEqualTo("no");
        assertThat(enrolled(ask(token, question("l-3", "MIDIS_REGISTRO", code(13)), 200)))
                .isEqualTo("unknown");
        assertThat(enrolled(ask(token, question("l-4", "MIDIS_REGISTRO", code(99)), 200)))
                .isEqualTo("unknown");
        var expression = Map.of(
                "header",
                header("l-5", "MIDIS_REGISTRO"),
                "message",
                Map.of(
                        "transaction_id",
                        "t",
                        "enrolled_criteria",
                        Map.of(
                                "query_type",
                                "expression",
                                "query",
                                Map.of("group_identifier", Map.of("eq", code(11))))));
        assertThat(enrolled(ask(token, expression, 200))).isEqualTo("yes");
        assertThat(database.texts("select basis from enrolment_question where message_id = 'l-1'"))
                .containsExactly("LEGAL_BASIS");
    }

    @Test
    void a_message_that_cannot_be_answered_is_refused_with_the_standards_code_and_found_in_the_senders_log() {
        var adra = TestTokens.partner("ADRA", List.of("*"));
        var good = message("JUNTOS_HOUSEHOLD", code(1));
        var faults = Map.of(
                "rjct.version.invalid", Map.of("header", with("version", "2.0.0"), "message", good),
                "rjct.message_ts.invalid", Map.of("header", with("message_ts", "ayer"), "message", good),
                "rjct.action.not_supported", Map.of("header", with("action", "notify"), "message", good),
                "rjct.total_count.invalid", Map.of("header", with("total_count", 2), "message", good),
                "err.sender_id.invalid", Map.of("header", with("sender_id", "FONCODES"), "message", good),
                "err.receiver_id.invalid", Map.of("header", with("receiver_id", "otro"), "message", good),
                "err.encryption.invalid", Map.of("header", with("is_msg_encrypted", true), "message", good),
                "rjct.filter.invalid",
                        Map.of("header", header("x", "ADRA"), "message", message("PASAPORTE", "12345678")),
                "err.request.bad", Map.of("header", with("message_id", ""), "message", good));
        faults.forEach((code, question) -> {
            var answer = ask(adra, question, code.equals("err.sender_id.invalid") ? 403 : 400);
            assertThat(JsonPath.<String>read(answer, "$.code")).isEqualTo(code);
            assertThat(JsonPath.<String>read(answer, "$.message.error.code")).isEqualTo(code);
        });
        ask(adra, List.of(), 400);
        ask(adra, Map.of(), 400);
        assertThat(database.number("select count(*) from enrolment_question where partner = 'ADRA'"))
                .isZero();
        var log = juntos().get(adra, "/partner/access/refusals")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        assertThat(JsonPath.<List<String>>read(log, "$.items[*].code")).containsAll(faults.keySet());
        juntos().post(GESTOR, "/registry/sync/enrolled", Map.of())
                .expectStatus()
                .isForbidden();
        web.post()
                .uri("/registry/sync/enrolled")
                .bodyValue(Map.of())
                .exchange()
                .expectStatus()
                .isUnauthorized();
    }

    private static Map<String, Object> with(String field, Object value) {
        var header = header("x", "ADRA");
        header.put(field, value);
        return header;
    }
}
