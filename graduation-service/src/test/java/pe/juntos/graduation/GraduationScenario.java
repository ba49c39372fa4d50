package pe.juntos.graduation;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** What tests say of households, files and people. Events of other services are their producers' samples. */
public record GraduationScenario(WebTestClient web, EventProbe events, TestDatabase database) {

    public static final String TOPIC = "juntos.graduation.decision.v1";
    public static final String AUDITOR = TestTokens.bearer("ana", "AUDITOR");
    public static final String COORDINATOR = TestTokens.bearer("carlos", "REGIONAL_COORDINATOR");
    public static final String G1 =
            "hogar_id,fecha,edad_titular,nivel_titular,anios_educacion_titular,hectareas,animales_mayores,"
                    + "trabajadores_independientes,trabajadores,agua_riego,vehiculo\n";

    private static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");
    private static final Consumed REFERRAL = new Consumed("partner", "referral");

    public static String code(int number) {
        return "H%016d".formatted(number);
    }

    /** Affiliated on 10 May 2022 in the district; known in files as {@code external}. */
    public void household(int number, String external, String district) {
        household(number, external, district, "2022-05-10");
    }

    public void household(int number, String external, String district, String affiliatedOn) {
        household(number, external, district, affiliatedOn, 2);
    }

    /** After it left and was listed again. */
    public void affiliatedAgain(int number, String external, String district, String affiliatedOn) {
        household(number, external, district, affiliatedOn, 20);
    }

    private void household(int number, String external, String district, String affiliatedOn, long version) {
        HOUSEHOLD.tell(
                events,
                "affiliated",
                code(number),
                version,
                Map.of(
                        "household", code(number),
                        "externalId", external,
                        "district", district,
                        "socioEconomicClass", "POOR",
                        "affiliatedOn", affiliatedOn));
        Await.value(
                () -> database.number("select count(*) from household where household = '" + code(number)
                        + "' and version = " + version),
                found -> found == 1);
    }

    /** Of a programme that carries the productive bonus. */
    public void referral(int number, long version, String event, String enrolledOn, String completedOn) {
        var values = new HashMap<String, Object>(
                Map.of("household", code(number), "referral", new UUID(0, number).toString(), "bonus", "PRODUCTIVE"));
        values.put("enrolledOn", enrolledOn);
        values.put("completedOn", completedOn);
        REFERRAL.tell(events, event, code(number), version, values);
    }

    /** Sends a file and waits until it is applied. */
    public void send(String kind, String body) {
        send(TestTokens.bearer("x", "INSTITUTION"), kind, body);
    }

    public void send(String token, String kind, String body) {
        String id = JsonPath.read(accepted("/graduation/imports/" + kind, token, "text/csv", body), "$.id");
        Await.value(
                () -> get("/graduation/imports/" + id, AUDITOR),
                state -> "APPLIED".equals(JsonPath.<String>read(state, "$.state")));
    }

    public void review(String period) {
        String job = JsonPath.read(
                accepted(
                        "/graduation/reviews",
                        TestTokens.bearer("x", "OPERATOR"),
                        "application/json",
                        "{\"period\":\"" + period + "\"}"),
                "$.job");
        Await.value(
                () -> get("/graduation/jobs/" + job, TestTokens.bearer("oscar", "OPERATOR")),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.state")));
    }

    /** The decisions told of a household, oldest first, once all that are stored were told. */
    public List<String> told(int number) {
        long expected = database.number("select count(*) from decision where household = '" + code(number) + "'");
        return Await.value(() -> events.received(TOPIC, code(number)), found -> found.size() >= expected).stream()
                .map(ReceivedEvent::type)
                .map(type -> String.valueOf(type).replaceAll(".*decision\\.(.*)\\.v1", "$1"))
                .toList();
    }

    public WebTestClient.ResponseSpec post(String token, String path, Object body) {
        return web.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public String get(String path, String token) {
        return web.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private String accepted(String path, String token, String type, String body) {
        return web.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, token)
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
