package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.code;
import static pe.juntos.coresponsibility.Programme.member;
import static pe.juntos.coresponsibility.Programme.month;
import static pe.juntos.coresponsibility.Programme.visit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;

/** One bimester from the register's events to corrected verdicts, step by step. */
@ProgrammeTest
class CloseTest {
    private static final String LATE_TO_MET = "L1";
    private static final String LATE_TO_BREACH = "L2";

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
    void opens_with_the_expected_lists() {
        programme.registerEstablishments();
        assertThat(probe.awaitReceived("juntos.coresponsibility.establishment.v1", 4))
                .allSatisfy(e -> ContractCheck.validate("establishment", e.json()));
        programme.household("A", "2025-01-01"); // attends
        programme.child("A1", "A", "2025-01-01", Programme.POST);
        programme.child("A2", "A", "2015-01-01", Programme.SCHOOL);
        programme.household("B", "2025-01-01"); // breach, evidenced
        programme.child("B1", "B", "2015-01-01", Programme.SCHOOL);
        programme.household("C", "2025-01-01"); // silence
        programme.child("C1", "C", "2025-01-01", Programme.POST);
        programme.household("D", "2026-06-30"); // affiliated on the last day
        programme.child("D1", "D", "2015-01-01", Programme.SCHOOL);
        programme.household("E", "2026-07-01"); // affiliated too late
        programme.household("F", "2025-01-01"); // no target member
        programme.household("G", "2025-01-01"); // breach, excused
        programme.child("G1", "G", "2015-01-01", Programme.SCHOOL);
        programme.household("K", "2025-01-01", 1, "080101", false); // breach, accompanied, elsewhere
        programme.accompanied("K", "2026-06-30", "2026-07-15");
        programme.child("K1", "K", "2015-01-01", Programme.SCHOOL);
        programme.household(LATE_TO_MET, "2025-01-01");
        programme.child("L1a", LATE_TO_MET, "2015-01-01", Programme.SCHOOL);
        programme.household(LATE_TO_BREACH, "2025-01-01");
        programme.child("L2a", LATE_TO_BREACH, "2025-01-01", Programme.POST);
        programme.open("2026-3");
        assertThat(database.texts("select external_id || ' ' || condition from expected_member order by 1"))
                .containsExactly(
                        "A1 CRED",
                        "A2 SCHOOL",
                        "B1 SCHOOL",
                        "C1 CRED",
                        "D1 SCHOOL",
                        "G1 SCHOOL",
                        "K1 SCHOOL",
                        "L1a SCHOOL",
                        "L2a CRED");
        assertThat(database.texts(
                        "select sum(items)::text from job join job_chunk on job_id = id where kind = 'expected-lists'"))
                .as("progress counts households, not members")
                .containsExactly("9");
        programme
                .tryGet(
                        "/coresponsibility/periods/2026-3/expected?establishment=" + Programme.POST,
                        "rosa",
                        "GESTOR",
                        List.of("05"))
                .expectBodyList(Map.class)
                .hasSize(3);
    }

    @Test
    @Order(2)
    void a_child_that_changes_school_is_on_its_new_list_at_once() {
        programme.child("B1", "B", "2015-01-01", Programme.OTHER_SCHOOL, 2);
        assertThat(database.texts("select establishment from expected_member where external_id = 'B1'"))
                .containsExactly(Programme.OTHER_SCHOOL);
    }

    @Test
    @Order(3)
    void takes_evidence_and_refuses_with_codes() {
        var refused = programme.health(
                visit("h1", "A1", "ASISTIO"),
                visit("h1", "A1", "ASISTIO"), // repeated
                visit("h1", "A1", "NO_ASISTIO"), // conflict
                visit("h2", "nobody", "ASISTIO"),
                "h3,2026-3,S-00000001,A1,2026-05-10,CRED,ASISTIO,,,",
                "h4,2026-3,S-00000001,A1,2026-05-15,CRED,ASISTIO,FV,2026-05-15,",
                "h5,2026-3,S-00000001,A1,2026-07-01,CRED,ASISTIO,F1,2026-05-15,",
                "h6,2026-2,S-00000001,A1,2026-04-01,CRED,ASISTIO,F1,2026-05-15,",
                "h7,2026-3,S-99999999,A1,2026-05-15,CRED,ASISTIO,F1,2026-05-15,",
                "h8,2026-3,S-00000001,A1,2026-05-15,CRED,ASISTIO,F1,2026-05-15,never",
                visit("s1", "A1", "ASISTIO"), // one id of two persons: the first line has it
                visit("s1", "C1", "NO_ASISTIO"));
        assertThat(refused)
                .isEqualTo(Map.of(
                        "ID_CONFLICT", 2,
                        "UNKNOWN_PERSON", 1,
                        "UNSIGNED", 1,
                        "SIGNATORY_NOT_VALID", 1,
                        "OUTSIDE_PERIOD", 1,
                        "PERIOD_NOT_OPEN", 1,
                        "UNKNOWN_ESTABLISHMENT", 1,
                        "SUPERSEDES_UNKNOWN", 1));
        assertThat(programme.health(visit("h2", "L2a", "NO_ATENDIDO")))
                .as("an id of a refused record is not used up")
                .isEmpty();
    }

