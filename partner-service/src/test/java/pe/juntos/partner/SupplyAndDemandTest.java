package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.body;
import static pe.juntos.partner.Answers.refused;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-2 and GRA-6: places and who waits for them, by district and bonus. */
@ServiceTest
class SupplyAndDemandTest {

    private static final String PATH = "/partner/supply-and-demand";
    private static final String HERE = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0301"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void aDistrictIsShortWhileMoreWaitThanAllPlacesThatReachIt() {
        var juntos = new PartnerScenario(web, events);
        juntos.post(FONCODES, "/partner/offers", offer("own", "030101", 1))
                .expectStatus()
                .isOk();
        juntos.proposed(database, 1, "030101", "2026-05-01");
        for (int number = 2; number <= 3; number++) {
            juntos.household(code(number), "030101", "AFFILIATED", 1);
            juntos.bonus(code(number), "PRODUCTIVE", "2026-05-02");
            juntos.waits(database, number);
        }
        assertThat(told(juntos, HERE, ""))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("district", "030101")
                        .containsEntry("bonus", "PRODUCTIVE")
                        .containsEntry("waiting", 2)
                        .containsEntry("placed", 1)
                        .containsEntry("freeHere", 0)
                        .containsEntry("freeShared", 0)
                        .containsEntry("shortage", true));
        juntos.post(FONCODES, "/partner/offers", offer("elsewhere", "030201", 4))
                .expectStatus()
                .isOk();
        assertThat(told(juntos, HERE, "")).as("a neighbour's places").hasSize(1);
        assertThat(told(juntos, TestTokens.bearer("olga", List.of("GESTOR"), List.of("0302")), ""))
                .singleElement()
                .satisfies(row -> assertThat(row).containsEntry("freeHere", 4).containsEntry("shortage", false));
        assertThat(told(juntos, TestTokens.bearer("o", "OPERATOR"), "&limit=1")).hasSize(1);
        assertThat(told(juntos, HERE, "&bonus=EDUCATIONAL")).isEmpty();
        assertThat(told(juntos, TestTokens.bearer("olga", List.of("GESTOR"), List.of("0302")), "&on=2027-01-01"))
                .as("the offer has closed")
                .isEmpty();
        refused(juntos.get(FONCODES, PATH), 403, "FORBIDDEN");
        refused(juntos.get(HERE, PATH + "?bonus=GOLD"), 400, "BAD_REQUEST");
    }

    @Test
    void theWayToWhereAnOfferTakesPlaceCountsInTheRanking() {
        var juntos = new PartnerScenario(web, events);
        juntos.household(code(20), "040101", "AFFILIATED", 1);
        Await.until(() -> assertThat(database.number("select count(*) from household where district = '040101'"))
                .isOne());
        String near = id(juntos.post(FONCODES, "/partner/offers", offer("near", "0401", 5)));
        String far = id(juntos.post(FONCODES, "/partner/offers", offer("far", "0401", 5)));
        var ways = Map.of(
                "times",
                List.of(
                        Map.of("from", "040101", "to", "040102", "minutes", 45),
                        Map.of("from", "040101", "to", "040103", "minutes", 200)));
        var coordinator = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("04"));
        refused(juntos.post(HERE, "/partner/travel-times", ways), 403, "FORBIDDEN");
        refused(
                juntos.post(
                        TestTokens.bearer("olga", List.of("REGIONAL_COORDINATOR"), List.of("05")),
                        "/partner/travel-times",
                        ways),
                404,
                "NOT_FOUND");
        refused(juntos.post(coordinator, "/partner/travel-times", Map.of()), 400, "INCOMPLETE");
        refused(
                juntos.post(
                        coordinator,
                        "/partner/travel-times",
                        Map.of("times", List.of(Map.of("from", "040101", "to", "040102", "minutes", -1)))),
                400,
                "INCOMPLETE");
        assertThat(Answers.<Integer>read(juntos.post(coordinator, "/partner/travel-times", ways), "$.changed"))
                .isEqualTo(2);
        assertThat(Answers.<Integer>read(juntos.post(coordinator, "/partner/travel-times", ways), "$.changed"))
                .isZero();

        String place = "/partner/offers/%s/place";
        refused(put(FONCODES, place.formatted(near), Map.of()), 400, "DISTRICT_INVALID");
        refused(put(FONCODES, place.formatted(near), Map.of("district", "040201")), 422, "PLACE_OUTSIDE_AREA");
        refused(
                put(TestTokens.partner("ADRA", List.of("*")), place.formatted(near), Map.of("district", "040102")),
                404,
                "NOT_FOUND");
        refused(put(HERE, place.formatted(near), Map.of("district", "040102")), 403, "FORBIDDEN");
        body(put(FONCODES, place.formatted(near), Map.of("district", "040102")), 200);
        body(put(FONCODES, place.formatted(far), Map.of("district", "040103")), 200);

        var ranked = body(juntos.get(coordinator, "/partner/households/" + code(20) + "/matches?on=2026-06-01"), 200);
        assertThat(JsonPath.<List<String>>read(ranked, "$.matches[?(@.offer.area=='0401')].offer.id"))
                .containsExactly(near, far);
        assertThat(JsonPath.<List<Integer>>read(ranked, "$.matches[?(@.offer.area=='0401')].merits.QUICK"))
                .containsExactly(-45, -200);
    }

    private WebTestClient.ResponseSpec put(String token, String path, Object body) {
        return web.put()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .bodyValue(body)
                .exchange();
    }

    private static String id(WebTestClient.ResponseSpec answer) {
        return Answers.read(answer, "$.id");
    }

    private static List<Map<String, Object>> told(PartnerScenario juntos, String token, String more) {
        return JsonPath.read(body(juntos.get(token, PATH + "?" + more.replaceFirst("^&", "")), 200), "$.items");
    }
}
