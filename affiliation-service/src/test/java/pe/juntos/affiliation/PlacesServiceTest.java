package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.EntryClient.AUDITOR;
import static pe.juntos.affiliation.EntryClient.GESTOR;
import static pe.juntos.affiliation.EntryClient.MANAGER;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR;
import static pe.juntos.affiliation.EntryClient.OFFICE;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** AFF-3: a ceiling of two persons, the list of those who wait, and a place freed that goes to the next. */
@ServiceTest
class PlacesServiceTest {

    private static final String CEILINGS = "/affiliation/ceilings";
    private static final String WAITING = "/affiliation/waiting-list";
    private static final String OTHER_MANAGER = TestTokens.bearer("ines", "INFORMATION_MANAGER");

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    @Test
    void households_wait_in_order_and_a_place_freed_goes_to_the_next() {
        var entry = new EntryClient(http, database);
        faults(entry);
        entry.post(CEILINGS, MANAGER, ceiling("T-1", "2026-06-30", "9", "400.00"))
                .is(200);
        entry.post(CEILINGS + "/T-1/approve", OTHER_MANAGER, "").is(200);
        entry.post(CEILINGS + "/T-1/approve", OTHER_MANAGER, "").is(200);
        entry.post(CEILINGS + "/T-1/approve", MANAGER, "").refused(409, "DECIDED_ALREADY");
        entry.get(CEILINGS, GESTOR).is(403);
        assertThat(entry.get(CEILINGS, AUDITOR).is(200).<List<String>>at("$.items[*].approvedBy"))
                .containsExactly("ines");

        entry.list("A", "B", "C", "D", "E");
        entry.register()
                .send(
                        "hogares",
                        "D,050101,Alto,POBRE_EXTREMO,2023-02-01,2027-12-31,,,",
                        "E,050101,Alto,POBRE_EXTREMO,2023-02-01,2027-12-31,,,");
        entry.register()
                .send(
                        "asamblea",
                        List.of("A", "B", "C", "D", "E").stream()
                                .map(h -> "S-1,050101,Alto,2024-02-01,40," + h + ",VALIDADO,")
                                .toArray(String[]::new));
        entry.register()
                .send(
                        "convenios",
                        List.of("A", "B", "C", "D", "E").stream()
                                .map(h -> h + ",2024-03-01,VENTANILLA,,P1")
                                .toArray(String[]::new));
        assess(entry);
        assertThat(entry.states("D", "E"))
                .as("two places for 400 soles, extreme poor first")
                .containsOnly("AFFILIATED");
        assertThat(entry.states("A", "B", "C")).containsOnly("VALIDATED");

        EntryClient.Answer list = entry.get(WAITING, GESTOR).is(200);
        List<String> order = list.at("$.items[*].household");
        assertThat(order).isSorted().containsExactlyInAnyOrder(entry.code("A"), entry.code("B"), entry.code("C"));
        assertThat(list.<List<Integer>>at("$.items[*].position")).containsExactly(1, 2, 3);
        assertThat(list.<List<String>>at("$.items[*].reason")).containsOnly("BUDGET_CEILING");
        assertThat(entry.get(WAITING + "?cursor=1&limit=1", GESTOR).is(200).<List<Integer>>at("$.items[*].position"))
                .containsExactly(2);
        assertThat(entry.get(WAITING, NEIGHBOUR).is(200).<List<String>>at("$.items"))
                .isEmpty();
        entry.get(WAITING, TestTokens.bearer("p", "PARTNER")).is(403);

        String last = externalId(order.get(2));
        entry.visit(last, "2026-06-29", "VERIFIED").is(201);
        assertThat(entry.state(last)).as("nobody takes a place out of turn").isEqualTo("VALIDATED");
        assess(entry);
        assertThat(entry.states("A", "B", "C")).containsOnly("VALIDATED");

        String first = externalId(order.getFirst());
        withdraw(entry, "D");
        assertThat(entry.state(first)).as("the place is given at once").isEqualTo("AFFILIATED");
        assertThat(entry.text("select affiliated_on::text from standing where household = '" + order.getFirst() + "'"))
                .as("affiliated on the day it was given the place")
                .isEqualTo("2026-06-30");
        assertThat(entry.states(externalId(order.get(1)), last)).containsOnly("VALIDATED");
        assertThat(waiting(entry)).containsExactly("1 " + order.get(1), "2 " + order.get(2));
        assess(entry);
        assertThat(waiting(entry)).containsExactly("1 " + order.get(1), "2 " + order.get(2));

        entry.list("F");
        entry.register().send("hogares", "F,050101,Alto,POBRE_EXTREMO,2023-02-01,2027-12-31,,,");
        assess(entry);
        entry.register().send("asamblea", "S-1,050101,Alto,2024-02-01,40,F,VALIDADO,");
        entry.visit("F", "2026-06-29", "VERIFIED").is(201);
        assertThat(waiting(entry)).as("no agreement yet").hasSize(2);
        entry.post("/affiliation/agreements", GESTOR, """
                {"id":"C-F","household":"%s","signedOn":"2026-06-30","signedBy":"%s","means":"BRANCH",\
                "payPoint":"P1"}""".formatted(entry.code("F"), mother(entry, "F")))
                .is(201);
        assertThat(entry.reasons("F")).as("no place is free").containsExactly("WAITING_FOR_PLACE");
        assertThat(waiting(entry))
                .as("a fact put it where it belongs, before those who waited")
                .containsExactly("1 " + entry.code("F"), "2 " + order.get(1), "3 " + order.get(2));

        withdraw(entry, externalId(order.get(1)));
        assertThat(waiting(entry))
                .as("who waited and withdrew left the list; nothing became free")
                .containsExactly("1 " + entry.code("F"), "2 " + order.get(2));
        assertThat(entry.state("F")).isEqualTo("VALIDATED");
        probe.publish(
                "juntos.graduation.decision.v1",
                entry.code("E"),
                "pe.juntos.graduation.decision.graduated.v1",
                1,
                """
                {"household":"%s","kind":"GRADUATED","on":"2026-06-30","reasons":[],"policy":"g","exitTrack":false,\
                "transferStopped":true}""".formatted(entry.code("E")));
        Await.until(() -> assertThat(entry.state("F")).isEqualTo("AFFILIATED"));
        assertThat(entry.state("E")).isEqualTo("EXITED");
        assertThat(waiting(entry)).containsExactly("1 " + order.get(2));

        entry.post(CEILINGS, MANAGER, ceiling("T-2", "2026-06-30", "3", "null")).is(200);
        entry.post(CEILINGS + "/T-2/approve", OTHER_MANAGER, "").is(200);
        assertThat(entry.state(last)).isEqualTo("VALIDATED");
        entry.visit(last, "2026-06-30", "VERIFIED").is(201);
        assertThat(entry.state(last)).as("first in order, and a place is free").isEqualTo("AFFILIATED");
        assertThat(waiting(entry)).isEmpty();
    }

