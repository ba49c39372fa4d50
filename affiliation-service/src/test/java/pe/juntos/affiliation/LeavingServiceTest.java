package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.EntryClient.AUDITOR;
import static pe.juntos.affiliation.EntryClient.GESTOR;
import static pe.juntos.affiliation.EntryClient.MANAGER;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR_OFFICE;
import static pe.juntos.affiliation.EntryClient.OFFICE;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** AFF-4, AFF-6: withdrawal, exit by two persons, and a second life in the programme. */
@ServiceTest
class LeavingServiceTest {

    private static final String EXITS = "/affiliation/exits";

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    private EntryClient entry;

    @BeforeEach
    void client() {
        entry = new EntryClient(http, database);
    }

    @Test
    void a_household_withdraws_when_it_wants_and_listed_again_it_is_affiliated_anew() {
        entry.affiliate("A");
        withdraw("A", "W-A", "2026-06-10").is(200);
        assertThat(entry.state("A")).isEqualTo("EXITED");
        assertThat(entry.reasons("A")).containsExactly("WITHDRAWN");
        withdraw("A", "W-A", "2026-06-10").is(200);
        withdraw("A", "W-A", "2026-06-11").refused(409, "ID_CONFLICT");
        withdraw("A", "W-A2", "2026-06-11").refused(409, "NOT_IN_PROGRAMME");

        String path = "/affiliation/households/" + entry.code("A") + "/relisting";
        entry.post(path, GESTOR, relisting("2026-06-20")).is(403);
        entry.post(path, OFFICE, relisting("2026-06-20")).is(403);
        entry.post(
                        path,
                        TestTokens.bearer("ines", List.of("INFORMATION_MANAGER"), List.of("06")),
                        relisting("2026-06-20"))
                .refused(404, "NOT_FOUND");
        entry.post(path, MANAGER, "{}").refused(400, "INCOMPLETE");
        entry.post(path, MANAGER, relisting("2026-07-01")).refused(422, "IN_FUTURE");
        entry.post(path, MANAGER, relisting("2026-06-10")).refused(422, "BEFORE_LEAVING");
        entry.post(path, MANAGER, relisting("2026-06-11")).is(200);
        entry.post(path, MANAGER, relisting("2026-06-11")).is(200);
        assertThat(entry.state("A")).isEqualTo("LISTED");
        entry.post(path, MANAGER, relisting("2026-06-12")).refused(409, "NOT_LEFT");

        entry.visit("A", "2026-06-10", "VERIFIED").refused(422, "BEFORE_LISTING");
        entry.visit("A", "2026-06-12", "VERIFIED").is(201);
        entry.register().send("asamblea", "R-A,050101,Alto,2026-06-15,40,A,VALIDADO,");
        sign("A", "C-A", "2026-06-10", "A").refused(422, "BEFORE_LISTING");
        sign("A", "C-A", "2026-06-18", "A").is(201);
        assertThat(entry.state("A")).isEqualTo("AFFILIATED");

        Await.until(
                () -> assertThat(told("A")).containsExactly("affiliated", "exited", "listed", "visited", "affiliated"));
        String last = last("A");
        assertThat(JsonPath.<String>read(last, "$.affiliatedOn")).isEqualTo("2026-06-18");
        assertThat(JsonPath.<String>read(last, "$.exitedOn")).isNull();
        assertThat(JsonPath.<String>read(last, "$.payment.account")).isEqualTo("0402");
        assertThat(entry.get("/affiliation/households/" + entry.code("A") + "/decisions", AUDITOR)
                        .is(200)
                        .<List<String>>at("$.items[*].state"))
                .containsExactly("AFFILIATED", "EXITED", "LISTED", "VISITED", "AFFILIATED");
    }

    @Test
    void who_is_not_affiliated_yet_may_withdraw_too_and_each_fault_is_refused() {
        entry.list("B");
        entry.affiliate("C");
        withdraw("B", "W-B", "2026-06-01").is(200);
        assertThat(entry.state("B")).isEqualTo("EXITED");
        withdraw("C", "W-C", "2026-07-01").refused(422, "IN_FUTURE");
        withdraw("C", "W-C", "2024-04-09").refused(422, "BEFORE_AFFILIATION");
        String path = "/affiliation/households/" + entry.code("C") + "/withdrawal";
        entry.post(path, GESTOR, "{\"id\":\"W-C\"}").refused(400, "INCOMPLETE");
        entry.post(path, NEIGHBOUR, withdrawal("W-C", "2026-06-01")).refused(404, "NOT_FOUND");
        entry.post(path, MANAGER, withdrawal("W-C", "2026-06-01")).is(403);
        assertThat(entry.state("C")).isEqualTo("AFFILIATED");
        withdraw("C", "W-C", "2024-04-10").is(200);
    }

