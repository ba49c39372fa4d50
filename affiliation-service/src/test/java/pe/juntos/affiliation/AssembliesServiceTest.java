package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.EntryClient.AUDITOR;
import static pe.juntos.affiliation.EntryClient.GESTOR;
import static pe.juntos.affiliation.EntryClient.MANAGER;
import static pe.juntos.affiliation.EntryClient.NEIGHBOUR;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** AFF-1: the minutes of an assembly, closed once and corrected only by other minutes. */
@ServiceTest
class AssembliesServiceTest {

    private static final String ACTS = "/affiliation/assemblies/";
    private static final String OFFICIALS = """
            [{"role":"COMMUNAL_AUTHORITY","name":"Julia Apaza"},{"role":"GESTOR","name":"Rosa Ccori"}]""";

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    private EntryClient entry;

    @BeforeEach
    void client() {
        entry = new EntryClient(http, database);
    }

    @Test
    void an_assembly_validates_removes_and_leaves_what_is_contested_to_the_office() {
        entry.list("A", "B", "C");
        for (String household : List.of("A", "B", "C")) {
            entry.visit(household, "2026-05-01", "VERIFIED").is(201);
        }
        entry.put(ACTS + "ACT-1", GESTOR, act("2026-06-01", 12, OFFICIALS, "A:VALIDATED", "B:REMOVED:MOVED_AWAY"))
                .is(200);
        assertThat(entry.states("A", "B", "C")).containsOnly("VISITED");
        String minutes = act("2026-06-01", 12, OFFICIALS, "A:VALIDATED", "B:REMOVED:MOVED_AWAY", "C:CONTESTED");
        entry.put(ACTS + "ACT-1", GESTOR, minutes).is(200);
        EntryClient.Answer closed = entry.post(ACTS + "ACT-1/close", GESTOR, "").is(200);
        assertThat(closed.<String>at("$.closing.by")).isEqualTo("rosa");
        assertThat(closed.<String>at("$.closing.policy")).isEqualTo("entry-2005");
        assertThat(entry.states("A", "B", "C")).containsExactly("VALIDATED", "EXCLUDED", "VISITED");
        assertThat(entry.reasons("B")).containsExactly("MOVED_AWAY");
        assertThat(entry.reasons("C")).containsExactly("CONTESTED");

        assertThat(entry.post(ACTS + "ACT-1/close", GESTOR, "").is(200).<String>at("$.closing.hash"))
                .isEqualTo(closed.at("$.closing.hash"));
        entry.put(ACTS + "ACT-1", GESTOR, minutes).is(200);
        entry.put(ACTS + "ACT-1", GESTOR, act("2026-06-01", 13, OFFICIALS, "A:VALIDATED"))
                .refused(409, "ACT_CLOSED");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> database.execute("update assembly_act set content = '{}' where act = 'ACT-1'"))
                .rootCause()
                .hasMessageContaining("the minutes ACT-1 are closed");
    }

    @Test
    void a_correction_names_the_minutes_it_supersedes_and_undoes_them() {
        entry.list("D", "E");
        entry.visit("D", "2026-05-01", "VERIFIED").is(201);
        entry.visit("E", "2026-05-01", "VERIFIED").is(201);
        close("ACT-2", act("2026-06-02", 12, OFFICIALS, "D:REMOVED:DUPLICATE", "E:VALIDATED"));
        assertThat(entry.states("D", "E")).containsExactly("EXCLUDED", "VALIDATED");

        String wrong = act("2026-06-03", 12, OFFICIALS, "D:VALIDATED")
                .replace("\"supersedes\":null", "\"supersedes\":\"ACT-2\"");
        entry.put(ACTS + "ACT-3", GESTOR, wrong).is(200);
        entry.post(ACTS + "ACT-3/close", GESTOR, "").refused(422, "SUPERSEDES_UNKNOWN");
        close("ACT-3", wrong.replace("2026-06-03", "2026-06-02"));
        assertThat(entry.states("D", "E")).containsExactly("VALIDATED", "VISITED");
        assertThat(entry.get(ACTS + "ACT-2", AUDITOR).is(200).<String>at("$.supersededBy"))
                .isEqualTo("ACT-3");
        entry.put(ACTS + "ACT-4", GESTOR, wrong.replace("2026-06-03", "2026-06-02"))
                .is(200);
        entry.post(ACTS + "ACT-4/close", GESTOR, "").refused(409, "SUPERSEDED_ALREADY");
    }

    @Test
    void an_assembly_adds_nobody_and_says_nothing_of_who_is_in_or_out() {
        entry.list("F");
        entry.listIn("050101,Bajo", "G");
        entry.affiliate("H");
        entry.visit("F", "2026-05-01", "NOT_RESIDENT").is(201);
        entry.put(ACTS + "ACT-5", GESTOR, act("2026-06-04", 12, OFFICIALS, "F:VALIDATED"))
                .is(200);
        entry.post(ACTS + "ACT-5/close", GESTOR, "").refused(409, "CANNOT_ADD");
        refused("UNKNOWN_HOUSEHOLD", 422, act("2026-06-04", 12, OFFICIALS, "NADIE:VALIDATED"));
        refused("OTHER_PLACE", 422, act("2026-06-04", 12, OFFICIALS, "G:VALIDATED"));
        refused("ALREADY_AFFILIATED", 409, act("2026-06-04", 12, OFFICIALS, "H:REMOVED:DUPLICATE"));
        assertThat(entry.states("F", "H")).containsExactly("EXCLUDED", "AFFILIATED");
    }

    @Test
    void each_fault_of_the_minutes_is_refused_with_its_code_and_the_draft_can_be_closed_when_mended() {
        entry.list("J");
        entry.put(ACTS + "ACT-6", GESTOR, "{\"district\":\"050101\"}").refused(400, "INCOMPLETE");
        refused("INCOMPLETE", 400, act("2026-06-05", 12, OFFICIALS));
        refused("IN_FUTURE", 422, act("2026-07-01", 12, OFFICIALS, "J:VALIDATED"));
        refused("ATTENDANCE_BELOW_MINIMUM", 422, act("2026-06-05", 0, OFFICIALS, "J:VALIDATED"));
        refused("OFFICIAL_MISSING", 422, act("2026-06-05", 12, "[]", "J:VALIDATED"));
        refused("HOUSEHOLD_TWICE", 422, act("2026-06-05", 12, OFFICIALS, "J:VALIDATED", "J:VALIDATED"));
        refused("MOTIVE_REQUIRED", 422, act("2026-06-05", 12, OFFICIALS, "J:REMOVED"));
        refused("MOTIVE_NOT_EXPECTED", 422, act("2026-06-05", 12, OFFICIALS, "J:VALIDATED:DUPLICATE"));
        close("ACT-6", act("2026-06-05", 1, OFFICIALS, "J:VALIDATED"));
        entry.post(ACTS + "NONE/close", GESTOR, "").refused(404, "NOT_FOUND");
    }

    @Test
    void a_file_does_not_change_closed_minutes_and_minutes_do_not_take_a_files_number() {
        entry.list("K");
        entry.register().send("asamblea", "FILE-1,050101,Alto,2026-05-01,40,K,VALIDADO,");
        entry.put(ACTS + "FILE-1", GESTOR, act("2026-06-05", 12, OFFICIALS, "K:VALIDATED"))
                .refused(409, "ID_CONFLICT");
        close("ACT-7", act("2026-06-06", 12, OFFICIALS, "K:VALIDATED"));
        String state = entry.register().send("asamblea", "ACT-7,050101,Alto,2026-06-06,40,K,RETIRADO,DUPLICADO");
        assertThat(entry.register().refusals(state)).containsExactly("2:ACT_CLOSED");
        assertThat(entry.register()
                        .refusals(entry.register().send("asamblea", "ACT-7,050101,Alto,2026-06-06,12,K,VALIDADO,")))
                .isEmpty();
    }

    @Test
    void only_the_gestor_of_the_territory_draws_up_minutes_and_only_staff_of_the_territory_reads_them() {
        entry.list("L");
        String minutes = act("2026-06-07", 12, OFFICIALS, "L:VALIDATED");
        entry.put(ACTS + "ACT-8", NEIGHBOUR, minutes).refused(404, "NOT_FOUND");
        entry.put(ACTS + "ACT-8", MANAGER, minutes).is(403);
        entry.put(ACTS + "ACT-8", GESTOR, minutes).is(200);
        entry.put(ACTS + "ACT-8", NEIGHBOUR, minutes.replace("050101", "060101"))
                .refused(409, "ID_CONFLICT");
        entry.post(ACTS + "ACT-8/close", NEIGHBOUR, "").refused(404, "NOT_FOUND");
        entry.post(ACTS + "ACT-8/close", MANAGER, "").is(403);
        entry.get(ACTS + "ACT-8", NEIGHBOUR).refused(404, "NOT_FOUND");
        entry.get(ACTS + "ACT-8", AUDITOR).is(200);
        assertThat(entry.get("/affiliation/assemblies", NEIGHBOUR).is(200).<List<String>>at("$.items[*].minutes.act"))
                .isEmpty();
        assertThat(entry.get("/affiliation/assemblies?cursor=ACT-7&district=0501", GESTOR)
                        .is(200)
                        .<List<String>>at("$.items[*].minutes.act"))
                .contains("ACT-8");
    }

    private void refused(String code, int status, String minutes) {
        entry.put(ACTS + "ACT-DRAFT", GESTOR, minutes).is(200);
        entry.post(ACTS + "ACT-DRAFT/close", GESTOR, "").refused(status, code);
    }

    private void close(String act, String minutes) {
        entry.put(ACTS + act, GESTOR, minutes).is(200);
        entry.post(ACTS + act + "/close", GESTOR, "").is(200);
    }

    /** Results as {@code household:result:motive}. */
    private String act(String heldOn, int women, String officials, String... results) {
        String said = Stream.of(results).map(this::result).collect(Collectors.joining(","));
        return """
                {"district":"050101","populatedCentre":"Alto","heldOn":"%s","women":%d,"men":0,"officials":%s,\
                "results":[%s],"supersedes":null}""".formatted(heldOn, women, officials, said);
    }

    private String result(String text) {
        String[] parts = text.split(":");
        String code = database.texts("select household from household where external_id = '" + parts[0] + "'").stream()
                .findFirst()
                .orElse("H0000000000000000");
        return "{\"household\":\"%s\",\"result\":\"%s\",\"motive\":%s}"
                .formatted(code, parts[1], parts.length > 2 ? "\"" + parts[2] + "\"" : "null");
    }
}
