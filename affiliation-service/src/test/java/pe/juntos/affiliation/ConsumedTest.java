package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** What coresponsibility and graduation publish, by their own samples, moves affiliated households (VER-4, AFF-6). */
@ServiceTest
class ConsumedTest {
    private static final Consumed VERDICT = new Consumed("coresponsibility", "verdict");
    private static final Consumed DECISION = new Consumed("graduation", "decision");
    private static final Consumed ACCOMPANIMENT = new Consumed("coresponsibility", "accompaniment");
    private static final List<String> HOUSEHOLDS = List.of("A", "B", "C", "D", "E", "F", "G");
    private static final List<String> MOTHERS = List.of("Rosa", "Ana", "Eva", "Flor", "Inés", "Julia", "Noemí");
    private static final List<String> CHILDREN = List.of("Leo", "Saúl", "Beto", "Raúl", "Hugo", "Iván", "Inti");
    private static final List<String> OTHER_DECISIONS = List.of(
            "recertification-due",
            "recertified",
            "classified",
            "review-needed",
            "bonus-assigned",
            "bonus-delivered",
            "transfer-stopped");

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    @BeforeEach
    void affiliatedHouseholds() {
        if (database.number("select count(*) from standing") > 0) {
            return;
        }
        var register = new RegisterClient(http);
        register.send("hogares", each(household -> household + ",050101,Alto,POBRE,2023-01-01,2027-12-31,,,"));
        register.send("personas", each(ConsumedTest::persons));
        register.send("asamblea", each(household -> "X1,050101,Alto,2024-02-01,40," + household + ",VALIDADO,"));
        register.send("convenios", each(household -> household + ",2024-03-01,CUENTA,040" + number(household) + ","));
        register.send("adscripciones", each(household -> household + "2,E-0123456,2024-04-10"));
        register.assess(LocalDate.of(2026, 6, 30));
    }

    @Test
    void a_verdict_suspends_and_its_correction_brings_back() {
        stands("A", "AFFILIATED", "{}");
        verdict("A", "issued", 1);
        stands("A", "SUSPENDED", "{NOT_MET}");
        verdict("A", "corrected", 2);
        stands("A", "AFFILIATED", "{}");
        nothingIsPutAside();
    }

    @Test
    void graduation_ends_it_and_its_other_decisions_do_not() {
        OTHER_DECISIONS.forEach(event -> decision("B", event, false));
        verdict("B", "issued", 1);
        stands("B", "SUSPENDED", "{NOT_MET}");
        decision("B", "graduated", false);
        stands("B", "EXITED", "{GRADUATED}");
        assertThat(database.texts("select exited_on::text from standing where household = '" + code("B") + "'"))
                .containsExactly("2026-08-01");
        nothingIsPutAside();
    }

    @Test
    void who_left_as_no_longer_poor_exits_for_that_reason() {
        graduated("C", "RECERTIFIED_NOT_POOR", "EXIT_NOTICE_ENDED");
        stands("C", "EXITED", "{NOT_POOR}");
    }

    @Test
    void of_two_exits_the_one_that_came_first_is_the_reason_and_the_other_stays_beside_it() {
        graduated("D", "RECERTIFIED_NOT_POOR", "EXIT_NOTICE_ENDED", "ARTICULATED", "BONUS_RECEIVED");
        stands("D", "EXITED", "{NOT_POOR,GRADUATED}");
        graduated("E", "ARTICULATED", "BONUS_RECEIVED", "RECERTIFIED_NOT_POOR", "EXIT_NOTICE_ENDED");
        stands("E", "EXITED", "{GRADUATED,NOT_POOR}");
        graduated("F", "ARTICULATED", "BONUS_RECEIVED");
        stands("F", "EXITED", "{GRADUATED}");
        assertThat(shown("D")).isEqualTo("NOT_POOR");
        assertThat(shown("E")).isEqualTo("GRADUATED");
        assertThat(shown("F")).as("its notice still ran").isEqualTo("GRADUATED");
    }

    private void graduated(String household, String... reasons) {
        DECISION.tell(
                probe,
                "graduated",
                code(household),
                1,
                Map.of("household", code(household), "exitTrack", true, "reasons", List.of(reasons)));
    }

    /** The one reason that others learn. */
    private String shown(String household) {
        return JsonPath.read(
                Await.value(
                                () -> probe.received("juntos.affiliation.household.v1", code(household)),
                                told -> told.getLast().json().contains("EXITED"))
                        .getLast()
                        .json(),
                "$.reason");
    }

    @Test
    void an_accompaniment_is_told_with_the_household_while_it_lasts() {
        accompaniment("approved", 1, "2026-05-01", "2026-06-30");
        accompanied(true);
        accompaniment("ended", 2, "2026-05-01", "2026-06-29");
        accompanied(false);
        accompaniment("approved", 1, "2026-05-01", "2026-06-30");
        nothingIsPutAside();
        accompanied(false);
    }

    /** The household is told as of the day of the last national assessment, 30 June. */
    private void accompanied(boolean expected) {
        Await.until(() -> assertThat(database.texts(
                        "select content::json ->> 'accompaniment' from standing where household = '" + code("G") + "'"))
                .containsExactly(Boolean.toString(expected)));
    }

    private void accompaniment(String event, long version, String from, String until) {
        ACCOMPANIMENT.tell(
                probe, event, code("G"), version, Map.of("household", code("G"), "from", from, "until", until));
    }

    private void verdict(String household, String event, long version) {
        VERDICT.tell(probe, event, code(household), version, Map.of("household", code(household)));
    }

    private void decision(String household, String event, boolean exitTrack) {
        DECISION.tell(probe, event, code(household), 1, Map.of("household", code(household), "exitTrack", exitTrack));
    }

    private void stands(String household, String state, String reasons) {
        Await.until(() -> assertThat(database.texts(
                        "select state || reasons::text from standing where household = '" + code(household) + "'"))
                .containsExactly(state + reasons));
    }

    private void nothingIsPutAside() {
        assertThat(database.number("select count(*) from dead_letter")).isZero();
    }

    private String code(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }

    private static String[] each(UnaryOperator<String> line) {
        return HOUSEHOLDS.stream().map(line).toArray(String[]::new);
    }

    /** A mother and her child; the names differ, so that nobody is taken for somebody else. */
    private static String persons(String household) {
        int number = number(household);
        return household + "," + household + "1,1000000" + number + ",Quispe,Huamán," + MOTHERS.get(number - 1)
                + ",F,1990-05-0" + number + ",CONYUGE,,PRIMARIA,S\n" + household + "," + household + "2,1000001"
                + number
                + ",Quispe,Huamán," + CHILDREN.get(number - 1) + ",M,2018-09-0" + number + ",HIJO,,PRIMARIA,N";
    }

    private static int number(String household) {
        return HOUSEHOLDS.indexOf(household) + 1;
    }
}
