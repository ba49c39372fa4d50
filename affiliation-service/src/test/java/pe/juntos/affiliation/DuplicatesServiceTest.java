package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** TGT-4 through HTTP: duplicates found, listed, dismissed, merged and un-merged. */
@ServiceTest
class DuplicatesServiceTest {

    private static final String CARLOS = TestTokens.bearer("carlos", "REGIONAL_COORDINATOR");
    private static final String IRMA = TestTokens.bearer("irma", "INFORMATION_MANAGER");
    private static final String ONE = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050101"));
    private static final String THREE = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050103"));
    private static final String COORDINATOR_ONE =
            TestTokens.bearer("pepe", List.of("REGIONAL_COORDINATOR"), List.of("050101"));

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    RegisterClient register;

    /**
     * A and B are one family listed twice in two districts of a province; C's child is D's; E is born another day, F lives
     * in another province, G is of the other sex. H's line brought the DNI of A1.
     */
    @BeforeEach
    void registerWithDuplicates() {
        register = new RegisterClient(http);
        if (database.number("select count(*) from household") > 0) {
            return;
        }
        register.send(
                "hogares",
                household("A", "050101"),
                household("B", "050102"),
                household("C", "050101"),
                household("D", "050101"),
                household("E", "050101"),
                household("F", "050201"),
                household("G", "050101"),
                household("H", "050101"));
        register.send(
                "personas",
                "A,A1,10000001,Quispe,Huamán,Rosa,F,1990-05-05,JEFE,,PRIMARIA,S",
                "A,A2,,Vásquez,Quispe,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "B,B1,10000002,Kispe,Guamán,Roza,F,1990-05-05,JEFE,,PRIMARIA,S",
                "B,B2,,Básquez,Quispe,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "C,C1,10000003,Rojas,Condori,Eva,F,1985-01-01,JEFE,,PRIMARIA,S",
                "C,C2,,Mamani,Rojas,Sol,F,2020-02-02,HIJO,,INICIAL,N",
                "C,C3,,Mamani,Rojas,Luz,F,2021-03-03,HIJO,,INICIAL,N",
                "D,D1,10000004,Rojas,Condori,Inés,F,1960-01-01,JEFE,,PRIMARIA,S",
                "D,D2,10000007,Mamani,,Sol,F,2020-02-02,NIETO,,INICIAL,N",
                "E,E1,10000005,Quispe,Huamán,Rosa,F,1990-05-06,JEFE,,PRIMARIA,S",
                "F,F1,10000006,Quispe,Huamán,Rosa,F,1990-05-05,JEFE,,PRIMARIA,S",
                "G,G1,10000008,Quispe,Huamán,Rosa,M,1990-05-05,JEFE,,PRIMARIA,S",
                "H,H1,10000001,Otra,Persona,Ida,F,1970-05-05,JEFE,,PRIMARIA,S");
        for (String h : List.of("B", "C", "D")) {
            register.send("asamblea", "X1,050101,Alto,2024-02-01,40," + h + ",VALIDADO,");
            register.send("convenios", h + ",2024-03-01,VENTANILLA,,P1");
            register.send("adscripciones", h + "2,E-0123456,2024-04-10");
        }
        register.send("adscripciones", "C3,E-0123456,2024-04-10");
        register.assess(LocalDate.of(2026, 6, 30));
        scan();
    }

    @Test
    void certain_and_probable_duplicates_are_found_once_and_nobody_else_is() {
        assertThat(pairs("", CARLOS))
                .containsExactlyInAnyOrder("PROBABLE:A1+B1", "PROBABLE:A2+B2", "PROBABLE:C2+D2", "CERTAIN:H1+A1");
        long found = database.number("select count(*) from duplicate_pair");
        register.send("visitas", "F,2024-01-10,G1,VERIFICADO");
        scan();
        assertThat(database.number("select count(*) from duplicate_pair")).isEqualTo(found);
    }