    @Test
    void an_exit_is_proposed_by_one_and_decided_by_another() {
        entry.affiliate("D");
        entry.list("E");
        entry.post(EXITS, GESTOR, exit("X-E", "E", "MOVED_OUT", null)).refused(409, "NOT_AFFILIATED");
        entry.post(EXITS, GESTOR, "{}").refused(400, "INCOMPLETE");
        entry.post(EXITS, NEIGHBOUR, exit("X-D", "D", "MOVED_OUT", null)).refused(404, "NOT_FOUND");
        entry.post(EXITS, MANAGER, exit("X-D", "D", "MOVED_OUT", null)).is(403);
        for (String reason : List.of("GRADUATED", "WITHDRAWN", "NOT_MET")) {
            entry.post(EXITS, GESTOR, exit("X-D", "D", reason, null)).refused(422, "REASON_NOT_BY_HAND");
        }
        for (String reason : List.of("NO_TARGET_MEMBERS", "NOT_POOR", "DECEASED_ALL")) {
            entry.post(EXITS, GESTOR, exit("X-D", "D", reason, null)).refused(409, "CONTRADICTED_BY_REGISTER");
        }
        entry.post(EXITS, GESTOR, exit("X-D", "D", "DUPLICATE", null)).refused(422, "OTHER_HOUSEHOLD_REQUIRED");
        entry.post(EXITS, GESTOR, exit("X-D", "D", "DUPLICATE", "H0000000000000000"))
                .refused(422, "OTHER_HOUSEHOLD_REQUIRED");
        entry.post(EXITS, OFFICE, exit("X-D", "D", "DUPLICATE", entry.code("E")))
                .is(200);
        entry.post(EXITS, OFFICE, exit("X-D", "D", "DUPLICATE", entry.code("E")))
                .is(200);
        entry.post(EXITS, OFFICE, exit("X-D", "D", "MOVED_OUT", null)).refused(409, "ID_CONFLICT");
        entry.post(EXITS, OFFICE, exit("X-D2", "D", "MOVED_OUT", null)).refused(409, "EXIT_OPEN");
        assertThat(entry.get(EXITS, NEIGHBOUR).is(200).<List<String>>at("$.items"))
                .isEmpty();
        assertThat(entry.get(EXITS, GESTOR).is(200).<List<String>>at("$.items[*].id"))
                .contains("X-D");
        assertThat(entry.state("D")).isEqualTo("AFFILIATED");

        String decision = EXITS + "/X-D/decision";
        entry.post(decision, GESTOR, decision(true)).is(403);
        entry.post(decision, NEIGHBOUR_OFFICE, decision(true)).refused(404, "NOT_FOUND");
        entry.post(decision, MANAGER, "{}").refused(400, "INCOMPLETE");
        entry.post(decision, OFFICE, decision(true)).refused(409, "SAME_PERSON");
        entry.post(decision, OFFICE, decision(false)).refused(409, "SAME_PERSON");
        entry.post(decision, MANAGER, decision(true)).is(200);
        entry.post(decision, MANAGER, decision(true)).is(200);
        entry.post(decision, MANAGER, decision(false)).refused(409, "DECIDED_ALREADY");
        assertThat(entry.state("D")).isEqualTo("EXITED");
        assertThat(entry.reasons("D")).containsExactly("DUPLICATE");
    }

    @Test
    void nobody_leaves_for_a_false_declaration_unheard() {
        entry.affiliate("F");
        entry.post(EXITS, GESTOR, exit("X-F", "F", "FALSE_DECLARATION", null)).is(200);
        String decision = EXITS + "/X-F/decision";
        String hearing = EXITS + "/X-F/hearing";
        entry.post(decision, OFFICE, decision(true)).refused(409, "HEARING_REQUIRED");
        entry.post(hearing, GESTOR, "{}").refused(400, "INCOMPLETE");
        // 5 working days from Monday 15 June 2026: Monday 22 June is the first possible day
        entry.post(hearing, GESTOR, hearing("2026-06-15", "2026-06-19")).refused(422, "HEARING_TOO_SOON");
        entry.post(hearing, GESTOR, hearing("2026-06-25", "2026-07-02")).refused(422, "IN_FUTURE");
        entry.post(hearing, NEIGHBOUR, hearing("2026-06-15", "2026-06-22")).refused(404, "NOT_FOUND");
        entry.post(hearing, MANAGER, hearing("2026-06-15", "2026-06-22")).is(403);
        entry.post(hearing, GESTOR, hearing("2026-06-15", "2026-06-22")).is(200);
        entry.post(decision, OFFICE, decision(true)).is(200);
        assertThat(entry.state("F")).isEqualTo("EXITED");
        assertThat(entry.reasons("F")).containsExactly("FALSE_DECLARATION");
        entry.post(hearing, GESTOR, hearing("2026-06-15", "2026-06-22")).refused(409, "DECIDED_ALREADY");
    }

