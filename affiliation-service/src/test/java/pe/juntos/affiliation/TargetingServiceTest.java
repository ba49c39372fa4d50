package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** TGT-1 through HTTP: criteria, ranking, incorporation by two persons, and the ranking as the order of waiting. */
@ServiceTest
class TargetingServiceTest {

    private static final String AUDITOR = TestTokens.bearer("ana", "AUDITOR");
    private static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050102"));

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    RegisterClient register;

    @BeforeEach
    void districts() {
        register = new RegisterClient(http);
        if (database.number("select count(*) from district_criteria") > 0) {
            return;
        }
        register.send(
                "distritos",
                "050101,Uno,Huamanga,Ayacucho,2005-09-01",
                "050102,Dos,Huamanga,Ayacucho,2005-09-01",
                "050103,Tres,Huamanga,Ayacucho,",
                "050104,Cuatro,Huamanga,Ayacucho,");
        register.send(
                "criterios",
                "050101,2005-01-01,60,30,10,0,30000,80",
                "050102,2005-01-01,20,10,50,80,19999,55.5",
                "050103,2005-01-01,40,20,30,40,,",
                "050101,2020-01-01,20,10,10,0,30000,80");
    }

    @Test
    void criteria_refuse_bad_lines_and_keep_the_good_ones() {
        String state = register.send(
                "criterios",
                "050199,2005-01-01,60,30,10,0,,",
                "50101,2005-01-01,60,30,10,0,,",
                "050101,,60,30,10,0,,",
                "050101,2005-13-01,60,30,10,0,,",
                "050101,2005-01-01,100.01,30,10,0,,",
                "050101,2005-01-01,-0.01,30,10,0,,",
                "050101,2005-01-01,60,,10,0,,",
                "050101,2005-01-01,60,30,x,0,,",
                "050101,2005-01-01,60,30,10,-1,,",
                "050101,2005-01-01,60,30,10,0,-1,",
                "050101,2005-01-01,60,30,10,0,1.5,",
                "050101,2005-01-01,60,30,10,0,,101",
                "050199,2005-01-01,61,30,10,0,,",
                "050199,2005-01-01,60,30,10,0,,");
        assertThat(register.refusals(state))
                .containsExactly(
                        "3:UBIGEO_INVALID",
                        "4:REQUIRED",
                        "5:NOT_A_DATE",
                        "6:PERCENT_OUT_OF_RANGE",
                        "7:PERCENT_OUT_OF_RANGE",
                        "8:REQUIRED",
                        "9:NOT_A_NUMBER",
                        "10:NEGATIVE",
                        "11:NEGATIVE",
                        "12:NOT_A_NUMBER",
                        "13:PERCENT_OUT_OF_RANGE",
                        "14:ID_CONFLICT");
        assertThat(JsonPath.<Integer>read(state, "$.accepted")).isEqualTo(2);
        database.execute("delete from district_criteria where ubigeo = '050199'");
    }

    @Test
    void districts_are_ranked_by_the_version_and_the_values_of_the_day() {
        assertThat(order("?on=2006-12-31", AUDITOR)).containsExactly("1:050101", "2:050103", "3:050102");
        assertThat(register.get("/affiliation/targeting/ranking?on=2006-12-31", AUDITOR))
                .contains("\"policy\":\"targeting-2005\"");
        String later = register.get("/affiliation/targeting/ranking", AUDITOR);
        assertThat(JsonPath.<List<String>>read(later, "$.items[*].district"))
                .containsExactly("050103", "050102", "050101");
        assertThat(JsonPath.<String>read(later, "$.policy")).isEqualTo("targeting-2007");
        assertThat(JsonPath.<String>read(later, "$.items[1].incorporatedOn")).isEqualTo("2005-09-01");
        assertThat(order("?on=2004-12-31&policy=targeting-2005", AUDITOR)).isEmpty();
        refused("/affiliation/targeting/ranking?on=2004-12-31", AUDITOR, HttpStatus.NOT_FOUND, "UNKNOWN_POLICY");
        refused("/affiliation/targeting/ranking?policy=none", AUDITOR, HttpStatus.NOT_FOUND, "UNKNOWN_POLICY");
    }

    @Test
    void the_draft_of_2008_can_be_looked_at_and_says_so() {
        String draft = register.get("/affiliation/targeting/ranking?policy=targeting-2008-sisfoh", AUDITOR);
        assertThat(JsonPath.<Boolean>read(draft, "$.draft")).isTrue();
        assertThat(JsonPath.<List<Boolean>>read(draft, "$.items[*].geographic")).containsExactly(null, true, false);
    }

