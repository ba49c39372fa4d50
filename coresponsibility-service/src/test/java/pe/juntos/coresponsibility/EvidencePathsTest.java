package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.OTHER_POST;
import static pe.juntos.coresponsibility.Programme.OTHER_SCHOOL;
import static pe.juntos.coresponsibility.Programme.POST;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.month;
import static pe.juntos.coresponsibility.Programme.visit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** AFF-5, MEM-2 and VER-1 from files to verdicts: moves, several schools, pregnancy; and what each territory sees. */
@ProgrammeTest
class EvidencePathsTest {
    private static final String PERIOD = "/coresponsibility/periods/2026-3";

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void lists_follow_a_move_and_hold_the_pregnant() {
        programme.registerEstablishments();
        programme.household("MOVES", "2025-01-01");
        programme.child("pupil", "MOVES", "2015-01-01", SCHOOL);
        programme.child("infant", "MOVES", "2025-03-01", POST);
        programme.household("TWO", "2025-01-01");
        programme.child("both", "TWO", "2015-01-01", SCHOOL);
        programme.household("LESS", "2025-01-01");
        programme.child("less", "LESS", "2015-01-01", SCHOOL);
        programme.household("ABSURD", "2025-01-01");
        programme.child("absurd", "ABSURD", "2015-01-01", SCHOOL);
        programme.household("CUSCO", "2025-01-01", 1, "080101", false);
        programme.expectant("seen", "CUSCO", "2026-05-01", POST); // due on the reference date: still pregnant
        programme.expectant("unseen", "CUSCO", "2027-02-05", POST); // pregnant since that day
        programme.expectant("past", "CUSCO", "2026-04-30", POST);
        programme.expectant("future", "CUSCO", "2027-02-06", POST);
        programme.open("2026-3");
        programme.child("pupil", "MOVES", "2015-01-01", OTHER_SCHOOL, 2);
        programme.child("infant", "MOVES", "2025-03-01", OTHER_POST, 2);
        programme.open("2026-3");
        assertThat(database.texts("select external_id || ' ' || condition || ' ' || establishment from expected_member"
                        + " order by 1"))
                .containsExactly(
                        "absurd SCHOOL " + SCHOOL,
                        "both SCHOOL " + SCHOOL,
                        "infant CRED " + OTHER_POST,
                        "less SCHOOL " + SCHOOL,
                        "pupil SCHOOL " + OTHER_SCHOOL,
                        "seen PRENATAL " + POST,
                        "unseen PRENATAL " + POST);
    }

    @Test
    @Order(2)
    void evidence_of_any_establishment_counts_and_several_add_up() {
        assertThat(programme.education(
                        // before and after the move: 15 of 18 days, and only together with June's 3 of 3 enough
                        month("p1", "pupil", 18, 15, 0),
                        elsewhere("p2", "pupil", "2026-06", 3, 3),
                        // two schools in one month, 34 of 40 days: exactly 85 %
                        month("t1", "both", 20, 17, 0),
                        elsewhere("t2", "both", "2026-05", 20, 17),
                        // more days than the month has, by whoever mistyped them: refused, and the others are decided
                        // all the same
                        month("z1", "absurd", 2_000_000_000, 1_700_000_000, 0),
                        elsewhere("z2", "absurd", "2026-06", 31, 31),
                        elsewhere("z3", "absurd", "2026-06", 30, 25),
                        // a day less
                        month("l1", "less", 20, 17, 0),
                        elsewhere("l2", "less", "2026-05", 20, 16)))
                .isEqualTo(Map.of("SCHOOL_DAYS_EXCEED_MONTH", 2));
        assertThat(programme.health(
                        visit("i1", "infant", "NO_ASISTIO"),
                        "i2,2026-3," + OTHER_POST + ",infant,2026-06-30,CRED,ASISTIO,F2,2026-06-30,",
                        prenatal("s1", "seen", "ASISTIO"),
                        visit("u1", "unseen", "ASISTIO"), // a CRED is no prenatal control
                        prenatal("u2", "unseen", "NO_ASISTIO")))
                .isEmpty();
        programme.close("2026-3");
        assertThat(database.texts("select external_id || ' ' || outcome || ' ' || array_to_string(reasons, '|')"
                        + " from member_verdict order by 1"))
                .containsExactly(
                        "absurd NOT_MET ATTENDANCE_BELOW_MINIMUM",
                        "both MET ATTENDANCE_SUFFICIENT",
                        "infant MET ATTENDED",
                        "less NOT_MET ATTENDANCE_BELOW_MINIMUM",
                        "pupil MET ATTENDANCE_SUFFICIENT",
                        "seen MET ATTENDED",
                        "unseen NOT_MET NO_ATTENDANCE");
    }

