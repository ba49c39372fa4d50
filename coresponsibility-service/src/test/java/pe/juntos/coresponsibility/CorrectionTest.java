package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.code;

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

/** VER-3 to VER-5: what the correction of one period means for the periods after it. */
@ProgrammeTest
class CorrectionTest {
    private static final Map<String, String> MONTHS = Map.of(
            "2026-2", "2026-03",
            "2026-3", "2026-05",
            "2026-4", "2026-07",
            "2026-5", "2026-09");
    private static final String VERDICTS = "juntos.coresponsibility.verdict.v1";

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
    void three_breaches_or_silences_in_a_row_are_for_a_person() {
        programme.registerEstablishments();
        programme.household("BREACH", "2025-01-01");
        programme.child("b", "BREACH", "2015-01-01", SCHOOL);
        programme.household("SILENT", "2025-01-01");
        programme.child("s", "SILENT", "2015-01-01", SCHOOL);
        programme.household("HELD", "2025-01-01", 1, Programme.DISTRICT, false);
        programme.accompanied("HELD", "2026-05-01", "2026-10-30");
        programme.child("h", "HELD", "2015-01-01", SCHOOL);
        for (var period : List.of("2026-3", "2026-4", "2026-5")) {
            programme.open(period);
            programme.education(month(period, "b", 0), month(period, "h", 20));
            programme.close(period);
            programme.consolidate(period);
            programme.certify(period);
        }
        assertThat(inARow("BREACH")).containsExactly("2026-3 1 0", "2026-4 2 0", "2026-5 3 0");
        assertThat(inARow("SILENT")).containsExactly("2026-3 0 1", "2026-4 0 2", "2026-5 0 3");
        assertThat(reviews())
                .containsExactly(
                        "2026-5 " + code("BREACH") + " REPEATED_NOT_MET",
                        "2026-5 " + code("SILENT") + " REPEATED_SILENCE");
    }

    @Test
    @Order(2)
    void a_corrected_breach_is_counted_out_of_the_later_ones_and_told() {
        programme.education(month("2026-3", "b", 20, "late", "2026-3b"));
        assertThat(inARow("BREACH")).containsExactly("2026-3 0 0", "2026-4 1 0", "2026-5 2 0");
        assertThat(programme.verdict("BREACH"))
                .isEqualTo("[MET true ATTENDANCE_SUFFICIENT v2, NOT_MET false ATTENDANCE_BELOW_MINIMUM v2,"
                        + " NOT_MET false ATTENDANCE_BELOW_MINIMUM v2]");
        assertThat(reviews()).containsExactly("2026-5 " + code("SILENT") + " REPEATED_SILENCE");
        var told = Await.value(() -> corrections("BREACH"), events -> events.size() >= 3);
        assertThat(told)
                .satisfiesExactly(
                        met -> assertThat(met).contains("\"period\":\"2026-3\"", "\"consecutiveNotMet\":0"),
                        first -> assertThat(first)
                                .contains("\"period\":\"2026-4\"", "\"consecutiveNotMet\":1", "\"payable\":false"),
                        second -> assertThat(second).contains("\"period\":\"2026-5\"", "\"consecutiveNotMet\":2"))
                .allSatisfy(event -> ContractCheck.validate("verdict", event));
    }

    @Test
    @Order(3)
    void evidence_into_a_silent_row_ends_it_there() {
        programme.education(month("2026-4", "s", 20));
        assertThat(inARow("SILENT")).containsExactly("2026-3 0 1", "2026-4 0 0", "2026-5 0 1");
        assertThat(reviews()).isEmpty();
    }

    @Test
    @Order(4)
    void a_period_decided_after_its_successor_is_counted_into_it() {
        programme.open("2026-2");
        programme.education(month("2026-2", "b", 0), month("2026-2", "s", 20), month("2026-2", "h", 20));
        programme.close("2026-2");
        assertThat(inARow("BREACH")).containsExactly("2026-2 1 0", "2026-3 0 0", "2026-4 1 0", "2026-5 2 0");
        programme.education(month("2026-3", "b", 0, "again", "late"));
        assertThat(inARow("BREACH"))
                .as("a breach is counted although a certified payable verdict stays payable")
                .containsExactly("2026-2 1 0", "2026-3 2 0", "2026-4 3 0", "2026-5 4 0");
        assertThat(reviews())
                .containsExactly(
                        "2026-3 " + code("BREACH") + " CORRECTION_TO_NOT_MET",
                        "2026-4 " + code("BREACH") + " REPEATED_NOT_MET",
                        "2026-5 " + code("BREACH") + " REPEATED_NOT_MET");
    }

    @Test
    @Order(5)
    void a_certified_payment_stays_payable_however_often_it_is_decided_again() {
        programme.education(month("2026-5", "h", 0, "h5", "2026-5h"));
        var held = "NOT_MET true ATTENDANCE_BELOW_MINIMUM|ACCOMPANIMENT_HOLD|CORRECTION_NEEDS_PERSON";
        assertThat(programme.verdict("HELD")).contains(held + " v2");
        programme.education(month("2026-5", "h", 1, "h6", "h5"));
        assertThat(programme.verdict("HELD")).contains(held + " v3");
    }

    @Test
    @Order(6)
    void evidence_is_taken_for_six_periods_back_and_no_more() {
        programme.open("2027-3");
        assertThat(programme.refusedLines(
                        "educacion",
                        month("2026-3", "s", 20, "six back", ""),
                        month("2026-2", "s", 20, "seven back", "2026-2s")))
                .isEqualTo(Map.of(2, "PERIOD_NOT_OPEN"));
        assertThat(inARow("SILENT")).contains("2026-3 0 0");
    }

    @Test
    @Order(7)
    void a_correction_reaches_no_period_that_takes_no_evidence_any_more() {
        var before = programme.verdict("SILENT") + programme.verdict("BREACH");
        assertThat(programme.refusedLines(
                        "educacion",
                        month("2026-4", "s", 20, "from seven back", "2026-2s"),
                        month("2026-4", "b", 20, "from six back", "2026-3b"),
                        month("2026-4", "b", 20, "again from six back", "again")))
                .isEqualTo(Map.of(
                        1, "SUPERSEDES_CLOSED_PERIOD",
                        2, "ALREADY_SUPERSEDED",
                        3, "SECOND_RECORD"));
        assertThat(programme.verdict("SILENT") + programme.verdict("BREACH")).isEqualTo(before);
        assertThat(database.texts("select coalesce(superseded_by, '-') from education_evidence"
                        + " where evidence_id in ('2026-2s', 'again')"))
                .containsExactly("-", "-");
    }

    private List<String> inARow(String household) {
        return database.texts(
                "select period || ' ' || streak_not_met || ' ' || streak_not_verifiable from household_verdict"
                        + " where household = '" + code(household) + "' order by period");
    }

    private List<String> reviews() {
        return database.texts("select period || ' ' || household || ' ' || review from verdict_review order by 1");
    }

    private List<String> corrections(String household) {
        return probe.received(VERDICTS, code(household)).stream()
                .filter(e -> e.type().endsWith("corrected.v1"))
                .map(e -> e.json())
                .toList();
    }

    private static String month(String period, String person, int attended) {
        return month(period, person, attended, period + person, "");
    }

    private static String month(String period, String person, int attended, String id, String supersedes) {
        return "%s,%s,%s,%s,%s,20,%d,0,D1,2026-12-01,%s"
                .formatted(id, period, SCHOOL, person, MONTHS.get(period), attended, supersedes);
    }
}
