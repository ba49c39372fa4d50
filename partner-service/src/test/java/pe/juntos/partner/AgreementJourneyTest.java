package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-1: an agreement from its draft to the notice of its lapse. */
@ServiceTest
class AgreementJourneyTest {

    private static final String TOPIC = "juntos.partner.agreement.v1";
    private static final String PATH = "/partner/agreements";
    private static final String ROSA = TestTokens.bearer("rosa", List.of("REGIONAL_COORDINATOR"), List.of("03"));
    private static final String CARLOS = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("03"));
    private static final String ABROAD = TestTokens.bearer("olga", List.of("REGIONAL_COORDINATOR"), List.of("04"));
    private static final String GESTOR = TestTokens.bearer("pedro", List.of("GESTOR"), List.of("0302"));
    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");
    private static final String PARTNER = TestTokens.partner("CARE", List.of("*"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private PartnerScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new PartnerScenario(web, events);
    }

    @Test
    void anAgreementIsSignedRatifiedKeptAndItsLapseTold() {
        var sent = agreement("022-2026-GR.EJEMPLO/PR", "HEALTH", "2026-09-15");
        refused(juntos.post(ABROAD, PATH, sent), 404, "NOT_FOUND");
        String id = JsonPath.read(body(juntos.post(ROSA, PATH, sent), 201), "$.id");
        body(juntos.post(ROSA, PATH, sent), 200);
        refused(juntos.post(ROSA, PATH, with(sent, "counterpart", "Otro")), 409, "CODE_CONFLICT");
        String one = PATH + "/" + id;

        refused(juntos.post(ROSA, one + "/ratify", act("2026-02-01")), 409, "NOT_SIGNED");
        refused(evidence(ROSA, one, "a", "e1", "2026-03-01", 5), 409, "NOT_RATIFIED");
        refused(juntos.post(ROSA, one + "/sign", Map.of()), 400, "INCOMPLETE");
        refused(juntos.post(ROSA, one + "/sign", Map.of("on", "2999-01-01")), 422, "IN_FUTURE");
        refused(juntos.post(ABROAD, one + "/sign", Map.of("on", "2026-01-15")), 404, "NOT_FOUND");
        changed(juntos.post(ROSA, one + "/sign", Map.of("on", "2026-01-15")), true);
        changed(juntos.post(ROSA, one + "/sign", Map.of("on", "2026-01-15")), false);
        refused(juntos.post(ROSA, one + "/sign", Map.of("on", "2026-01-16")), 409, "ALREADY_DONE");
        refused(juntos.post(ROSA, one + "/ratify", act("2026-02-01")), 409, "SAME_PERSON");
        refused(juntos.post(CARLOS, one + "/ratify", act("2026-01-14")), 422, "BEFORE_SIGNATURE");
        refused(juntos.post(CARLOS, one + "/ratify", Map.of("on", "2026-02-01")), 400, "INCOMPLETE");
        refused(juntos.post(ABROAD, one + "/ratify", act("2026-02-01")), 404, "NOT_FOUND");
        changed(juntos.post(CARLOS, one + "/ratify", act("2026-02-01")), true);
        changed(juntos.post(CARLOS, one + "/ratify", act("2026-02-01")), false);
        refused(juntos.post(CARLOS, one + "/ratify", act("2026-02-02")), 409, "ALREADY_DONE");

        String other = JsonPath.read(
                body(juntos.post(ROSA, PATH, agreement("023-2026", "HEALTH", "2027-01-31")), 201), "$.id");
        changed(juntos.post(ROSA, PATH + "/" + other + "/sign", Map.of("on", "2026-02-01")), true);
        refused(juntos.post(CARLOS, PATH + "/" + other + "/ratify", act("2026-02-02")), 409, "ALREADY_AGREED");

        body(evidence(ROSA, one, "a", "e1", "2026-03-01", 99), 201);
        body(evidence(ROSA, one, "a", "e1", "2026-03-01", 99), 200);
        refused(evidence(ROSA, one, "a", "e1", "2026-03-01", 100), 409, "ID_CONFLICT");
        refused(evidence(ROSA, one, "a", "e2", "2025-12-31", 100), 422, "BEFORE_AGREEMENT");
        refused(evidence(ROSA, one, "a", "e2", "2999-12-31", 100), 422, "IN_FUTURE");
        refused(evidence(ROSA, one, "a", "e2", "2026-05-01", -1), 422, "VALUE_NEGATIVE");
        refused(evidence(ROSA, one, "z", "e2", "2026-05-01", 1), 404, "NOT_FOUND");
        refused(evidence(ABROAD, one, "a", "e2", "2026-05-01", 1), 404, "NOT_FOUND");
        refused(evidence(GESTOR, one, "a", "e2", "2026-05-01", 1), 403, "FORBIDDEN");
        refused(juntos.post(ROSA, one + "/commitments/a/evidence", Map.of("id", "e2")), 400, "INCOMPLETE");
        assertThat(keeping(ROSA, one + "?asOf=2026-04-30")).containsExactly("DUE_SOON", "DUE_SOON", "OPEN");
        body(evidence(ROSA, one, "a", "e2", "2026-05-01", 100), 201);
        assertThat(keeping(ROSA, one + "?asOf=2026-05-31")).containsExactly("KEPT", "OVERDUE", "OPEN");
        assertThat(keeping(GESTOR, one + "?asOf=2026-05-31")).containsExactly("OPEN");
        refused(juntos.get(ABROAD, one), 404, "NOT_FOUND");
        refused(juntos.get(PARTNER, one), 403, "FORBIDDEN");
        refused(juntos.get(ROSA, one + "?asOf=1999-01-01"), 400, "DAY_INVALID");

        String compliance = body(juntos.get(ROSA, PATH + "/compliance?asOf=2026-05-31"), 200);
        assertThat(JsonPath.<List<String>>read(compliance, "$.shares[*].party"))
                .containsExactly("COUNTERPART", "COUNTERPART", "JUNTOS");
        assertThat(JsonPath.<List<String>>read(compliance, "$.shares[*].province"))
                .containsExactly("0301", "0302", "0301");
        assertThat(JsonPath.<List<Integer>>read(compliance, "$.shares[*].keptPercent"))
                .contains(0, 100);
        assertThat(JsonPath.<List<Integer>>read(compliance, "$.shares[*].kept")).containsExactly(0, 0, 1);
        assertThat(JsonPath.<List<Integer>>read(compliance, "$.shares[*].due")).containsExactly(1, 0, 1);
        assertThat(JsonPath.<List<Object>>read(
                        body(juntos.get(ABROAD, PATH + "/compliance?asOf=2026-05-31"), 200), "$.shares"))
                .isEmpty();
        assertThat(JsonPath.<List<Object>>read(
                        body(juntos.get(ROSA, PATH + "/compliance?asOf=2026-09-16"), 200), "$.shares"))
                .isEmpty();
        refused(juntos.get(PARTNER, PATH + "/compliance"), 403, "FORBIDDEN");

        assertThat(codes(ROSA, PATH)).contains("022-2026-GR.EJEMPLO/PR", "023-2026");
        assertThat(codes(GESTOR, PATH + "?region=03&limit=1")).hasSize(1);
        assertThat(codes(ABROAD, PATH)).isEmpty();

        assertThat(notices("2026-05-31")).containsExactly(180);
        assertThat(notices("2026-05-31")).isEmpty();
        assertThat(notices("2026-06-17")).containsExactly(90);
        var told = events.awaitReceived(TOPIC, 2);
        told.forEach(event -> ContractCheck.validate("agreement", event.json()));
        assertThat(JsonPath.<Integer>read(told.getFirst().json(), "$.overdue")).isEqualTo(1);
        for (var token : List.of(ROSA, GESTOR, PARTNER, TestTokens.bearer("x", "AUDITOR"))) {
            refused(juntos.post(token, PATH + "/notices", Map.of()), 403, "FORBIDDEN");
        }
    }

    @Test
    void whatIsNoAgreementIsRefusedWithItsCode() {
        var sent = agreement("X-1", "EDUCATION", "2026-12-31");
        for (var field : sent.keySet()) {
            var without = new HashMap<>(sent);
            without.remove(field);
            refused(juntos.post(ROSA, PATH, without), 400, "INCOMPLETE");
        }
        refused(juntos.post(ROSA, PATH, with(sent, "validUntil", "2025-01-01")), 422, "BAD_DATES");
        refused(juntos.post(ROSA, PATH, with(sent, "commitments", List.of())), 422, "PARTY_WITHOUT_COMMITMENT");
        refused(juntos.post(ROSA, PATH, with(sent, "commitments", List.of(Map.of("id", "a")))), 400, "INCOMPLETE");
        refused(
                commitments(sent, commitment("a", "JUNTOS", "0301"), commitment("a", "COUNTERPART", "0301")),
                422,
                "COMMITMENT_TWICE");
        refused(
                commitments(sent, commitment("a", "JUNTOS", "0401"), commitment("b", "COUNTERPART", "0301")),
                422,
                "AREA_OUTSIDE_REGION");
        refused(
                commitments(
                        sent,
                        with(commitment("a", "JUNTOS", "0301"), "target", 0),
                        commitment("b", "COUNTERPART", "0301")),
                422,
                "TARGET_NOT_POSITIVE");
        refused(
                commitments(
                        sent,
                        with(commitment("a", "JUNTOS", "0301"), "dueOn", "2027-01-01"),
                        commitment("b", "COUNTERPART", "0301")),
                422,
                "DUE_OUTSIDE_VALIDITY");
        for (var token : List.of(GESTOR, PARTNER, OPERATOR, TestTokens.bearer("x", "AUDITOR"))) {
            refused(juntos.post(token, PATH, sent), 403, "FORBIDDEN");
        }
        assertThat(database.number("select count(*) from agreement where code = 'X-1'"))
                .isZero();
    }

    private WebTestClient.ResponseSpec commitments(Map<String, Object> sent, Object... commitments) {
        return juntos.post(ROSA, PATH, with(sent, "commitments", List.of(commitments)));
    }

    private static Map<String, Object> agreement(String code, String kind, String until) {
        return Map.of(
                "code",
                code,
                "kind",
                kind,
                "region",
                "03",
                "counterpart",
                "Gobierno regional de ejemplo",
                "validFrom",
                "2026-01-01",
                "validUntil",
                until,
                "commitments",
                List.of(
                        commitment("a", "JUNTOS", "030101"),
                        commitment("b", "COUNTERPART", "0301"),
                        with(commitment("c", "COUNTERPART", "030201"), "dueOn", "2026-09-15")));
    }

    private static Map<String, Object> commitment(String id, String party, String area) {
        return Map.of(
                "id",
                id,
                "party",
                party,
                "duty",
                "Capacita al personal de salud",
                "indicator",
                "personas capacitadas",
                "area",
                area,
                "target",
                100,
                "dueOn",
                "2026-05-30");
    }

    private static Map<String, Object> with(Map<String, Object> sent, String field, Object value) {
        var other = new HashMap<>(sent);
        other.put(field, value);
        return other;
    }

    private static Map<String, Object> act(String on) {
        return Map.of("on", on, "act", "RER-100-2026");
    }

    private WebTestClient.ResponseSpec evidence(
            String token, String agreement, String commitment, String id, String on, int value) {
        return juntos.post(
                token,
                agreement + "/commitments/" + commitment + "/evidence",
                Map.of("id", id, "on", on, "value", value, "document", "Oficio 117-2026"));
    }

    private List<String> keeping(String token, String path) {
        return JsonPath.read(body(juntos.get(token, path), 200), "$.commitments[*].keeping");
    }

    private List<String> codes(String token, String path) {
        return JsonPath.read(body(juntos.get(token, path), 200), "$.items[*].code");
    }

    private List<Integer> notices(String asOf) {
        return JsonPath.read(
                body(juntos.post(OPERATOR, PATH + "/notices", Map.of("asOf", asOf)), 200), "$.notices[*].days");
    }

    private static void changed(WebTestClient.ResponseSpec answer, boolean expected) {
        answer.expectStatus().isOk().expectBody().jsonPath("$.changed").isEqualTo(expected);
    }

    private static String body(WebTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