    @Test
    void other_weights_written_at_run_time_are_compared_as_a_draft_and_rank_once_two_persons_published_them() {
        String irma = TestTokens.bearer("irma", "INFORMATION_MANAGER");
        var weights =
                Map.of("EXTREME_POVERTY", 1, "POVERTY_GAP", 0, "CHRONIC_MALNUTRITION", 0, "POLITICAL_VIOLENCE", 0);
        var draft = Map.of(
                "id", "targeting-2030",
                "effectiveFrom", "2030-01-01",
                "legalBasis", "R. D. 1",
                "source", "prueba",
                "status", "ASSUMED",
                "parameters", Map.of("weights", weights));
        post("/affiliation/policies/targeting", irma, draft).expectStatus().isCreated();
        assertThat(order("?policy=targeting-2030&on=2006-12-31", AUDITOR))
                .containsExactly("1:050101", "2:050103", "3:050102");
        assertThat(register.get("/affiliation/targeting/ranking?on=2030-01-01", AUDITOR))
                .contains("\"policy\":\"targeting-2007\"");
        post(
                        "/affiliation/policies/targeting/targeting-2030/publish",
                        TestTokens.bearer("cesar", "CERTIFIER"),
                        Map.of())
                .expectStatus()
                .isOk();
        assertThat(register.get("/affiliation/targeting/ranking?on=2030-01-01", AUDITOR))
                .contains("\"policy\":\"targeting-2030\"");
        assertThat(register.get("/affiliation/targeting/ranking?on=2029-12-31", AUDITOR))
                .contains("\"policy\":\"targeting-2007\"");
    }

    @Test
    void the_ranking_is_national_and_shown_for_the_territory_in_pages_and_as_csv() {
        assertThat(order("", GESTOR)).containsExactly("2:050102");
        assertThat(JsonPath.<Integer>read(register.get("/affiliation/targeting/ranking", GESTOR), "$.ranked"))
                .isEqualTo(3);
        assertThat(order("?limit=2", AUDITOR)).containsExactly("1:050103", "2:050102");
        assertThat(order("?limit=2&cursor=2", AUDITOR)).containsExactly("3:050101");
        assertThat(register.get("/affiliation/targeting/ranking.csv", GESTOR).lines())
                .containsExactly(
                        "puesto,ubigeo,indice,pobreza_extrema,brecha_pobreza,desnutricion_cronica,"
                                + "violencia_politica,incorporado_el,politica",
                        "2,050102,0.666667,20,10,50,80,2005-09-01,targeting-2007");
        for (String path : List.of("/ranking", "/ranking.csv")) {
            get("/affiliation/targeting" + path, TestTokens.bearer("minsa", "INSTITUTION"))
                    .expectStatus()
                    .isForbidden();
        }
    }

    @Test
    void a_district_joins_by_two_persons_and_its_households_can_be_affiliated_from_then_on() {
        String path = "/affiliation/targeting/districts/050103/incorporations";
        String irma = TestTokens.bearer("irma", "INFORMATION_MANAGER");
        String cesar = TestTokens.bearer("cesar", "CERTIFIER");
        var order = Map.of("on", "2026-07-01", "legalBasis", "R. D. 12");
        String id = created(path, irma, order);
        assertThat(created(path, irma, order)).as("the same again").isEqualTo(id);
        refused(post(path, irma, Map.of("on", "2026-08-01", "legalBasis", "x")), HttpStatus.CONFLICT, "PROPOSAL_OPEN");
        refused(post(path + "/" + id + "/approve", irma, Map.of()), HttpStatus.CONFLICT, "SAME_PERSON");
        assertThat(database.texts("select incorporated_on::text from district where ubigeo = '050103'"))
                .containsExactly((String) null);
        long changes = database.number("select sum(files) from source_received");
        post(path + "/" + id + "/approve", cesar, Map.of()).expectStatus().isOk();
        post(path + "/" + id + "/approve", cesar, Map.of()).expectStatus().isOk();
        assertThat(database.texts("select incorporated_on::text from district where ubigeo = '050103'"))
                .containsExactly("2026-07-01");
        assertThat(database.number("select sum(files) from source_received"))
                .as("the next assessment is another one")
                .isEqualTo(changes + 1);
        refused(post(path + "/" + id + "/decline", irma, Map.of()), HttpStatus.CONFLICT, "ALREADY_DECIDED");
        refused(post(path, irma, order), HttpStatus.CONFLICT, "ALREADY_INCORPORATED");
        assertThat(JsonPath.<List<String>>read(register.get(path, AUDITOR), "$[*].state"))
                .containsExactly("APPROVED");
    }