    @Test
    void the_work_list_stays_in_the_territory_and_hides_the_neighbours_side() {
        assertThat(pairs("?kind=PROBABLE", THREE)).isEmpty();
        String mine = register.get("/affiliation/duplicates?kind=PROBABLE", ONE);
        assertThat(JsonPath.<List<Object>>read(mine, "$.items[?(@.first == null || @.second == null)]"))
                .as("both pairs of A and B, half of each")
                .hasSize(2);
        assertThat(mine).doesNotContain(code("B"), "050102");
        assertThat(register.get("/affiliation/duplicates/counts", ONE)).doesNotContain("050102");
        assertThat(register.get("/affiliation/duplicates/counts", THREE)).isEqualTo("[]");
        long certain = id("CERTAIN", "H1");
        get("/affiliation/duplicates/" + certain, THREE).expectStatus().isNotFound();
        long crossing = id("PROBABLE", "A1");
        refused(dismiss(crossing, COORDINATOR_ONE, "otra"), HttpStatus.NOT_FOUND, "NOT_FOUND");
        for (String path : List.of("", "/counts", "/" + certain)) {
            get("/affiliation/duplicates" + path, TestTokens.bearer("x", "PARTNER"))
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void the_work_list_comes_in_pages() {
        String page = register.get("/affiliation/duplicates?limit=3", CARLOS);
        String rest = register.get("/affiliation/duplicates?limit=3&cursor=" + JsonPath.read(page, "$.next"), CARLOS);
        assertThat(JsonPath.<List<Object>>read(rest, "$.items")).hasSize(1);
        assertThat(JsonPath.<String>read(rest, "$.next")).isNull();
    }

    @Test
    void names_are_shown_to_who_may_see_them_and_leave_a_trace_in_both_files() {
        long id = id("PROBABLE", "C2");
        String named = register.get("/affiliation/duplicates/" + id, CARLOS);
        assertThat(JsonPath.<List<String>>read(named, "$.people[*].givenNames")).containsExactly("Sol", "Sol");
        assertThat(database.texts("select distinct household from file_access where subject = 'carlos'"))
                .contains(code("C"), code("D"));
        String bare = register.get("/affiliation/duplicates/" + id, IRMA);
        assertThat(bare).doesNotContain("Sol", "Mamani", "2020-02-02");
    }

    @Test
    void two_persons_after_all_are_dismissed_with_grounds_and_stay_so() {
        database.execute("insert into duplicate_dni select m.member, m.household, n.member from member m, member n"
                + " where m.external_id = 'E1' and n.external_id = 'F1'");
        register.send("visitas", "F,2024-01-11,G1,VERIFICADO");
        scan();
        long id = id("CERTAIN", "E1");
        refused(dismiss(id, CARLOS, " "), HttpStatus.BAD_REQUEST, "DISMISSAL_INVALID");
        dismiss(id, ONE, "x").expectStatus().isForbidden();
        dismiss(id, CARLOS, "error de digitación").expectStatus().isOk();
        dismiss(id, CARLOS, "error de digitación").expectStatus().isOk();
        refused(dismiss(id, IRMA, "otra"), HttpStatus.CONFLICT, "ALREADY_DECIDED");
        register.send("visitas", "F,2024-01-12,G1,VERIFICADO");
        scan();
        assertThat(state(id)).isEqualTo("DISMISSED");
        database.execute(
                "delete from duplicate_dni where member = (select member from member where external_id = 'E1')");
        database.execute("delete from duplicate_pair where id = " + id);
    }

    @Test
    void what_no_longer_looks_alike_is_resolved_and_comes_back_if_it_does_again() {
        register.send("personas", "E,E1,10000005,Quispe,Huamán,Rosa,F,1990-05-05,JEFE,,PRIMARIA,S");
        scan();
        long id = pair(member("A1"), member("E1"));
        assertThat(state(id)).isEqualTo("OPEN");
        register.send("personas", "E,E1,10000005,Quispe,Huamán,Rosa,F,1990-05-06,JEFE,,PRIMARIA,S");
        scan();
        assertThat(state(id)).isEqualTo("RESOLVED");
        database.execute("delete from duplicate_pair where id = " + id
                + " or 'E1' in (select external_id from member where member in (duplicate_pair.member, other))");
    }

    /** B is affiliated: two persons. A is not, and stays. */
    @Test
    void a_household_listed_twice_leaves_as_a_duplicate_by_two_persons_and_comes_back_exactly() {
        String before = standing("B");
        Map<String, Object> order = order("HOUSEHOLD", code("A"), code("B"), "2026-06-01");
        String merge = created(order, CARLOS);
        assertThat(created(order, CARLOS)).as("the same again").isEqualTo(merge);
        assertThat(standing("B")).as("only proposed").isEqualTo(before);
        refused(step(merge, "approve", CARLOS), HttpStatus.CONFLICT, "SAME_PERSON");
        refused(step(merge, "approve", COORDINATOR_ONE), HttpStatus.NOT_FOUND, "NOT_FOUND");
        step(merge, "approve", ONE).expectStatus().isForbidden();
        step(merge, "approve", IRMA).expectStatus().isOk();
        step(merge, "approve", IRMA).expectStatus().isOk();
        assertThat(standing("B")).isEqualTo("EXITED:{DUPLICATE}:2024-04-10:2026-06-01");
        assertThat(state(id("PROBABLE", "A1"))).isEqualTo("MERGED");
        Await.until(() -> assertThat(told("B")).endsWith("exited"));
        register.assess(LocalDate.of(2026, 6, 30));
        assertThat(standing("B")).as("an assessment does not bring it back").startsWith("EXITED");
        refused(
                post("/affiliation/merges", IRMA, order("HOUSEHOLD", code("B"), code("A"), "2026-06-01")),
                HttpStatus.CONFLICT,
                "HOUSEHOLD_EXITED");

        var back = Map.of("on", "2026-06-15", "grounds", "Son dos familias");
        post("/affiliation/merges/" + merge + "/undo", CARLOS, back)
                .expectStatus()
                .isOk();
        assertThat(standing("B")).as("only proposed").startsWith("EXITED");
        refused(step(merge, "approve", CARLOS), HttpStatus.CONFLICT, "SAME_PERSON");
        step(merge, "approve", IRMA).expectStatus().isOk();
        assertThat(standing("B")).isEqualTo(before);
        assertThat(state(id("PROBABLE", "A1"))).isEqualTo("OPEN");
        Await.until(() -> assertThat(told("B")).endsWith("exited", "affiliated"));
        assertThat(database.texts("select cause || ':' || state from standing_history where household = '" + code("B")
                        + "' order by version"))
                .containsExactly("ASSESSMENT:AFFILIATED", "ASSESSMENT:EXITED", "UNMERGE:AFFILIATED");
        refused(post("/affiliation/merges/" + merge + "/undo", CARLOS, back), HttpStatus.CONFLICT, "NOT_APPLIED");
        register.assess(LocalDate.of(2026, 6, 30));
        assertThat(standing("B")).isEqualTo(before);
    }

    @Test
    void a_person_listed_twice_is_put_aside_and_comes_back_exactly() {
        String before = database.texts("select to_jsonb(m)::text from member m where external_id = 'C2'")
                .getFirst();
        String person = member("C2");
        String merge = created(order("PERSON", member("D2"), person, "2026-06-01"), CARLOS);
        step(merge, "approve", IRMA).expectStatus().isOk();
        assertThat(database.number("select count(*) from member where external_id = 'C2'"))
                .isZero();
        assertThat(content("C", "targetMemberCount")).isEqualTo(1);
        assertThat(state(pair(person, member("D2")))).isEqualTo("MERGED");
        Await.until(() -> assertThat(membersTold("C", "C2")).endsWith("left"));
        String again = register.send("personas", "C,C2,,Mamani,Rojas,Sol,F,2020-02-02,HIJO,,INICIAL,N");
        assertThat(register.refusals(again)).containsExactly("2:PERSON_MERGED");

        post("/affiliation/merges/" + merge + "/undo", IRMA, Map.of("on", "2026-06-15", "grounds", "Son primas"))
                .expectStatus()
                .isOk();
        step(merge, "approve", CARLOS).expectStatus().isOk();
        assertThat(database.texts("select to_jsonb(m)::text from member m where external_id = 'C2'"))
                .containsExactly(before);
        assertThat(content("C", "targetMemberCount")).isEqualTo(2);
        Await.until(() -> assertThat(membersTold("C", "C2")).endsWith("left", "registered"));
        assertThat(register.refusals(register.send("personas", "C,C2,,Mamani,Rojas,Sol,F,2020-02-02,HIJO,,INICIAL,N")))
                .isEmpty();
    }

    @Test
    void an_unaffiliated_household_is_merged_by_one_person_and_its_place_has_to_be_free_again() {
        String merge = created(order("HOUSEHOLD", code("F"), code("G"), "2026-06-01"), CARLOS);
        assertThat(standing("G")).isEqualTo("EXITED:{DUPLICATE}:null:2026-06-01");
        post("/affiliation/merges/" + merge + "/undo", CARLOS, Map.of("on", "2026-06-15", "grounds", "error"))
                .expectStatus()
                .isOk();
        assertThat(standing("G")).startsWith("LISTED");

        String other = created(order("PERSON", member("F1"), member("E1"), "2026-06-01"), CARLOS);
        register.send("personas", "H,H2,10000005,Otra,Persona,Ana,F,1991-05-05,OTRO,,PRIMARIA,N");
        refused(
                post("/affiliation/merges/" + other + "/undo", CARLOS, Map.of("on", "2026-06-15", "grounds", "x")),
                HttpStatus.CONFLICT,
                "PLACE_TAKEN");
        assertThat(JsonPath.<String>read(register.get("/affiliation/merges/" + other, CARLOS), "$.state"))
                .as("the refusal changed nothing")
                .isEqualTo("APPLIED");
        database.execute("delete from member where external_id = 'H2'");
        post("/affiliation/merges/" + other + "/undo", CARLOS, Map.of("on", "2026-06-15", "grounds", "x"))
                .expectStatus()
                .isOk();
    }

    @Test
    void orders_are_refused_with_their_codes() {
        String a = code("A");
        String b = code("B");
        for (Map<String, Object> order : List.of(
                order("HOUSEHOLD", a, a, "2026-06-01"),
                order("HOUSEHOLD", a, b, "2026-07-01"),
                Map.<String, Object>of("kind", "HOUSEHOLD", "keep", a, "lose", b, "on", "2026-06-01"))) {
            refused(post("/affiliation/merges", CARLOS, order), HttpStatus.BAD_REQUEST, "MERGE_INVALID");
        }
        var valid = order("HOUSEHOLD", a, b, "2026-06-01");
        refused(post("/affiliation/merges", COORDINATOR_ONE, valid), HttpStatus.NOT_FOUND, "NOT_FOUND");
        post("/affiliation/merges", ONE, valid).expectStatus().isForbidden();
        refused(
                post("/affiliation/merges", CARLOS, order("PERSON", a, b, "2026-06-01")),
                HttpStatus.NOT_FOUND,
                "NOT_FOUND");
        String early = created(order("HOUSEHOLD", code("C"), code("D"), "2024-04-09"), CARLOS);
        refused(step(early, "approve", IRMA), HttpStatus.CONFLICT, "MERGE_WITHOUT_EFFECT");
        refused(
                post("/affiliation/merges", IRMA, order("HOUSEHOLD", a, code("D"), "2026-06-01")),
                HttpStatus.CONFLICT,
                "MERGE_OPEN");
        refused(
                post("/affiliation/merges/" + early + "/undo", CARLOS, Map.of("on", "2026-06-01")),
                HttpStatus.BAD_REQUEST,
                "MERGE_INVALID");
        step(early, "decline", IRMA).expectStatus().isOk();
        refused(step(early, "approve", IRMA), HttpStatus.CONFLICT, "ALREADY_DECIDED");
        get("/affiliation/merges/" + early, THREE).expectStatus().isNotFound();
        assertThat(JsonPath.<List<Object>>read(register.get("/affiliation/merges", THREE), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<List<String>>read(
                        register.get("/affiliation/merges?state=DECLINED", ONE), "$.items[*].id"))
                .contains(early);
    }

    @Test
    void of_two_records_that_should_each_go_for_the_other_one_stays() {
        crossed("PERSON", member("C2"), member("D2"));
        crossed("HOUSEHOLD", code("C"), code("D"));
        assertThat(standing("C")).startsWith("AFFILIATED");
        assertThat(standing("D")).startsWith("AFFILIATED");
    }

    private void crossed(String kind, String one, String other) {
        String first = created(order(kind, one, other, "2026-06-01"), CARLOS);
        String second = created(order(kind, other, one, "2026-06-01"), IRMA);
        step(first, "approve", IRMA).expectStatus().isOk();
        refused(step(second, "approve", CARLOS), HttpStatus.CONFLICT, "CHANGED_SINCE");
        step(second, "decline", CARLOS).expectStatus().isOk();
        post(
                        "/affiliation/merges/" + first + "/undo",
                        CARLOS,
                        Map.of("on", "2026-06-02", "grounds", "No eran los mismos"))
                .expectStatus()
                .isOk();
        step(first, "approve", IRMA).expectStatus().isOk();
    }

    private void scan() {
        String answer = post("/affiliation/duplicates/scans", IRMA, Map.of())
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        String scan = JsonPath.read(answer, "$.scan");
        Await.until(() -> assertThat(
                        database.number("select count(*) from duplicate_scan where finished and id = '" + scan + "'"))
                .isOne());
    }

    private static String household(String id, String district) {
        return id + "," + district + ",Alto,POBRE,2023-01-01,,,,";
    }

    private static Map<String, Object> order(String kind, String keep, String lose, String on) {
        return Map.of("kind", kind, "keep", keep, "lose", lose, "on", on, "grounds", "La misma familia");
    }

    private String created(Map<String, Object> order, String token) {
        String answer = post("/affiliation/merges", token, order)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonPath.read(answer, "$.id");
    }

    private ResponseSpec step(String merge, String step, String token) {
        return post("/affiliation/merges/" + merge + "/" + step, token, Map.of());
    }

    private ResponseSpec dismiss(long id, String token, String grounds) {
        return post("/affiliation/duplicates/" + id + "/dismiss", token, Map.of("grounds", grounds));
    }

    private ResponseSpec post(String path, String token, Object order) {
        return http.post()
                .uri(path)
                .header("Authorization", token)
                .bodyValue(order)
                .exchange();
    }

    private ResponseSpec get(String path, String token) {
        return http.get().uri(path).header("Authorization", token).exchange();
    }

    private static void refused(ResponseSpec answer, HttpStatus status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private List<String> pairs(String query, String token) {
        Map<String, String> names = new java.util.HashMap<>();
        database.texts(
                        "select member || '=' || external_id from member"
                                + " union select member || '=H1' from duplicate_dni where member not in (select member from member)")
                .forEach(text -> names.put(text.split("=")[0], text.split("=")[1]));
        String answer = register.get("/affiliation/duplicates" + query, token);
        return JsonPath.<List<Map<String, Object>>>read(answer, "$.items[*]").stream()
                .map(item -> item.get("kind") + ":" + List.of(side(item, "first", names), side(item, "second", names)))
                .map(text -> text.replace("[", "").replace("]", "").replace(", ", "+"))
                .map(DuplicatesServiceTest::sorted)
                .toList();
    }

    private static String side(Map<String, Object> item, String side, Map<String, String> names) {
        Object found = item.get(side);
        return found == null ? "?" : names.get(((Map<?, ?>) found).get("member"));
    }

    /** A probable pair has no first and second. */
    private static String sorted(String text) {
        if (text.startsWith("CERTAIN")) {
            return text;
        }
        String[] two = text.substring("PROBABLE:".length()).split("\\+");
        java.util.Arrays.sort(two);
        return "PROBABLE:" + two[0] + "+" + two[1];
    }

    private long id(String kind, String external) {
        String member = kind.equals("CERTAIN") && external.equals("H1")
                ? database.texts("select member from duplicate_dni where member not in (select member from member)")
                        .getFirst()
                : member(external);
        return database.number("select min(id) from duplicate_pair where kind = '" + kind + "' and '" + member
                + "' in (member, other)");
    }

    private long pair(String one, String other) {
        return database.number("select id from duplicate_pair where kind = 'PROBABLE' and '" + one
                + "' in (member, other) and '" + other + "' in (member, other)");
    }

    private String state(long id) {
        return database.texts("select state from duplicate_pair where id = " + id)
                .getFirst();
    }

    private String standing(String household) {
        return database.texts(
                        "select state || ':' || reasons::text || ':' || coalesce(affiliated_on::text, 'null') || ':'"
                                + " || coalesce(exited_on::text, 'null') from standing where household = '"
                                + code(household) + "'")
                .getFirst();
    }

    private int content(String household, String field) {
        return JsonPath.read(
                database.texts("select content from standing where household = '" + code(household) + "'")
                        .getFirst(),
                "$." + field);
    }

    private List<String> told(String household) {
        return probe.received("juntos.affiliation.household.v1", code(household)).stream()
                .map(e -> e.type().replaceAll(".*household\\.|\\.v1", ""))
                .toList();
    }

    private List<String> membersTold(String household, String external) {
        return probe.received("juntos.affiliation.member.v1", code(household)).stream()
                .filter(e -> JsonPath.<String>read(e.json(), "$.externalId").equals(external))
                .map(ReceivedEvent::type)
                .map(type -> type.replaceAll(".*member\\.|\\.v1", ""))
                .toList();
    }

    private String code(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }

    private String member(String externalId) {
        return database.texts("select member from member where external_id = '" + externalId + "'")
                .getFirst();
    }
}