    @Test
    @Order(4)
    void corrects_before_and_after_in_the_same_file() {
        var refused = programme.education(
                correction("c3", "A2", 20, 20, "c2"),
                correction("c2", "A2", 20, 1, "c1"),
                month("c1", "A2", 20, 0, 0),
                month("e2", "A2", 20, 20, 0), // a second record of the month at that school
                month("b1", "B1", 20, 16, 0)
                        .replace(Programme.SCHOOL, Programme.OTHER_SCHOOL)
                        .replace(",D1,", ",D2,"),
                month("g1", "G1", 20, 16, 0),
                month("k1", "K1", 20, 16, 0),
                month("l1", "L1a", 20, 16, 0));
        assertThat(refused).isEqualTo(Map.of("SECOND_RECORD", 1));
        assertThat(database.texts(
                        "select evidence_id || ' ' || coalesce(superseded_by, '') from education_evidence where member = '"
                                + member("A2") + "' order by 1"))
                .containsExactly("c1 c2", "c2 c3", "c3 ");
        assertThat(programme.exceptions(
                        "x1,2026-3,G1,ENFERMEDAD,Certificado,ana,luis",
                        "x2,2026-3,B1,ENFERMEDAD,Certificado,ana, Ana",
                        "x3,2026-3,nobody,ENFERMEDAD,Certificado,ana,luis",
                        "x1,2026-3,G1,EMERGENCIA,Certificado,ana,luis",
                        "x1,2026-3,G1,ENFERMEDAD,Certificado,ana,luis",
                        "x4,2026-2,G1,ENFERMEDAD,Certificado,ana,luis"))
                .isEqualTo(Map.of("SAME_PERSON", 1, "UNKNOWN_PERSON", 1, "ID_CONFLICT", 1, "PERIOD_NOT_OPEN", 1));
    }

    private static String correction(String id, String person, int days, int attended, String supersedes) {
        return month(id, person, days, attended, 0) + supersedes;
    }

    @Test
    @Order(5)
    void decides_every_household_once() {
        programme.close("2026-3");
        programme.close("2026-3");
        assertThat(programme.file("/coresponsibility/periods/2026-3/hogares-veredicto.csv"))
                .containsExactly(
                        "A,MET,S",
                        "B,NOT_MET,N",
                        "C,NOT_VERIFIABLE,S",
                        "D,WAIVED,S",
                        "F,NO_TARGET_MEMBERS,N",
                        "G,MET,S",
                        "K,NOT_MET,S",
                        "L1,NOT_MET,N",
                        "L2,NOT_VERIFIABLE,S");
        assertThat(programme.file("/coresponsibility/periods/2026-3/hogares-veredicto.csv", "08"))
                .containsExactly("K,NOT_MET,S");
        var policy = ",membership-2020+verification-2005";
        assertThat(programme.file("/coresponsibility/periods/2026-3/veredictos.csv"))
                .containsExactly(
                        "A,A1,HEALTH,CRED,MET,ATTENDED" + policy,
                        "A,A2,EDUCATION,SCHOOL,MET,ATTENDANCE_SUFFICIENT" + policy,
                        "B,B1,EDUCATION,SCHOOL,NOT_MET,ATTENDANCE_BELOW_MINIMUM" + policy,
                        "C,C1,HEALTH,CRED,NOT_VERIFIABLE,NO_RECORD" + policy,
                        "D,D1,EDUCATION,SCHOOL,WAIVED,AFFILIATION_PERIOD" + policy,
                        "G,G1,EDUCATION,SCHOOL,EXEMPT,SICKNESS" + policy,
                        "K,K1,EDUCATION,SCHOOL,NOT_MET,ATTENDANCE_BELOW_MINIMUM" + policy,
                        "L1,L1a,EDUCATION,SCHOOL,NOT_MET,ATTENDANCE_BELOW_MINIMUM" + policy,
                        "L2,L2a,HEALTH,CRED,NOT_VERIFIABLE,SERVICE_UNAVAILABLE" + policy);
        var told = probe.awaitReceived("juntos.coresponsibility.verdict.v1", 9);
        assertThat(told).hasSize(9).allSatisfy(e -> ContractCheck.validate("verdict", e.json()));
    }

