package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.body;
import static pe.juntos.partner.Answers.changed;
import static pe.juntos.partner.Answers.of;
import static pe.juntos.partner.Answers.refused;
import static pe.juntos.partner.Answers.with;
import static pe.juntos.partner.Answers.without;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestTokens;

/** PAR-1: a committee meets, a plan is approved, and each party's word is counted by province. */
@ServiceTest
class CommitteeJourneyTest {

    private static final String ROSA = TestTokens.bearer("rosa", List.of("REGIONAL_COORDINATOR"), List.of("03"));
    private static final String CARLOS = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("03"));
    private static final String ABROAD = TestTokens.bearer("olga", List.of("REGIONAL_COORDINATOR"), List.of("04"));
    private static final String GESTOR = TestTokens.bearer("pedro", List.of("GESTOR"), List.of("0302"));
    private static final String PARTNER = TestTokens.partner("CARE", List.of("*"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    private PartnerScenario juntos;

    @Test
    void aCommitteeMeetsAndThePartiesDoWhatTheySaid() {
        juntos = new PartnerScenario(web, events);
        String agreement = agreement();
        committee(agreement);
        plan(agreement);
        tasks();
    }

    private void committee(String agreement) {
        var sent = of(
                "id",
                "C1",
                "agreement",
                agreement,
                "kind",
                "COORDINATION",
                "institutions",
                List.of("JUNTOS", "GDS", "DIRESA", "DRE"),
                "since",
                "2026-03-01");
        for (var field : sent.keySet()) {
            refused(juntos.post(ROSA, "/partner/committees", without(sent, field)), 400, "INCOMPLETE");
        }
        refused(
                juntos.post(ROSA, "/partner/committees", with(sent, "institutions", List.of("GDS"))),
                422,
                "JUNTOS_MISSING");
        refused(juntos.post(ABROAD, "/partner/committees", sent), 404, "NOT_FOUND");
        refused(juntos.post(GESTOR, "/partner/committees", sent), 403, "FORBIDDEN");
        body(juntos.post(ROSA, "/partner/committees", sent), 201);
        changed(juntos.post(ROSA, "/partner/committees", sent), false);
        refused(juntos.post(ROSA, "/partner/committees", with(sent, "kind", "TECHNICAL")), 409, "ID_CONFLICT");

        var minutes = of(
                "id",
                "A1",
                "on",
                "2026-03-10",
                "attended",
                List.of("JUNTOS", "GDS"),
                "agreed",
                List.of("Se revisan las fichas"),
                "tasks",
                List.of(task("A1-1", "COUNTERPART", "DIRESA", "0301", "2026-04-10")));
        String path = "/partner/committees/C1/minutes";
        for (var field : List.of("id", "on", "attended", "tasks")) {
            refused(juntos.post(ROSA, path, without(minutes, field)), 400, "INCOMPLETE");
        }
        refused(juntos.post(ROSA, path, with(minutes, "attended", List.of("JUNTOS"))), 422, "NO_QUORUM");
        refused(
                juntos.post(ROSA, path, with(minutes, "attended", List.of("JUNTOS", "UGEL"))),
                422,
                "INSTITUTION_UNKNOWN");
        refused(juntos.post(ROSA, path, with(minutes, "on", "2026-02-28")), 422, "BEFORE_COMMITTEE");
        refused(juntos.post(ROSA, path, with(minutes, "on", "2999-01-01")), 422, "IN_FUTURE");
        refused(juntos.post(ABROAD, path, minutes), 404, "NOT_FOUND");
        refused(juntos.post(GESTOR, path, minutes), 403, "FORBIDDEN");
        body(juntos.post(ROSA, path, minutes), 201);
        changed(juntos.post(ROSA, path, minutes), false);
        refused(juntos.post(ROSA, path, with(minutes, "agreed", List.of("Otra cosa"))), 409, "ID_CONFLICT");
        refused(juntos.post(ROSA, path, with(minutes, "id", "A2")), 409, "ID_CONFLICT");

        String confirm = "/partner/minutes/A1/confirmation";
        refused(juntos.post(ROSA, "/partner/tasks/A1-1/done", doc("2026-03-20")), 409, "NOT_CONFIRMED");
        refused(juntos.post(ROSA, confirm, Map.of("on", "2026-03-12")), 409, "SAME_PERSON");
        refused(juntos.post(ABROAD, confirm, Map.of("on", "2026-03-12")), 404, "NOT_FOUND");
        refused(juntos.post(GESTOR, confirm, Map.of("on", "2026-03-12")), 403, "FORBIDDEN");
        changed(juntos.post(CARLOS, confirm, Map.of("on", "2026-03-12")), true);
        changed(juntos.post(CARLOS, confirm, Map.of("on", "2026-03-12")), false);
        assertThat(Answers.<List<Boolean>>read(juntos.get(GESTOR, path), "$[*].confirmed"))
                .containsExactly(true);
        refused(juntos.get(ABROAD, path), 404, "NOT_FOUND");
        refused(juntos.get(PARTNER, path), 403, "FORBIDDEN");
        assertThat(Answers.<List<String>>read(juntos.get(GESTOR, "/partner/committees"), "$[*].lastSession"))
                .containsExactly("2026-03-10");
        assertThat(body(juntos.get(ABROAD, "/partner/committees"), 200)).isEqualTo("[]");
        refused(juntos.get(PARTNER, "/partner/committees"), 403, "FORBIDDEN");
    }

    private void plan(String agreement) {
        var tasks = List.of(
                task("P1-1", "JUNTOS", "JUNTOS", "0301", "2026-05-01"),
                task("P1-2", "COUNTERPART", "GDS", "030201", "2026-05-15"),
                task("P1-3", "COUNTERPART", "DRE", "0301", "2026-11-30"));
        var sent = of("id", "P1", "agreement", agreement, "year", 2026, "tasks", tasks);
        for (var field : sent.keySet()) {
            refused(juntos.post(ROSA, "/partner/work-plans", without(sent, field)), 400, "INCOMPLETE");
        }
        refused(
                juntos.post(ROSA, "/partner/work-plans", with(sent, "tasks", tasks.subList(1, 3))),
                422,
                "PARTY_WITHOUT_TASK");
        refused(juntos.post(ROSA, "/partner/work-plans", with(sent, "year", 2027)), 422, "DUE_OUTSIDE_YEAR");
        refused(
                juntos.post(
                        ROSA,
                        "/partner/work-plans",
                        with(sent, "tasks", List.of(tasks.get(0), tasks.get(1), tasks.get(1)))),
                422,
                "TASK_TWICE");
        refused(juntos.post(ABROAD, "/partner/work-plans", sent), 404, "NOT_FOUND");
        refused(juntos.post(GESTOR, "/partner/work-plans", sent), 403, "FORBIDDEN");
        body(juntos.post(ROSA, "/partner/work-plans", sent), 201);
        changed(juntos.post(ROSA, "/partner/work-plans", sent), false);
        var other = of(
                "id",
                "P2",
                "agreement",
                agreement,
                "year",
                2026,
                "tasks",
                List.of(
                        task("P2-1", "JUNTOS", "JUNTOS", "0301", "2026-05-01"),
                        task("P2-2", "COUNTERPART", "GDS", "0302", "2026-05-15")));
        body(juntos.post(ROSA, "/partner/work-plans", other), 201);
        String approve = "/partner/work-plans/P1/approval";
        refused(juntos.post(ROSA, approve, Map.of("on", "2026-03-15")), 409, "SAME_PERSON");
        refused(juntos.post(CARLOS, approve, Map.of("on", "2999-03-15")), 422, "IN_FUTURE");
        refused(juntos.post(ABROAD, approve, Map.of("on", "2026-03-15")), 404, "NOT_FOUND");
        refused(juntos.post(GESTOR, approve, Map.of("on", "2026-03-15")), 403, "FORBIDDEN");
        changed(juntos.post(CARLOS, approve, Map.of("on", "2026-03-15")), true);
        changed(juntos.post(CARLOS, approve, Map.of("on", "2026-03-15")), false);
        refused(
                juntos.post(CARLOS, "/partner/work-plans/P2/approval", Map.of("on", "2026-03-15")),
                409,
                "ALREADY_PLANNED");
    }

    private void tasks() {
        refused(juntos.post(ROSA, "/partner/tasks/P1-1/done", Map.of("on", "2026-05-02")), 400, "INCOMPLETE");
        refused(juntos.post(ROSA, "/partner/tasks/P1-1/done", doc("2999-05-02")), 422, "IN_FUTURE");
        refused(juntos.post(ABROAD, "/partner/tasks/P1-1/done", doc("2026-05-02")), 404, "NOT_FOUND");
        refused(juntos.post(GESTOR, "/partner/tasks/P1-1/done", doc("2026-05-02")), 403, "FORBIDDEN");
        changed(juntos.post(ROSA, "/partner/tasks/P1-1/done", doc("2026-05-02")), true);
        changed(juntos.post(ROSA, "/partner/tasks/P1-1/done", doc("2026-05-02")), false);
        refused(juntos.post(ROSA, "/partner/tasks/P1-1/done", doc("2026-05-03")), 409, "ALREADY_DONE");

        String list = "/partner/tasks?asOf=2026-05-20";
        assertThat(Answers.<List<String>>read(juntos.get(ROSA, list), "$.items[*].state"))
                .containsExactly("OVERDUE", "DONE_LATE", "OVERDUE", "OPEN");
        assertThat(Answers.<List<String>>read(juntos.get(GESTOR, list + "&limit=1"), "$.items[*].id"))
                .containsExactly("P1-2");
        assertThat(Answers.<List<String>>read(juntos.get(ABROAD, list), "$.items[*].id"))
                .isEmpty();
        refused(juntos.get(PARTNER, list), 403, "FORBIDDEN");

        String compliance = body(juntos.get(ROSA, "/partner/tasks/compliance?asOf=2026-05-20"), 200);
        assertThat(JsonPath.<List<String>>read(compliance, "$.shares[*].party"))
                .containsExactly("COUNTERPART", "COUNTERPART", "JUNTOS");
        assertThat(JsonPath.<List<Integer>>read(compliance, "$.shares[*].done")).containsExactly(0, 0, 1);
        assertThat(JsonPath.<List<Integer>>read(compliance, "$.shares[*].due")).containsExactly(1, 1, 1);
        assertThat(JsonPath.<List<Integer>>read(compliance, "$.shares[*].donePercent"))
                .containsExactly(0, 0, 100);
        assertThat(Answers.<List<String>>read(
                        juntos.get(GESTOR, "/partner/tasks/compliance?asOf=2026-05-20"), "$.shares[*].province"))
                .containsExactly("0302");
        refused(juntos.get(PARTNER, "/partner/tasks/compliance"), 403, "FORBIDDEN");
    }

    private String agreement() {
        var commitment = of(
                "id",
                "a",
                "party",
                "JUNTOS",
                "duty",
                "Capacita",
                "indicator",
                "personas",
                "area",
                "0301",
                "target",
                10,
                "dueOn",
                "2026-12-01");
        var sent = of(
                "code",
                "030-2026-GR.EJEMPLO/PR",
                "kind",
                "HEALTH",
                "region",
                "03",
                "counterpart",
                "Gobierno regional",
                "validFrom",
                "2026-01-01",
                "validUntil",
                "2027-12-31",
                "commitments",
                List.of(commitment, with(with(commitment, "id", "b"), "party", "COUNTERPART")));
        String id = JsonPath.read(body(juntos.post(ROSA, "/partner/agreements", sent), 201), "$.id");
        var early = of(
                "id",
                "C0",
                "agreement",
                id,
                "kind",
                "TECHNICAL",
                "institutions",
                List.of("JUNTOS", "GDS"),
                "since",
                "2026-03-01");
        refused(juntos.post(ROSA, "/partner/committees", early), 409, "NOT_RATIFIED");
        changed(juntos.post(ROSA, "/partner/agreements/" + id + "/sign", Map.of("on", "2026-01-15")), true);
        changed(
                juntos.post(
                        CARLOS,
                        "/partner/agreements/" + id + "/ratify",
                        Map.of("on", "2026-02-01", "act", "RER-1-2026")),
                true);
        return id;
    }

    private static Map<String, Object> task(String id, String party, String institution, String area, String due) {
        return of(
                "id",
                id,
                "party",
                party,
                "institution",
                institution,
                "what",
                "Capacita a las redes",
                "area",
                area,
                "dueOn",
                due);
    }

    private static Map<String, Object> doc(String on) {
        return Map.of("on", on, "document", "Oficio 12-2026");
    }
}