    @Test
    @Order(3)
    void an_exception_for_a_closed_period_excuses_and_is_listed() {
        assertThat(programme.refusedLines(
                        "excepciones",
                        "x1,2026-3,unseen,LLUVIAS_CAMINO_CORTADO,Acta,ana,luis",
                        "x2,2026-3,less,ENFERMEDAD,Acta,ana,ANA",
                        "x3,2026-3,less,CANSANCIO,Acta,ana,luis",
                        "x4,2026-3,less,ENFERMEDAD,,ana,luis",
                        "x5,2026-4,less,ENFERMEDAD,Acta,ana,luis",
                        "x1,2026-3,unseen,LLUVIAS_CAMINO_CORTADO,Acta,ana,luis",
                        "x1,2026-3,less,LLUVIAS_CAMINO_CORTADO,Acta,ana,luis"))
                .isEqualTo(Map.of(
                        2, "SAME_PERSON",
                        3, "UNKNOWN_CODE",
                        4, "REQUIRED",
                        5, "PERIOD_NOT_OPEN",
                        7, "ID_CONFLICT"));
        assertThat(programme.verdict("CUSCO")).isEqualTo("[MET true RAIN_OR_ROAD_CUT|ATTENDED v2]");
        assertThat(programme.file(PERIOD + "/excepciones.csv"))
                .containsExactly("x1,unseen,LLUVIAS_CAMINO_CORTADO,ana,luis");
    }

    @Test
    @Order(4)
    void lists_files_and_counts_show_the_callers_territory_only() {
        assertThat(programme.file(PERIOD + "/hogares-veredicto.csv", "08")).containsExactly("CUSCO,MET,S");
        assertThat(programme.file(PERIOD + "/hogares-veredicto.csv", "0501")).hasSize(4);
        assertThat(programme.file(PERIOD + "/hogares-veredicto.csv", "15")).isEmpty();
        assertThat(programme.file(PERIOD + "/veredictos.csv", "08")).hasSize(2);
        assertThat(programme.file(PERIOD + "/excepciones.csv", "0501")).isEmpty();
        assertThat(programme.file(PERIOD + "/excepciones.csv", "08")).hasSize(1);
        expectedAt(POST, "08", 2);
        expectedAt(POST, "05", 0);
        var summary = programme
                .tryGet("/coresponsibility/summary?period=2026-3", "rosa", "GESTOR", List.of("08"))
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        assertThat(summary.get("households")).hasToString("{MET=1}");
        assertThat(summary.get("members")).hasToString("{EXEMPT=1, MET=1}");
    }

    @Test
    @Order(5)
    void partners_and_institutions_read_no_verdicts_and_a_period_never_opened_is_not_found() {
        for (var file : List.of("/veredictos.csv", "/hogares-veredicto.csv", "/excepciones.csv")) {
            for (var role : List.of("PARTNER", "INSTITUTION")) {
                programme
                        .tryGet(PERIOD + file, "otro", role, TestTokens.NATIONAL)
                        .expectStatus()
                        .isForbidden();
            }
            for (var period : List.of("2031-1", "never")) {
                programme
                        .tryGet("/coresponsibility/periods/" + period + file, "rosa", "GESTOR", TestTokens.NATIONAL)
                        .expectStatus()
                        .isNotFound();
            }
        }
    }

    @Test
    @Order(6)
    void every_event_that_affiliation_publishes_is_understood() {
        assertThat(Programme.HOUSEHOLD.tellSamples(probe, "household")).isEqualTo(10);
        assertThat(Programme.MEMBER.tellSamples(probe, "household")).isEqualTo(3);
        Await.until(
                () -> assertThat(database.texts("select version from household where household = 'H7K2M4P6R8T0V1W3X'"
                                + " union all select version from member where household = 'H7K2M4P6R8T0V1W3X'"))
                        .containsExactly("10", "3"));
        assertThat(database.number("select count(*) from dead_letter")).isZero();
    }

    private void expectedAt(String establishment, String territory, int persons) {
        programme
                .tryGet(PERIOD + "/expected?establishment=" + establishment, "rosa", "GESTOR", List.of(territory))
                .expectBodyList(Map.class)
                .hasSize(persons);
    }

    private static String elsewhere(String id, String person, String month, int days, int attended) {
        return "%s,2026-3,%s,%s,%s,%d,%d,0,D2,2026-07-01,".formatted(id, OTHER_SCHOOL, person, month, days, attended);
    }

    private static String prenatal(String id, String person, String result) {
        return visit(id, person, result).replace(",CRED,", ",PRENATAL,");
    }
}
