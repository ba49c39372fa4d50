package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.body;
import static pe.juntos.partner.Answers.refused;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.partner.establishment.EstablishmentKnown;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** PAR-6: supply and scorecards come from coresponsibility's events, and are counted by province. */
@ServiceTest
class EstablishmentJourneyTest {

    private static final Consumed ESTABLISHMENT = new Consumed("coresponsibility", "establishment");
    private static final String PATH = "/partner/establishments";
    private static final String HERE = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0501"));
    private static final String NEIGHBOUR = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0502"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void theNewestOfEachEstablishmentIsShownWithItsScorecard() {
        var juntos = new PartnerScenario(web, events);
        ESTABLISHMENT.hasTheFieldsOf(EstablishmentKnown.class);
        tell("S-00001234", "scorecard-updated", 3);
        tell("S-00001234", "supply-assessed", 2);
        tell("E-0301234", "silent", 1);
        Await.until(() -> assertThat(database.number("select count(*) from establishment"))
                .isEqualTo(2));
        Await.until(() -> assertThat(database.number("select count(*) from establishment where version = 3"))
                .isOne());

        assertThat(ids(juntos, HERE, "")).containsExactly("E-0301234", "S-00001234");
        assertThat(ids(juntos, HERE, "?problem=SILENT")).containsExactly("E-0301234");
        assertThat(ids(juntos, HERE, "?problem=LATE&limit=1")).containsExactly("S-00001234");
        assertThat(ids(juntos, HERE, "?problem=INSUFFICIENT")).containsExactly("S-00001234");
        assertThat(ids(juntos, HERE, "?problem=UNSIGNED&district=050101")).containsExactly("S-00001234");
        assertThat(ids(juntos, HERE, "?problem=COMPLAINTS&district=050102")).isEmpty();
        assertThat(ids(juntos, NEIGHBOUR, "")).isEmpty();
        refused(juntos.get(HERE, PATH + "?problem=NONE"), 400, "BAD_REQUEST");

        var summary = body(juntos.get(HERE, PATH + "/summary"), 200);
        assertThat(JsonPath.<List<String>>read(summary, "$[*].province")).containsExactly("0501", "0501");
        assertThat(JsonPath.<List<Integer>>read(summary, "$[*].reported")).containsExactly(171, 0);
        assertThat(JsonPath.<List<Integer>>read(summary, "$[*].expected")).containsExactly(182, 0);
        assertThat(JsonPath.<List<Integer>>read(summary, "$[*].silent")).containsExactly(0, 1);
        assertThat(body(juntos.get(NEIGHBOUR, PATH + "/summary"), 200)).isEqualTo("[]");
        for (var path : List.of(PATH, PATH + "/summary")) {
            refused(juntos.get(TestTokens.partner("CARE", List.of("*")), path), 403, "FORBIDDEN");
        }
    }

    private void tell(String id, String event, long version) {
        events.publish(
                ESTABLISHMENT.topic(),
                id,
                ESTABLISHMENT.type(event),
                version,
                ESTABLISHMENT.sample(event, Map.of("establishment", id)));
    }

    private static List<String> ids(PartnerScenario juntos, String token, String query) {
        return Answers.read(juntos.get(token, PATH + query), "$.items[*].establishment");
    }
}