    @Test
    @Order(6)
    void shows_a_household_with_the_records_that_decided_and_only_in_its_territory() {
        var uri = "/coresponsibility/households/" + code("B") + "/verdicts?period=2026-3";
        assertThat(programme.get(uri, "rosa", "GESTOR").toString()).contains("NOT_MET", "b1", "attended=16");
        programme.tryGet(uri, "rosa", "GESTOR", List.of("08")).expectStatus().isNotFound();
        assertThat(programme
                        .get("/coresponsibility/summary?period=2026-3", "rosa", "GESTOR")
                        .toString())
                .contains("CLOSED_FOR_EVIDENCE", "NO_RECORD=1", "payable=6");
    }

    @Test
    @Order(7)
    void is_certified_by_another_person() {
        programme
                .tryPost("/coresponsibility/periods/2026-3/certify", "cesar", "CERTIFIER")
                .expectStatus()
                .isEqualTo(409);
        programme.consolidate("2026-3");
        programme
                .tryPost("/coresponsibility/periods/2026-3/certify", "irma", "CERTIFIER")
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SAME_PERSON");
        programme.certify("2026-3");
        programme.certify("2026-3");
        var told = Await.value(() -> probe.received("juntos.coresponsibility.period.v1"), e -> e.size() >= 4);
        assertThat(told)
                .extracting(e -> e.type())
                .containsExactly(
                        "pe.juntos.coresponsibility.period.opened.v1",
                        "pe.juntos.coresponsibility.period.closed-for-evidence.v1",
                        "pe.juntos.coresponsibility.period.consolidated.v1",
                        "pe.juntos.coresponsibility.period.certified.v1");
        assertThat(told).allSatisfy(e -> ContractCheck.validate("period", e.json()));
        assertThat(told.getLast().json()).contains("\"households\":9", "\"payable\":6");
    }

    @Test
    @Order(8)
    void late_evidence_corrects_and_never_claws_back() {
        programme.education(correction("l1b", "L1a", 20, 17, "l1"));
        programme.health(
                "n1,2026-3," + Programme.OTHER_POST + ",L2a,2026-06-10,CRED,NO_ASISTIO,F2,2026-06-10,h2",
                visit("a9", "A1", "ASISTIO"));
        assertThat(programme.verdict(LATE_TO_MET)).isEqualTo("[MET true ATTENDANCE_SUFFICIENT v2]");
        assertThat(programme.verdict(LATE_TO_BREACH))
                .isEqualTo("[NOT_MET true NO_ATTENDANCE|CORRECTION_NEEDS_PERSON v2]");
        var corrected = Await.value(
                () -> probe.received("juntos.coresponsibility.verdict.v1").stream()
                        .filter(e -> e.type().endsWith("corrected.v1"))
                        .toList(),
                e -> e.size() >= 2);
        assertThat(corrected).extracting(e -> e.key()).containsExactlyInAnyOrder(code("L1"), code("L2"));
        assertThat(corrected).allSatisfy(e -> ContractCheck.validate("verdict", e.json()));
        assertThat(database.texts("select household || ' ' || review from verdict_review"))
                .containsExactly(code("L2") + " CORRECTION_TO_NOT_MET");
        assertThat(programme
                        .get("/coresponsibility/households/" + code("L1") + "/verdicts?period=2026-3", "rosa", "GESTOR")
                        .toString())
                .contains("history=[{version=1, outcome=NOT_MET");
    }

    @Test
    @Order(9)
    void the_same_files_again_change_nothing() {
        var before = database.texts("select household || hash || version from household_verdict order by 1");
        programme.education(
                correction("l1b", "L1a", 20, 17, "l1"),
                month("b1", "B1", 20, 16, 0)
                        .replace(Programme.SCHOOL, Programme.OTHER_SCHOOL)
                        .replace(",D1,", ",D2,"));
        programme.health(visit("h1", "A1", "ASISTIO"));
        assertThat(database.texts("select household || hash || version from household_verdict order by 1"))
                .isEqualTo(before);
        assertThat(database.number("select count(*) from verdict_recheck")).isZero();
    }

    @Test
    @Order(10)
    void three_breaches_in_a_row_are_for_a_person() {
        for (var period : List.of("2026-4", "2026-5")) {
            programme.open(period);
            var month = period.equals("2026-4") ? "2026-08" : "2026-10";
            programme.education(
                    "r" + period + "," + period + "," + Programme.SCHOOL + ",B1," + month + ",20,0,0,D1,2026-11-01,");
            programme.close(period);
        }
        assertThat(database.texts("select period || ' ' || streak_not_met from household_verdict where household = '"
                        + code("B") + "' order by 1"))
                .containsExactly("2026-3 1", "2026-4 2", "2026-5 3");
        assertThat(database.texts(
                        "select household || ' ' || review from verdict_review where period = '2026-5' order by 1"))
                .contains(code("B") + " REPEATED_NOT_MET", code("C") + " REPEATED_SILENCE");
    }
}
