package pe.juntos.coresponsibility.member;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.OTHER_POST;
import static pe.juntos.coresponsibility.Programme.OTHER_SCHOOL;
import static pe.juntos.coresponsibility.Programme.POST;
import static pe.juntos.coresponsibility.Programme.SCHOOL;
import static pe.juntos.coresponsibility.Programme.code;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;

/** AFF-5: the lists of an open period follow the child at once; frozen ones change only for facts that were true before. */
@ProgrammeTest
class Aff5FollowTest {
    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void a_change_of_school_moves_the_line_of_an_open_period_and_no_other() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("A1", "A", "2015-01-01", SCHOOL);
        programme.child("A2", "A", "2025-01-01", POST);
        programme.household("B", "2025-01-01");
        programme.child("B1", "B", "2015-01-01", SCHOOL);
        programme.open("2026-3");
        var untouched = rows("B");
        programme.child("A1", "A", "2015-01-01", OTHER_SCHOOL, 2);
        assertThat(listOf(SCHOOL)).containsExactly("B1");
        assertThat(listOf(OTHER_SCHOOL)).containsExactly("A1");
        assertThat(listOf(POST)).containsExactly("A2");
        assertThat(rows("B")).isEqualTo(untouched);
    }

    @Test
    @Order(2)
    void a_change_of_post_a_birth_and_a_household_that_joins_are_on_the_lists_at_once() {
        programme.child("A2", "A", "2025-01-01", OTHER_POST, 2);
        programme.child("A3", "A", "2026-04-30", POST);
        programme.household("N", "2026-05-20");
        programme.child("N1", "N", "2015-01-01", SCHOOL);
        assertThat(listOf(OTHER_POST)).containsExactly("A2");
        assertThat(listOf(POST)).containsExactly("A3");
        assertThat(listOf(SCHOOL)).containsExactly("B1", "N1");
    }

    @Test
    @Order(3)
    void a_person_who_moves_to_another_household_is_on_one_list_only() {
        programme.child("B1", "N", "2015-01-01", SCHOOL, 2);
        assertThat(database.texts("select household from expected_member where external_id = 'B1'"))
                .containsExactly(code("N"));
        programme.child("B1", "B", "2015-01-01", SCHOOL, 3);
        assertThat(database.texts("select household from expected_member where external_id = 'B1'"))
                .containsExactly(code("B"));
    }

    @Test
    @Order(4)
    void of_events_in_the_wrong_order_the_latest_stands() {
        programme.child("B1", "B", "2015-01-01", OTHER_SCHOOL, 5);
        programme.child("B1", "B", "2015-01-01", SCHOOL, 4);
        programme.household("B", "2025-01-01", 9, Programme.DISTRICT, false);
        assertThat(listOf(OTHER_SCHOOL)).containsExactly("A1", "B1");
        assertThat(listOf(SCHOOL)).containsExactly("N1");
    }

    @Test
    @Order(5)
    void once_the_lists_are_frozen_a_change_of_school_moves_nothing() {
        programme.education(
                month("a", "A1", 20),
                month("b", "B1", 1).replace(SCHOOL, OTHER_SCHOOL).replace(",D1,", ",D2,"));
        programme.close("2026-3");
        var lists = rows("A") + rows("B") + rows("N");
        var verdicts = verdicts();
        programme.child("A1", "A", "2015-01-01", SCHOOL, 3);
        programme.child("B1", "B", "2015-01-01", SCHOOL, 6);
        assertThat(rows("A") + rows("B") + rows("N")).isEqualTo(lists);
        assertThat(verdicts()).isEqualTo(verdicts);
        assertThat(programme.verdict("B")).contains("NOT_MET false");
    }

    @Test
    @Order(6)
    void a_death_in_the_period_changes_no_verdict_of_it() {
        var before = verdicts();
        programme.childWhoDied("B1", "B", "2015-01-01", "2026-05-02", 7);
        programme.settle();
        assertThat(verdicts()).isEqualTo(before);
    }

    @Test
    @Order(7)
    void a_death_reported_late_that_was_before_the_period_decides_its_household_again_and_no_other() {
        var others = database.texts(others("B"));
        programme.childWhoDied("B1", "B", "2015-01-01", "2026-05-01", 8);
        Await.until(() -> assertThat(programme.verdict("B")).contains("NO_TARGET_MEMBERS false  v2"));
        programme.settle();
        assertThat(database.texts(others("B"))).isEqualTo(others);
        assertThat(database.texts("select voided from expected_member where external_id = 'B1'"))
                .containsExactly("DECEASED");
    }

    @Test
    @Order(8)
    void a_certified_payment_is_not_taken_back_by_a_late_death() {
        programme.consolidate("2026-3");
        programme.certify("2026-3");
        var before = programme.verdict("N");
        assertThat(before).contains("WAIVED true");
        programme.childWhoDied("A1", "A", "2015-01-01", "2026-02-01", 4);
        programme.childWhoDied("A2", "A", "2025-01-01", "2026-02-01", 3);
        programme.childWhoDied("A3", "A", "2026-04-30", "2026-05-01", 2);
        Await.until(
                () -> assertThat(programme.verdict("A")).contains("NO_TARGET_MEMBERS true CORRECTION_NEEDS_PERSON"));
        assertThat(programme.verdict("N")).isEqualTo(before);
        assertThat(database.texts("select review from verdict_review where household = '" + code("A") + "'"))
                .containsExactly("CORRECTION_TO_NOT_MET");
    }

    private List<String> listOf(String establishment) {
        return programme
                .tryGet(
                        "/coresponsibility/periods/2026-3/expected?establishment=" + establishment,
                        "rosa",
                        "GESTOR",
                        List.of("05"))
                .expectBodyList(Map.class)
                .returnResult()
                .getResponseBody()
                .stream()
                .map(line -> line.get("externalId").toString())
                .sorted()
                .toList();
    }

    /** The lines of a household with the transactions that wrote them. */
    private String rows(String household) {
        return database.texts("select external_id || ' ' || establishment || ' ' || xmin from expected_member"
                        + " where household = '" + code(household) + "' order by 1")
                .toString();
    }

    private List<String> verdicts() {
        return database.texts("select household || hash || version from household_verdict order by 1");
    }

    private static String others(String household) {
        return "select household || hash || version from household_verdict where household <> '" + code(household)
                + "' order by 1";
    }

    private static String month(String id, String person, int attended) {
        return id + ",2026-3," + SCHOOL + "," + person + ",2026-05,20," + attended + ",0,D1,2026-06-01,";
    }
}
