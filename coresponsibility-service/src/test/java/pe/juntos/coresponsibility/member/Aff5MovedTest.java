package pe.juntos.coresponsibility.member;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.OTHER_POST;
import static pe.juntos.coresponsibility.Programme.OTHER_SCHOOL;
import static pe.juntos.coresponsibility.Programme.POST;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.code;
import static pe.juntos.coresponsibility.Programme.month;
import static pe.juntos.coresponsibility.Programme.visit;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestDatabase;

/** AFF-5, VER-1: a child is never absent because it moved. What the place it left reports helps it, and never costs it anything. */
@ProgrammeTest
class Aff5MovedTest {
    private static final List<String> PUPILS = List.of("ROLL", "SILENT", "BOTH", "LESS", "BACK");
    private static final List<String> INFANTS = List.of("GONE", "MISSED", "SEEN");

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void after_a_move_in_the_period() {
        programme.registerEstablishments();
        PUPILS.forEach(name -> family(name, "2015-01-01", SCHOOL));
        INFANTS.forEach(name -> family(name, "2025-03-01", POST));
        family("STAYED", "2015-01-01", SCHOOL);
        programme.open("2026-3");
        PUPILS.forEach(name -> programme.child(name, name, "2015-01-01", OTHER_SCHOOL, 2));
        INFANTS.forEach(name -> programme.child(name, name, "2025-03-01", OTHER_POST, 2));
        programme.child("BACK", "BACK", "2015-01-01", SCHOOL, 3);
        assertThat(programme.education(
                        month("r1", "ROLL", 20, 0, 0),
                        june("r2", "ROLL", 20),
                        month("n1", "SILENT", 20, 3, 0),
                        month("b1", "BOTH", 20, 20, 0),
                        june("b2", "BOTH", 14),
                        month("l1", "LESS", 20, 20, 0),
                        june("l2", "LESS", 13),
                        month("m1", "BACK", 20, 0, 0),
                        june("m2", "BACK", 15),
                        month("s1", "STAYED", 20, 20, 0),
                        june("s2", "STAYED", 13)))
                .isEmpty();
        assertThat(programme.health(
                        visit("h1", "GONE", "NO_ASISTIO"),
                        visit("h2", "MISSED", "NO_ASISTIO"),
                        there("h3", "MISSED"),
                        visit("h4", "SEEN", "ASISTIO"),
                        there("h5", "SEEN")))
                .isEmpty();
        programme.close("2026-3");
        assertThat(database.texts("select external_id || ' ' || outcome || ' ' || array_to_string(reasons, '|') || ' '"
                        + " || (select string_agg(r, ' ' order by r) from unnest(records) r) from member_verdict"
                        + " where cardinality(records) > 0 order by external_id collate \"C\""))
                .containsExactly(
                        "BACK NOT_MET ATTENDANCE_BELOW_MINIMUM m1", // it is on the old school's list again
                        "BOTH MET ATTENDANCE_SUFFICIENT b1 b2", // together exactly 85 %
                        "LESS NOT_MET ATTENDANCE_BELOW_MINIMUM l2", // 82.5 %, shown by the new school's record alone
                        "MISSED NOT_MET NO_ATTENDANCE h3",
                        "ROLL MET ATTENDANCE_SUFFICIENT r2", // the old school called it absent, the new one saw it
                        "SEEN MET ATTENDED h4 h5",
                        "STAYED NOT_MET ATTENDANCE_BELOW_MINIMUM s1 s2"); // two schools' days add up for who did not
        // move
        for (var silent : List.of("SILENT", "GONE")) {
            assertThat(programme.verdict(silent)).as(silent).isEqualTo("[NOT_VERIFIABLE true NO_RECORD v1]");
        }
    }

    /** POL-2: the trace decides again on the records that were counted, and shows no others. */
    @Test
    @Order(2)
    void the_verdict_names_what_was_counted_and_can_be_decided_again() {
        var uri = "/coresponsibility/households/" + code("LESS") + "/verdicts";
        var trace = programme.get(uri + "/2026-3/trace", "ana", "AUDITOR");
        assertThat((Map<String, Object>) trace.get("again")).containsEntry("equal", true);
        var explained = programme.get(uri + "?period=2026-3", "ana", "AUDITOR");
        assertThat(explained.get("members").toString()).contains("l2").doesNotContain("l1");
    }

    private void family(String name, String birth, String establishment) {
        programme.household(name, "2025-01-01");
        programme.child(name, name, birth, establishment);
    }

    private static String june(String id, String person, int attended) {
        return "%s,2026-3,%s,%s,2026-06,20,%d,0,D2,2026-07-01,".formatted(id, OTHER_SCHOOL, person, attended);
    }

    private static String there(String id, String person) {
        return "%s,2026-3,%s,%s,2026-06-30,CRED,NO_ASISTIO,F2,2026-06-30,".formatted(id, OTHER_POST, person);
    }
}
