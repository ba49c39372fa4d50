package pe.juntos.partner;

import java.util.List;
import java.util.Map;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestTokens;

/** What tests say of households, partners and gestores. */
public record PartnerScenario(WebTestClient web, EventProbe events) {

    public static final String GESTOR = TestTokens.bearer("rosa.gestora", List.of("GESTOR"), List.of("*"));
    public static final String FONCODES = TestTokens.partner("FONCODES", List.of("*"));

    private static final ParameterizedTypeReference<Map<String, Object>> JSON = new ParameterizedTypeReference<>() {};

    public static String code(int number) {
        return "H%016d".formatted(number);
    }

    public void household(String code, String district, String state, long version) {
        events.publish(
                "juntos.affiliation.household.v1",
                code,
                "pe.juntos.affiliation.household.affiliated.v1",
                version,
                """
                {"household":"%s","externalId":"x","state":"%s","reason":null,"district":"%s","populatedCentre":"0001","memberCount":4}""".formatted(code, state, district));
    }

    public void bonus(String code, String bonus, String on) {
        events.publish(
                "juntos.graduation.decision.v1",
                code,
                "pe.juntos.graduation.decision.bonus-assigned.v1",
                1,
                """
                {"household":"%s","kind":"BONUS_ASSIGNED","on":"%s","bonus":"%s","reasons":[],"policy":"p","exitTrack":false,"transferStopped":false}""".formatted(code, on, bonus));
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

    @SuppressWarnings("unchecked")
    public List<String> ids(String token, String state) {
        return ((List<Map<String, Object>>) json(token, "/partner/referrals?limit=1000&state=" + state)
                        .get("items"))
                .stream().map(item -> (String) item.get("id")).toList();
    }
}
