package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.body;
import static pe.juntos.partner.Answers.changed;
import static pe.juntos.partner.Answers.of;
import static pe.juntos.partner.Answers.refused;
import static pe.juntos.partner.Answers.with;
import static pe.juntos.partner.Answers.without;
import static pe.juntos.partner.PartnerScenario.code;

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

/** PAR-4: a referral after violence is seen by its specialist and by nobody else, in nothing at all. */
@ServiceTest
class ConfidentialJourneyTest {

    private static final String PATH = "/partner/confidential-referrals";
    private static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0301"));
    private static final String ABROAD = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0302"));
    private static final String REGION = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("03"));
    private static final String SARA = TestTokens.bearer("sara", List.of("SPECIALIST"), List.of("03"));
    private static final String OTHER = TestTokens.bearer("otra", List.of("SPECIALIST"), List.of("03"));
    private static final String MOVED = TestTokens.bearer("sara", List.of("SPECIALIST"), List.of("04"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void onlyTheSpecialistSeesIt() {
        var juntos = new PartnerScenario(web, events);
        juntos.household(code(1), "030101", "AFFILIATED", 1);
        Await.until(() -> assertThat(database.number("select count(*) from household where district is not null"))
                .isOne());
        var id = "00000000-0000-4000-8000-000000000001";
        var sent = of("id", id, "household", code(1), "matter", "VIOLENCE", "service", "CEM", "on", "2026-06-01");

        refused(juntos.post(GESTOR, PATH, sent), 409, "NO_SPECIALIST");
        var sara = of("subject", "sara", "area", "0301", "from", "2026-06-01", "until", "2026-12-31");
        refused(juntos.post(GESTOR, "/partner/specialists", sara), 403, "FORBIDDEN");
        refused(juntos.post(REGION, "/partner/specialists", with(sara, "area", "0401")), 404, "NOT_FOUND");
        refused(juntos.post(REGION, "/partner/specialists", with(sara, "until", "2026-05-31")), 422, "BAD_DATES");
        for (var field : sara.keySet()) {
            refused(juntos.post(REGION, "/partner/specialists", without(sara, field)), 400, "INCOMPLETE");
        }
        changed(juntos.post(REGION, "/partner/specialists", sara), true);
        changed(juntos.post(REGION, "/partner/specialists", sara), false);
        changed(juntos.post(REGION, "/partner/specialists", with(with(sara, "subject", "otra"), "area", "03")), true);

        for (var field : sent.keySet()) {
            refused(juntos.post(GESTOR, PATH, without(sent, field)), 400, "INCOMPLETE");
        }
        refused(juntos.post(GESTOR, PATH, with(sent, "on", "2999-01-01")), 422, "IN_FUTURE");
        refused(juntos.post(GESTOR, PATH, with(sent, "on", "2026-05-31")), 409, "NO_SPECIALIST");
        refused(juntos.post(ABROAD, PATH, sent), 404, "NOT_FOUND");
        refused(juntos.post(SARA, PATH, sent), 403, "FORBIDDEN");
        assertThat(body(juntos.post(GESTOR, PATH, sent), 201)).doesNotContain("VIOLENCE", "sara");
        changed(juntos.post(GESTOR, PATH, sent), false);
        refused(juntos.post(GESTOR, PATH, with(sent, "service", "DEMUNA")), 409, "ID_CONFLICT");

        String one = PATH + "/" + id;
        for (var token : List.of(
                GESTOR,
                REGION,
                TestTokens.bearer("a", "AUDITOR"),
                TestTokens.bearer("o", "OPERATOR"),
                TestTokens.bearer("i", "INFORMATION_MANAGER"),
                TestTokens.partner("MIMP", List.of("*")))) {
            refused(juntos.get(token, one), 403, "FORBIDDEN");
            refused(juntos.get(token, PATH), 403, "FORBIDDEN");
            refused(juntos.post(token, one + "/send", Map.of("on", "2026-06-02")), 403, "FORBIDDEN");
        }
        for (var stranger : List.of(OTHER, MOVED)) {
            refused(juntos.get(stranger, one), 404, "NOT_FOUND");
            refused(juntos.post(stranger, one + "/send", Map.of("on", "2026-06-02")), 404, "NOT_FOUND");
            assertThat(Answers.<List<Object>>read(juntos.get(stranger, PATH), "$.items"))
                    .isEmpty();
        }
        assertThat(Answers.<String>read(juntos.get(SARA, one), "$.matter")).isEqualTo("VIOLENCE");
        assertThat(Answers.<List<String>>read(juntos.get(SARA, PATH + "?limit=1"), "$.items[*].id"))
                .containsExactly(id);
        assertThat(database.number("select count(*) from file_access where subject = 'sara'"))
                .isEqualTo(2);
        assertThat(database.number("select count(*) from file_access where subject = 'otra'"))
                .isZero();

        refused(juntos.post(SARA, one + "/send", Map.of("on", "2026-06-02")), 409, "NOT_CONSENTED");
        refused(juntos.post(SARA, one + "/consent", Map.of("on", "2026-06-02")), 400, "INCOMPLETE");
        refused(juntos.post(SARA, one + "/publish", Map.of("on", "2026-06-02")), 404, "NOT_FOUND");
        changed(juntos.post(SARA, one + "/consent", Map.of("on", "2026-06-02", "until", "2026-06-20")), true);
        changed(juntos.post(SARA, one + "/send", Map.of("on", "2026-06-02")), true);
        changed(juntos.post(SARA, one + "/send", Map.of("on", "2026-06-02")), false);
        refused(juntos.post(SARA, one + "/close", Map.of("on", "2026-06-03")), 400, "INCOMPLETE");
        changed(juntos.post(SARA, one + "/close", Map.of("on", "2026-06-03", "reason", "ATTENDED")), true);
        assertThat(database.number("select count(*) from confidential_step")).isEqualTo(3);

        assertThat(body(juntos.get(REGION, "/partner/households/" + code(1) + "/referrals"), 200))
                .isEqualTo("[]");
        assertThat(body(juntos.get(REGION, "/partner/summary"), 200)).doesNotContain("SENT", "CLOSED");
        assertThat(Answers.<List<Object>>read(juntos.get(REGION, "/partner/referrals"), "$.items"))
                .isEmpty();
        database.awaitRelayed();
        for (var topic : List.of("referral", "supply", "reminder", "agreement")) {
            assertThat(events.received("juntos.partner." + topic + ".v1", code(1)))
                    .as(topic)
                    .isEmpty();
        }
    }
}
