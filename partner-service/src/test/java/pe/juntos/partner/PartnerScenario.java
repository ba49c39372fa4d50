package pe.juntos.partner;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** What tests say of households, partners and gestores. Events of other services are their producers' samples. */
public record PartnerScenario(WebTestClient web, EventProbe events) {

    public static final String GESTOR = TestTokens.bearer("rosa.gestora", List.of("GESTOR"), List.of("*"));
    public static final String FONCODES = TestTokens.partner("FONCODES", List.of("*"));

    private static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");
    private static final Consumed DECISION = new Consumed("graduation", "decision");
    private static final Map<String, String> STATES =
            Map.of("AFFILIATED", "affiliated", "SUSPENDED", "suspended", "EXITED", "exited", "VALIDATED", "validated");

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    public static String code(int number) {
        return "H%016d".formatted(number);
    }

    public void household(String code, String district, String state, long version) {
        var event = STATES.get(state);
        events.publish(HOUSEHOLD.topic(), code, HOUSEHOLD.type(event), version, household(event, code, district));
    }

    /** The same, until it is known here. */
    void known(TestDatabase database, String code, String district, String state, long version) {
        household(code, district, state, version);
        Await.until(() -> Assertions.assertThat(database.number("select count(*) from household where version = "
                        + version + " and household = '" + code + "'"))
                .isOne());
    }

    /** As affiliation's sample, elsewhere. */
    public static String household(String event, String code, String district) {
        return HOUSEHOLD.sample(event, Map.of("household", code, "district", district));
    }

    public void bonus(String code, String bonus, String on) {
        bonus(code, bonus, on, 1);
    }

    public void bonus(String code, String bonus, String on, long version) {
        events.publish(DECISION.topic(), code, DECISION.type("bonus-assigned"), version, decision(code, bonus, on));
    }

    /** As graduation's sample, of another household. */
    public static String decision(String code, String bonus, String on) {
        return DECISION.sample("bonus-assigned", Map.of("household", code, "bonus", bonus, "on", on));
    }

    /** A household of the district with a bonus, proposed to an offer; gives back the referral. */
    public String proposed(TestDatabase database, int number, String district, String on) {
        household(code(number), district, "AFFILIATED", 1);
        bonus(code(number), "PRODUCTIVE", on);
        return Await.value(
                        () -> database.texts("select id from referral where household = '" + code(number)
                                + "' and stage = 'PROPOSED'"),
                        found -> found.size() == 1)
                .getFirst();
    }

    /** Until the household waits for a place. */
    public void waits(TestDatabase database, int number) {
        Await.until(() -> Assertions.assertThat(database.number("select count(*) from need where household = '"
                        + code(number) + "' and state = 'WAITING' and ready"))
                .isOne());
    }

    public String stage(TestDatabase database, String referral) {
        return database.texts("select stage from referral where id = '" + referral + "'")
                .getFirst();
    }

    /** Takes a step of one referral on a day; it must be done. */
    public void step(String token, String referral, String step, String on, Object... more) {
        var body = new HashMap<String, Object>(Map.of("on", on));
        for (int i = 0; i < more.length; i += 2) {
            body.put((String) more[i], more[i + 1]);
        }
        post(token, "/partner/referrals/" + referral + "/" + step, body)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.changed")
                .isEqualTo(true);
    }

    public static Map<String, Object> offer(String reference, String area, int places) {
        return Map.of(
                "reference",
                reference,
                "programme",
                "CAPACIDADES_PRODUCTIVAS_RURALES",
                "area",
                area,
                "bonus",
                "PRODUCTIVE",
                "places",
                places,
                "opensOn",
                "2026-03-01",
                "closesOn",
                "2026-12-31");
    }

    public WebTestClient.ResponseSpec post(String token, String path, Object body) {
        return web.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .bodyValue(body)
                .exchange();
    }

    public WebTestClient.ResponseSpec get(String token, String path) {
        return web.get().uri(path).header(HttpHeaders.AUTHORIZATION, token).exchange();
    }

    public Map<String, Object> json(String token, String path) {
        return get(token, path)
                .expectStatus()
                .isOk()
                .expectBody(JSON)
                .returnResult()
                .getResponseBody();
    }

    public List<String> ids(String token, String state) {
        var body = get(token, "/partner/referrals?limit=1000&state=" + state)
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonPath.read(body, "$.items[*].id");
    }
}