    @Test
    void proposals_are_refused_out_of_territory_incomplete_and_by_others() {
        String path = "/affiliation/targeting/districts/050104/incorporations";
        String carlos = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("08"));
        var order = Map.of("on", "2026-07-01", "legalBasis", "R. D. 12");
        refused(post(path, carlos, order), HttpStatus.NOT_FOUND, "NOT_FOUND");
        refused(path, GESTOR, HttpStatus.NOT_FOUND, "NOT_FOUND");
        String irma = TestTokens.bearer("irma", "INFORMATION_MANAGER");
        refused(post(path, irma, Map.of("on", "2026-07-01")), HttpStatus.BAD_REQUEST, "INCORPORATION_INVALID");
        refused(post(path, irma, Map.of("legalBasis", "x")), HttpStatus.BAD_REQUEST, "INCORPORATION_INVALID");
        refused(
                post("/affiliation/targeting/districts/050188/incorporations", irma, order),
                HttpStatus.NOT_FOUND,
                "NOT_FOUND");
        post(path, GESTOR, order).expectStatus().isForbidden();
        String id = created(path, irma, order);
        post(path + "/" + id + "/approve", carlos, Map.of()).expectStatus().isForbidden();
        String outside = TestTokens.bearer("cesar", List.of("CERTIFIER"), List.of("08"));
        refused(post(path + "/" + id + "/approve", outside, Map.of()), HttpStatus.NOT_FOUND, "NOT_FOUND");
        refused(post(path + "/" + id + "/decline", outside, Map.of()), HttpStatus.NOT_FOUND, "NOT_FOUND");
        post(path + "/" + id + "/decline", irma, Map.of()).expectStatus().isOk();
        assertThat(database.number("select count(*) from district where ubigeo = '050104' and incorporated_on is null"))
                .isOne();
    }

    /** Listed in the same class; B earlier than A, but A's district comes before B's. Z's was not ranked. */
    @Test
    void of_equally_poor_households_the_one_of_the_needier_district_has_the_place() {
        register.send("distritos", "050105,Cinco,Huamanga,Ayacucho,2005-09-01");
        register.send(
                "hogares",
                "B,050101,Alto,POBRE,2023-01-01,,,,",
                "A,050102,Alto,POBRE,2023-01-03,,,,",
                "Z,050105,Alto,POBRE,2022-01-01,,,,");
        for (String household : List.of("A", "B", "Z")) {
            register.send(
                    "personas",
                    "%1$s,%1$s1,1000000%2$d,Quispe,Huamán,Ana,F,1990-05-05,JEFE,,PRIMARIA,S"
                            .formatted(household, household.charAt(0) % 10),
                    "%1$s,%1$s2,,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N".formatted(household));
            register.send("asamblea", "X1,050101,Alto,2024-02-01,40," + household + ",VALIDADO,");
            register.send("convenios", household + ",2024-03-01,VENTANILLA,,P1");
            register.send("adscripciones", household + "2,E-0123456,2024-04-10");
        }
        register.assess("{\"asOf\":\"2026-06-30\",\"ceiling\":1}");
        assertThat(states()).containsExactly("A:AFFILIATED", "B:VALIDATED", "Z:VALIDATED");
        register.assess("{\"asOf\":\"2026-06-30\",\"ceiling\":2}");
        assertThat(states()).containsExactly("A:AFFILIATED", "B:AFFILIATED", "Z:VALIDATED");
    }

    private List<String> states() {
        return database.texts("select h.external_id || ':' || s.state from standing s join household h"
                + " using (household) order by 1");
    }

    private List<String> order(String query, String token) {
        String answer = register.get("/affiliation/targeting/ranking" + query, token);
        return JsonPath.<List<Map<String, Object>>>read(answer, "$.items[*]").stream()
                .map(item -> item.get("rank") + ":" + item.get("district"))
                .toList();
    }

    private String created(String path, String token, Object order) {
        String answer = post(path, token, order)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonPath.read(answer, "$.id");
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

    private void refused(String path, String token, HttpStatus status, String code) {
        refused(get(path, token), status, code);
    }

    private static void refused(ResponseSpec answer, HttpStatus status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