    private List<String> waiting(EntryClient entry) {
        EntryClient.Answer list = entry.get(WAITING, OFFICE).is(200);
        List<Integer> positions = list.at("$.items[*].position");
        List<String> households = list.at("$.items[*].household");
        return IntStream.range(0, positions.size())
                .mapToObj(i -> positions.get(i) + " " + households.get(i))
                .toList();
    }

    private static String mother(EntryClient entry, String household) {
        return entry.text("select member from member where external_id = '" + household + "1'");
    }

    private static void withdraw(EntryClient entry, String household) {
        entry.post(
                        "/affiliation/households/" + entry.code(household) + "/withdrawal",
                        GESTOR,
                        "{\"id\":\"W-%s\",\"on\":\"2026-06-29\",\"statement\":\"Ya no deseamos participar\"}"
                                .formatted(household))
                .is(200);
    }

    private void faults(EntryClient entry) {
        entry.post(CEILINGS, GESTOR, ceiling("T-0", "2026-06-30", "9", "400.00"))
                .is(403);
        entry.post(CEILINGS, MANAGER, "{}").refused(400, "INCOMPLETE");
        entry.post(CEILINGS, MANAGER, ceiling("T-0", "2026-06-30", "null", "null"))
                .refused(400, "INCOMPLETE");
        entry.post(CEILINGS, MANAGER, ceiling("T-0", "2026-06-29", "9", "null")).refused(422, "CEILING_IN_PAST");
        entry.post(CEILINGS, MANAGER, ceiling("T-1", "2026-06-30", "9", "400.00"))
                .is(200);
        entry.post(CEILINGS, MANAGER, ceiling("T-1", "2026-06-30", "8", "400.00"))
                .refused(409, "ID_CONFLICT");
        entry.post(CEILINGS + "/T-1/approve", MANAGER, "").refused(409, "SAME_PERSON");
        entry.post(CEILINGS + "/T-1/approve", GESTOR, "").is(403);
        entry.post(CEILINGS + "/NONE/approve", MANAGER, "").refused(404, "NOT_FOUND");
    }

    private static void assess(EntryClient entry) {
        entry.register().assess(LocalDate.of(2026, 6, 30));
    }

    private String externalId(String code) {
        return database.texts("select external_id from household where household = '" + code + "'")
                .getFirst();
    }

    private static String ceiling(String id, String from, String households, String budget) {
        return """
                {"id":"%s","effectiveFrom":"%s","households":%s,"budget":%s,"grounds":"Ley de presupuesto"}""".formatted(id, from, households, budget);
    }
}
