package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.partner.raffle.Lots;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Offers for a household and households for an offer, with the reasons. */
@ServiceTest
class MatchingJourneyTest {

    private static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0504"));
    private static final String IRMA = TestTokens.bearer("irma", "INFORMATION_MANAGER");
    private static final String ABROAD = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0505"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private PartnerScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new PartnerScenario(web, events);
        database.execute("delete from import_refusal");
    }

    @Test
    void aHouseholdSeesTheOffersThatSuitItBestFirst() {
        database.execute(
                "insert into household (household, bucket, external_id, state, class, district, ready, member_count,"
                        + " version) values ('" + code(1) + "', 0, 'X1', 'AFFILIATED', 'POOR', '050401', true, 2, 1)");
        String far = published("m-far", "0504");
        String near = published("m-near", "050401");
        published("m-other", "060101");
        send(
                "preferencias",
                "hogar_id,miembro,fecha,preferencia,orden\nX1,1,2026-01-01,EMPLEABILIDAD,1\n"
                        + "X1,1,2026-06-01,PRODUCCION,1\nX1,2,2026-06-01,NEGOCIOS,1\nX1,2,2026-06-01,NEGOCIOS,2\n"
                        + "X1,0,2026-06-01,NEGOCIOS,1\nX1,1,2026-06-01,FIESTAS,1\nNADIE,1,2026-06-01,NEGOCIOS,1\n");
        assertThat(database.texts("select line || ' ' || code from import_refusal order by line"))
                .containsExactly("5 CONFLICT", "6 OUT_OF_RANGE", "7 UNKNOWN_CODE", "8 UNKNOWN_HOUSEHOLD");

        String path = "/partner/households/" + code(1) + "/matches?on=2026-06-15";
        String ranked = text(GESTOR, path);
        assertThat(JsonPath.<List<String>>read(ranked, "$.matches[*].offer.id")).containsExactly(near, far);
        assertThat(JsonPath.<List<Integer>>read(ranked, "$.matches[*].merits.PREFERRED"))
                .containsExactly(1, 1);
        assertThat(JsonPath.<List<String>>read(ranked, "$.matches[0].eligibility[*].rule"))
                .containsExactly("HAKU_WINAY");
        assertThat(JsonPath.<String>read(ranked, "$.matches[0].eligible")).isEqualTo("UNKNOWN");
        assertThat(JsonPath.<List<String>>read(text(GESTOR, path.replace("06-15", "12-31")), "$.matches[*].offer.id"))
                .containsExactly(near, far);
        assertThat(JsonPath.<List<String>>read(
                        text(GESTOR, path.replace("2026-06-15", "2027-01-01")), "$.matches[*].excluded"))
                .containsExactly("CLOSED", "CLOSED");

        database.execute("insert into eligibility_fact (household, member, input, on_day, bucket, value) values ('"
                + code(1) + "', 1, 'AGE', '2026-06-01', 0, date '2024-01-01' - date '1970-01-01')");
        childCare(FONCODES, far, true).expectStatus().isOk();
        childCare(FONCODES, near, false).expectStatus().isOk();
        ranked = text(GESTOR, path);
        assertThat(JsonPath.<List<Integer>>read(ranked, "$.matches[*].merits.CHILD_CARE"))
                .containsExactly(-1, 1);
        assertThat(database.number("select count(*) from file_access where household = '" + code(1) + "'"))
                .isEqualTo(4);

        refused(juntos.get(ABROAD, path), 404, "NOT_FOUND");
        refused(juntos.get(FONCODES, path), 403, "FORBIDDEN");
        refused(juntos.get(GESTOR, path.replace("2026", "1999")), 400, "DAY_INVALID");
        refused(childCare(TestTokens.partner("CARE", List.of("*")), near, true), 404, "NOT_FOUND");
        refused(childCare(GESTOR, near, true), 403, "FORBIDDEN");
        refused(childCare(FONCODES, near, null), 400, "INCOMPLETE");
        refused(upload(FONCODES, "preferencias", "x"), 403, "FORBIDDEN");
    }

    @Test
    void aFileTellsOfHouseholdsWhereItsSenderWorksAndOfNoOther() {
        for (String district : List.of("050401", "050501")) {
            database.execute("insert into household (household, bucket, external_id, state, class, district, ready,"
                    + " version) values ('" + code(Integer.parseInt(district)) + "', 0, 'S" + district
                    + "', 'AFFILIATED', 'POOR', '" + district + "', true, 1)");
        }
        Map<String, String> lines = Map.of(
                "preferencias", "hogar_id,miembro,fecha,preferencia,orden\nS%s,1,2026-01-01,NEGOCIOS,1\n",
                "elegibilidad", "hogar_id,miembro,fecha,dato,valor\nS%s,1,2026-06-01,FECHA_NACIMIENTO,1990-01-01\n");
        Map<String, String> facts = Map.of("preferencias", "preference", "elegibilidad", "eligibility_fact");
        lines.forEach((kind, file) -> {
            send(ABROAD, kind, file.formatted("050401"));
            send(
                    GESTOR,
                    kind,
                    file.formatted("050401")
                            + file.lines().skip(1).findFirst().orElseThrow().formatted("050501"));
            assertThat(database.texts("select household from " + facts.get(kind)))
                    .contains(code(50401))
                    .doesNotContain(code(50501));
        });
        assertThat(database.texts("select line || ' ' || code from import_refusal order by line"))
                .containsExactly(
                        "2 UNKNOWN_HOUSEHOLD", "2 UNKNOWN_HOUSEHOLD", "3 UNKNOWN_HOUSEHOLD", "3 UNKNOWN_HOUSEHOLD");
    }

    @Test
    void householdsComeToAnOfferByWaitingOrByLot() {
        String offer = published("q-1", "1201");
        database.execute("update offer set free = 0 where id = '" + offer + "'");
        waiting(21, "120101", "2026-05-03");
        waiting(22, "120102", "2026-05-01");
        waiting(23, "120101", "2026-05-02");
        waiting(24, "120201", "2026-05-01");
        String path = "/partner/offers/" + offer + "/households?on=2026-06-15";
        String junin = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("12"));
        assertThat(households(junin, path)).containsExactly(code(22), code(23), code(21));
        String first = text(junin, path + "&limit=2");
        String next = JsonPath.read(first, "$.next");
        assertThat(JsonPath.<List<String>>read(first, "$.items[*].household")).containsExactly(code(22), code(23));
        assertThat(households(junin, path + "&limit=2&cursor=" + next)).containsExactly(code(21));
        assertThat(JsonPath.<List<String>>read(first, "$.items[0].eligibility[*].rule"))
                .containsExactly("HAKU_WINAY");
        String seed = "LOTERIA-4711";
        assertThat(households(junin, path + "&by=draw&seed=" + seed))
                .isEqualTo(Lots.order(seed, offer, List.of(code(21), code(22), code(23))).stream()
                        .map(Lots.Lot::household)
                        .toList());
        assertThat(households(TestTokens.bearer("olga", List.of("GESTOR"), List.of("120102")), path))
                .containsExactly(code(22));
        assertThat(households(ABROAD, path)).isEmpty();
        refused(juntos.get(junin, path + "&by=name"), 400, "ORDER_INVALID");
        refused(juntos.get(junin, path + "&by=draw"), 400, "SEED_INVALID");
        refused(juntos.get(junin, path + "&by=rule&seed=" + seed), 400, "SEED_INVALID");
        refused(juntos.get(junin, "/partner/offers/00000000-0000-0000-0000-000000000000/households"), 404, "NOT_FOUND");
        refused(juntos.get(FONCODES, path), 403, "FORBIDDEN");
    }

    private List<String> households(String token, String path) {
        return JsonPath.read(text(token, path), "$.items[*].household");
    }

    private void waiting(int number, String district, String since) {
        database.execute("insert into household (household, bucket, state, class, district, ready, version) values ('"
                + code(number) + "', 0, 'AFFILIATED', 'POOR', '" + district + "', true, 1)");
        database.execute(
                "insert into need (household, bonus, bucket, district, ready, decided_on, state, version) values ('"
                        + code(number) + "', 'PRODUCTIVE', 0, '" + district + "', true, '" + since
                        + "', 'WAITING', 1)");
    }

    private String published(String reference, String area) {
        return JsonPath.read(
                body(juntos.post(FONCODES, "/partner/offers", offer(reference, area, 2))
                        .expectStatus()
                        .isOk()),
                "$.id");
    }

    private WebTestClient.ResponseSpec childCare(String token, String offer, Boolean value) {
        return web.put()
                .uri("/partner/offers/" + offer + "/child-care")
                .header(HttpHeaders.AUTHORIZATION, token)
                .bodyValue(value == null ? Map.of() : Map.of("childCare", value))
                .exchange();
    }

    private void send(String kind, String file) {
        send(IRMA, kind, file);
    }

    private void send(String token, String kind, String file) {
        var id = JsonPath.<String>read(body(upload(token, kind, file)), "$.id");
        Await.value(
                () -> text(IRMA, "/partner/imports/" + id),
                state -> "APPLIED".equals(JsonPath.<String>read(state, "$.state")));
    }

    private WebTestClient.ResponseSpec upload(String token, String kind, String file) {
        return web.post()
                .uri("/partner/imports/" + kind)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(file)
                .exchange();
    }

    private String text(String token, String path) {
        return body(juntos.get(token, path).expectStatus().isOk());
    }

    private static String body(WebTestClient.ResponseSpec answer) {
        return answer.expectBody(String.class).returnResult().getResponseBody();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