    @Test
    void a_refused_exit_leaves_the_household_in() {
        entry.affiliate("G");
        entry.post(EXITS, GESTOR, exit("X-G", "G", "MOVED_OUT", null)).is(200);
        entry.post(EXITS + "/X-G/decision", OFFICE, decision(false)).is(200);
        assertThat(entry.state("G")).isEqualTo("AFFILIATED");
        entry.post(EXITS, GESTOR, exit("X-G2", "G", "MOVED_OUT", null)).is(200);
    }

    @Test
    void an_agreement_is_signed_by_a_person_of_a_household_on_its_way() {
        entry.list("J");
        sign("J", "C-J", "2026-07-01", "J").refused(422, "IN_FUTURE");
        entry.post("/affiliation/agreements", GESTOR, "{}").refused(400, "INCOMPLETE");
        entry.post("/affiliation/agreements", NEIGHBOUR, signing("J", "C-J", "2026-06-01", "J", "0402"))
                .refused(404, "NOT_FOUND");
        entry.post("/affiliation/agreements", OFFICE, signing("J", "C-J", "2026-06-01", "J", "0402"))
                .is(403);
        entry.list("K");
        sign("J", "C-J", "2026-06-01", "K").refused(422, "SIGNER_UNKNOWN");
        sign("J", "C-J", "2026-06-01", "J").is(201);
        sign("J", "C-J", "2026-06-01", "J").is(200);
        sign("J", "C-J", "2026-06-02", "J").refused(409, "ID_CONFLICT");
        entry.post("/affiliation/agreements", GESTOR, signing("J", "C-J2", "2026-06-01", "J", "0403"))
                .refused(409, "AGREEMENT_CONFLICT");
        entry.affiliate("L");
        sign("L", "C-L", "2026-06-01", "L").refused(409, "ALREADY_AFFILIATED");
        withdraw("K", "W-K", "2026-06-01").is(200);
        sign("K", "C-K", "2026-06-02", "K").refused(409, "NOT_ELIGIBLE");
    }

    private EntryClient.Answer withdraw(String household, String id, String on) {
        return entry.post(
                "/affiliation/households/" + entry.code(household) + "/withdrawal", GESTOR, withdrawal(id, on));
    }

    private static String withdrawal(String id, String on) {
        return "{\"id\":\"%s\",\"on\":\"%s\",\"statement\":\"Ya no deseamos participar\"}".formatted(id, on);
    }

    private EntryClient.Answer sign(String household, String id, String on, String signer) {
        return entry.post("/affiliation/agreements", GESTOR, signing(household, id, on, signer, "0402"));
    }

    private String signing(String household, String id, String on, String signer, String account) {
        return """
                {"id":"%s","household":"%s","signedOn":"%s","signedBy":"%s","means":"ACCOUNT","account":"%s"}""".formatted(
                        id,
                        entry.code(household),
                        on,
                        entry.text("select member from member where external_id = '" + signer + "1'"),
                        account);
    }

    private String exit(String id, String household, String reason, String other) {
        return """
                {"id":"%s","household":"%s","reason":"%s","on":"2026-06-25","grounds":"Informe 12",\
                "otherHousehold":%s}""".formatted(id, entry.code(household), reason, other == null ? "null" : "\"" + other + "\"");
    }

    private static String hearing(String summoned, String held) {
        return """
                {"summonedOn":"%s","heldOn":"%s","attended":true,"account":"Niega los hechos"}""".formatted(summoned, held);
    }

    private static String decision(boolean approved) {
        return "{\"approved\":%s,\"grounds\":\"Visto el informe\"}".formatted(approved);
    }

    private static String relisting(String on) {
        return "{\"on\":\"%s\",\"grounds\":\"Nuevo listado del SISFOH\"}".formatted(on);
    }

    private List<String> told(String household) {
        return events(household).stream()
                .map(e -> e.type().replaceAll(".*household\\.|\\.v1", ""))
                .toList();
    }

    private String last(String household) {
        return new String(events(household).getLast().data(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private List<ReceivedEvent> events(String household) {
        return probe.received("juntos.affiliation.household.v1", entry.code(household));
    }
}
