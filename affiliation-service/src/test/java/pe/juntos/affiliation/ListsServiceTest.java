package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** TGT-2: every hogares.csv is a version of the list, and two versions can be compared. */
@ServiceTest
class ListsServiceTest {

    private static final String AUDITOR = TestTokens.bearer("ana", "AUDITOR");
    private static final String ONE = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050101"));
    private static final String THREE = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050103"));

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    RegisterClient register;

    /** From the first list to the second: B goes, C changes class, D moves, E does both, F comes; A stays. */
    @BeforeEach
    void twoLists() {
        register = new RegisterClient(http);
        if (database.number("select count(*) from sisfoh_list") > 0) {
            return;
        }
        register.send(
                "hogares",
                "A,050101,,POBRE,2023-01-01,,,,",
                "B,050101,,POBRE,2023-01-01,,,,",
                "C,050101,,POBRE,2023-01-01,,,,",
                "D,050101,,POBRE,2023-01-01,,,,",
                "E,050101,,POBRE,2023-01-01,,,,",
                "A,050101,,POBRE,2023-01-01,,,,",
                "X,50101,,POBRE,2023-01-01,,,,");
        register.send(
                "hogares",
                "A,050101,Otro,POBRE,2025-01-01,,,,",
                "C,050101,,POBRE_EXTREMO,2025-01-01,,,,",
                "D,050102,,POBRE,2025-01-01,,,,",
                "E,050102,,NO_POBRE,2025-01-01,,,,",
                "F,050102,,POBRE,2025-01-01,,,,");
    }

    @Test
    void each_file_is_a_version_with_its_counts_in_the_territory() {
        String all = register.get("/affiliation/targeting/lists", AUDITOR);
        assertThat(JsonPath.<List<Integer>>read(all, "$.items[*].list")).containsExactly(2, 1);
        assertThat(JsonPath.<List<Integer>>read(all, "$.items[*].lines")).containsExactly(5, 7);
        assertThat(JsonPath.<Map<String, Integer>>read(all, "$.items[1].households"))
                .isEqualTo(Map.of("POOR", 5));
        assertThat(JsonPath.<List<String>>read(all, "$.items[*].id"))
                .containsAll(database.texts("select id::text from import_file where kind = 'hogares'"));
        String one = register.get("/affiliation/targeting/lists?limit=1", ONE);
        assertThat(JsonPath.<Map<String, Integer>>read(one, "$.items[0].households"))
                .isEqualTo(Map.of("POOR", 1, "EXTREME_POOR", 1));
        String rest = register.get("/affiliation/targeting/lists?limit=1&cursor=" + JsonPath.read(one, "$.next"), ONE);
        assertThat(JsonPath.<List<Integer>>read(rest, "$.items[*].list")).containsExactly(1);
    }

    @Test
    void differences_are_counted_by_district_and_who_moves_counts_in_both() {
        assertThat(counts(AUDITOR)).containsExactly("050101:0,1,1,0,2", "050102:1,0,1,2,0");
        assertThat(counts(ONE)).containsExactly("050101:0,1,1,0,2");
        assertThat(counts(THREE)).isEmpty();
        String same = register.get("/affiliation/targeting/lists/2/differences/2", AUDITOR);
        assertThat(JsonPath.<List<Object>>read(same, "$.districts")).isEmpty();
        String back = register.get("/affiliation/targeting/lists/2/differences/1", AUDITOR);
        assertThat(JsonPath.<Integer>read(back, "$.totals.added")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(back, "$.totals.gone")).isEqualTo(1);
    }

    @Test
    void differences_are_listed_in_pages_and_a_neighbours_side_is_hidden() {
        assertThat(differences("", AUDITOR))
                .containsExactlyInAnyOrder(
                        "B:GONE:050101>null:POOR>null",
                        "C:CLASS_CHANGED:050101>050101:POOR>EXTREME_POOR",
                        "D:MOVED:050101>050102:POOR>POOR",
                        "E:MOVED:050101>050102:POOR>NOT_POOR",
                        "E:CLASS_CHANGED:050101>050102:POOR>NOT_POOR",
                        "F:ADDED:null>050102:null>POOR");
        assertThat(differences("?change=MOVED", ONE))
                .containsExactlyInAnyOrder("D:MOVED:050101>null:POOR>null", "E:MOVED:050101>null:POOR>null");
        assertThat(differences("?district=050102", ONE)).isEmpty();
        assertThat(differences("", THREE)).isEmpty();
        List<String> pages = new ArrayList<>();
        String cursor = "";
        do {
            String page = register.get(
                    "/affiliation/targeting/lists/1/differences/2/households?limit=4&cursor=" + cursor, AUDITOR);
            pages.addAll(JsonPath.read(page, "$.items[*].externalId"));
            cursor = JsonPath.read(page, "$.next");
        } while (cursor != null);
        assertThat(pages).containsExactlyInAnyOrder("B", "C", "D", "E", "E", "F");
    }

    @Test
    void differences_are_exported_with_the_words_of_the_list() {
        String path = "/affiliation/targeting/lists/1/differences/2/households.csv";
        assertThat(register.get(path + "?change=CLASS_CHANGED", ONE).lines())
                .containsExactlyInAnyOrder(
                        "hogar_id,cambio,ubigeo_antes,ubigeo_despues,cse_antes,cse_despues",
                        "C,CLASS_CHANGED,050101,050101,POBRE,POBRE_EXTREMO",
                        "E,CLASS_CHANGED,050101,,POBRE,");
        assertThat(register.get(path, THREE).lines()).hasSize(1);
    }

    @Test
    void unknown_lists_are_not_found_unapplied_ones_not_compared_and_others_are_not_let_in() {
        for (String path : List.of("", "/households", "/households.csv")) {
            http.get()
                    .uri("/affiliation/targeting/lists/1/differences/9" + path)
                    .header("Authorization", AUDITOR)
                    .exchange()
                    .expectStatus()
                    .isNotFound();
            http.get()
                    .uri("/affiliation/targeting/lists/1/differences/2" + path)
                    .header("Authorization", TestTokens.bearer("foncodes", "PARTNER"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        database.execute("insert into sisfoh_list (number, import_id, received_at, lines) overriding system value"
                + " values (77, gen_random_uuid(), now(), 1)");
        http.get()
                .uri("/affiliation/targeting/lists/1/differences/77")
                .header("Authorization", AUDITOR)
                .exchange()
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("LIST_NOT_READY");
        database.execute("delete from sisfoh_list where number = 77");
    }

    private List<String> counts(String token) {
        String answer = register.get("/affiliation/targeting/lists/1/differences/2", token);
        return JsonPath.<List<Map<String, Object>>>read(answer, "$.districts[*]").stream()
                .map(d -> d.get("district") + ":" + d.get("added") + "," + d.get("gone") + "," + d.get("classChanged")
                        + "," + d.get("movedIn") + "," + d.get("movedOut"))
                .toList();
    }

    private List<String> differences(String query, String token) {
        String answer = register.get("/affiliation/targeting/lists/1/differences/2/households" + query, token);
        return JsonPath.<List<Map<String, Object>>>read(answer, "$.items[*]").stream()
                .map(d -> d.get("externalId") + ":" + d.get("change") + ":" + d.get("districtBefore") + ">"
                        + d.get("districtAfter") + ":" + d.get("classBefore") + ">" + d.get("classAfter"))
                .toList();
    }
}
