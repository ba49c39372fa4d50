package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.graduation.supply.OfferKnown;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-6: an alert while places are below demand, ended when supply returns; who has no target members is referred. */
@ServiceTest(properties = "juntos.graduation.supply.every=PT0.2S")
class SupplyJourneyTest {

    private static final String SHORTAGES = "juntos.graduation.shortage.v1";
    private static final String LINKS = "juntos.graduation.link.v1";
    private static final String ALERTS = "/graduation/supply/alerts";
    private static final Consumed SUPPLY = new Consumed("partner", "supply");
    private static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");
    private static final String OPERATOR = TestTokens.bearer("oscar", "OPERATOR");
    private static final String ABROAD = TestTokens.bearer("olga", List.of("GESTOR"), List.of("0505"));

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private GraduationScenario juntos;

    @BeforeEach
    void scenario() {
        juntos = new GraduationScenario(web, events, database);
    }

    @Test
    void everyFieldIsPublished() {
        SUPPLY.hasTheFieldsOf(OfferKnown.class);
    }

    @Test
    void anAlertIsRaisedOnceAndEndedWhenSupplyReturns() {
        juntos.household(1, "X1", "050401");
        juntos.household(2, "X2", "050401");
        bonus(1);
        bonus(2);

        Await.value(this::missing, n -> n == 2);
        assertThat(assess()).isEqualTo("0/0/1");
        String alerts = juntos.get(ALERTS, GraduationScenario.AUDITOR);
        assertThat(JsonPath.<Integer>read(alerts, "$.items[0].missing")).isEqualTo(2);
        assertThat(JsonPath.<String>read(alerts, "$.items[0].bonus")).isEqualTo("PRODUCTIVE");
        assertThat(JsonPath.<List<Object>>read(juntos.get(ALERTS, ABROAD), "$.items"))
                .isEmpty();

        offer(1, "0504", 1);
        Await.value(() -> missing(), n -> n == 1);
        offer(2, "050401", 2);
        Await.value(() -> database.number("select count(*) from supply_alert where open"), n -> n == 0);
        offer(3, "050401", 0);
        Await.value(() -> database.number("select count(*) from supply_alert where open"), n -> n == 1);
        assertThat(JsonPath.<List<Object>>read(juntos.get(ALERTS + "?all=true", GraduationScenario.AUDITOR), "$.items"))
                .hasSize(2);

        juntos.referral(1, 1, "enrolled", "2026-05-01", null);
        Await.value(() -> database.number("select count(*) from referral"), n -> n == 1);
        assertThat(assess()).isEqualTo("0/0/1");
        assertThat(missing()).isEqualTo(1);
        String targets = juntos.get("/graduation/bonus-targets", GraduationScenario.AUDITOR);
        assertThat(JsonPath.<List<Integer>>read(targets, "$.bonuses[*].households"))
                .containsExactly(0, 2, 0);
        assertThat(JsonPath.<List<String>>read(targets, "$.bonuses[*].reached"))
                .containsExactly("UNKNOWN", "YES", "UNKNOWN");
        assertThat(JsonPath.<List<Integer>>read(
                        juntos.get("/graduation/bonus-targets", ABROAD), "$.bonuses[*].households"))
                .containsExactly(0, 0, 0);
        offer(4, "050401", 5, "2026-01-31");
        Await.value(() -> database.number("select version from supply_offer"), version -> version == 4);
        assertThat(assess()).as("its places are over").isEqualTo("0/0/1");
        offer(5, "050401", 1);
        assertThat(Await.value(() -> events.received(SHORTAGES), told -> told.size() >= 4).stream()
                        .map(ReceivedEvent::type)
                        .map(type -> String.valueOf(type).replaceAll(".*shortage\\.(.*)\\.v1", "$1")))
                .containsExactly("raised", "cleared", "raised", "cleared");
    }

    @Test
    void aHouseholdWithoutTargetMembersIsReferredOnceInEachStay() {
        juntos.household(5, "X5", "050401");
        updated(5, 3, 0, "2022-05-10");
        Await.value(() -> events.received(LINKS, code(5)), told -> told.size() == 1);
        updated(5, 4, 0, "2022-05-10");
        updated(6, 1, 1, "2022-05-10");
        updated(5, 5, 0, "2026-05-10");
        assertThat(Await.value(() -> events.received(LINKS, code(5)), told -> told.size() == 2))
                .allSatisfy(told -> assertThat(JsonPath.<String>read(told.json(), "$.reason"))
                        .isEqualTo("NO_TARGET_MEMBERS"));
        assertThat(events.received(LINKS, code(6))).isEmpty();
        left(5, 6);
    }

    @Test
    void onlyStaffSeesAlertsAndOnlyManagersAssess() {
        for (String role : List.of("GESTOR", "REGIONAL_COORDINATOR", "AUDITOR", "PARTNER", "INSTITUTION")) {
            juntos.post(TestTokens.bearer("x", role), "/graduation/supply/assessments", "{}")
                    .expectStatus()
                    .isForbidden();
        }
        for (String role : List.of("PARTNER", "INSTITUTION", "CERTIFIER")) {
            for (String path : List.of(ALERTS, "/graduation/bonus-targets")) {
                web.get()
                        .uri(path)
                        .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("x", role))
                        .exchange()
                        .expectStatus()
                        .isForbidden();
            }
        }
    }

    private String assess() {
        String answer = juntos.post(OPERATOR, "/graduation/supply/assessments", "{}")
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonPath.read(answer, "$.raised") + "/" + JsonPath.read(answer, "$.cleared") + "/"
                + JsonPath.read(answer, "$.open");
    }

    private long missing() {
        return database.number("select coalesce(sum(demand - covered), 0) from supply_alert where open");
    }

    /** Of quadrant III, past year 4 and recertified as poor. */
    private void bonus(int number) {
        juntos.send("recertificacion", "hogar_id,fecha,resultado\nX" + number + ",2026-06-01,POBRE\n");
        juntos.send("g1", GraduationScenario.G1 + "X" + number + ",2026-06-02,39,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.review("2026-3");
    }

    private void offer(long version, String area, int free) {
        offer(version, area, free, "2026-12-31");
    }

    private void offer(long version, String area, int free, String closesOn) {
        SUPPLY.tell(
                events,
                "capacity-changed",
                area,
                version,
                Map.of(
                        "offer",
                        "8d3f4a8e-1b5e-3c55-8f6a-2f1e0d9c4b77",
                        "district",
                        area,
                        "bonus",
                        "PRODUCTIVE",
                        "places",
                        40,
                        "free",
                        free,
                        "closesOn",
                        closesOn));
    }

    /** Nobody waits in its district any more. */
    private void left(int number, long version) {
        HOUSEHOLD.tell(events, "exited", code(number), version, Map.of("household", code(number)));
        Await.value(
                () -> database.number(
                        "select count(*) from household where state = 'EXITED' and household = '" + code(number) + "'"),
                found -> found == 1);
    }

    private void updated(int number, long version, int targetMembers, String affiliatedOn) {
        var values = new HashMap<String, Object>(
                Map.of("household", code(number), "targetMemberCount", targetMembers, "affiliatedOn", affiliatedOn));
        HOUSEHOLD.tell(events, "updated", code(number), version, values);
    }
}
