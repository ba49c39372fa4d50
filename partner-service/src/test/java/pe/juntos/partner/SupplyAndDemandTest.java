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
import org.springframework.test.web.reactive.server.WebTestClient;
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
        juntos.post(FONCODES, "/partner/offers", offer("own", "030101", 1)).expectStatus().isOk();
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
        juntos.post(FONCODES, "/partner/offers", offer("elsewhere", "030201", 4)).expectStatus().isOk();
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

    private static List<Map<String, Object>> told(PartnerScenario juntos, String token, String more) {
        return JsonPath.read(body(juntos.get(token, PATH + "?" + more.replaceFirst("^&", "")), 200), "$.items");
    }
}
