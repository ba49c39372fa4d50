package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ReceivedEvent;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** GRA-2 to GRA-5 from events and files to decisions, on real servers. */
@ServiceTest
class GraduationJourneyTest {

    private static final String TOPIC = "juntos.graduation.decision.v1";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void fromTheRegisterToGraduation() {
        household(1, "A", "050401");
        household(2, "B", "050401");
        household(3, "C", "080101");
        Await.until(() ->
                assertThat(database.number("select count(*) from household")).isEqualTo(3));

        send(
                "recertificacion",
                "hogar_id,fecha,resultado\nA,2026-06-01,POBRE\nB,2026-06-01,NO_POBRE\n"
                        + "Z,2026-06-01,POBRE\nA,2026-06-01,NO_POBRE\nA,2026-06-01,POBRE\nB,2026-06-02,RICO\n");
        assertThat(database.texts("select line || ':' || code from import_refusal order by line"))
                .contains("4:UNKNOWN_HOUSEHOLD", "5:CONFLICT");
        String header = "hogar_id,fecha,edad_titular,nivel_titular,anios_educacion_titular,hectareas,animales_mayores,"
                + "trabajadores_independientes,trabajadores,agua_riego,vehiculo\n";
        send("g1", header + "A,2026-06-02,39,SECUNDARIA,7,1.99,5,,,,\nC,2026-06-02,,PRIMARIA,1,1,1,,,S,N\n");
        review();
        assertThat(kinds(1)).containsExactly("recertified", "classified", "bonus-assigned");
        assertThat(kinds(2)).containsExactly("recertified");
        assertThat(kinds(3)).containsExactly("recertification-due", "review-needed");

        referral(1, 1, "ENROLLED", null);
        Await.until(() -> assertThat(database.number("select count(*) from standing where articulated_on is not null"))
                .isOne());
        assertThat(database.number("select count(*) from standing where graduated_on is not null"))
                .isZero();
        referral(1, 2, "COMPLETED", "2027-01-10");
        referral(1, 2, "COMPLETED", "2027-01-10");
        Await.until(() -> assertThat(kinds(1))
                .containsExactly(
                        "recertified",
                        "classified",
                        "bonus-assigned",
                        "bonus-delivered",
                        "transfer-stopped",
                        "graduated"));
        long told = database.number("select count(*) from decision");
        review();
        assertThat(database.number("select count(*) from decision")).isEqualTo(told);

        String abroad = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("08"));
        web.get()
                .uri("/graduation/households/" + code(1))
                .header("Authorization", abroad)
                .exchange()
                .expectStatus()
                .isNotFound();
        assertThat(JsonPath.<Integer>read(get("/graduation/summary", abroad), "$.graduated"))
                .isZero();
        assertThat(JsonPath.<List<String>>read(get("/graduation/due", abroad), "$.items[*].household"))
                .containsExactly(code(3));
        String all = TestTokens.bearer("ana", "AUDITOR");
        assertThat(JsonPath.<Integer>read(get("/graduation/summary", all), "$.graduated"))
                .isOne();
        assertThat(JsonPath.<Integer>read(get("/graduation/summary", all), "$.exitTrack"))
                .isOne();
        assertThat(JsonPath.<Integer>read(get("/graduation/households/" + code(1), all), "$.decisions.length()"))
                .isEqualTo(6);
        events.received(TOPIC).forEach(event -> ContractCheck.validate("decision", event.json()));
    }

    private List<String> kinds(int number) {
        long expected = database.number("select count(*) from decision where household = '" + code(number) + "'");
        return Await.value(() -> events.received(TOPIC, code(number)), found -> found.size() >= expected).stream()
                .map(ReceivedEvent::type)
                .map(type -> String.valueOf(type).replaceAll(".*decision\\.(.*)\\.v1", "$1"))
                .toList();
    }

    private void household(int number, String external, String district) {
        events.publish(
                "juntos.affiliation.household.v1",
                code(number),
                "pe.juntos.affiliation.household.affiliated.v1",
                2,
                """
                {"household":"%s","externalId":"%s","state":"AFFILIATED","district":"%s","socioEconomicClass":"POOR","affiliatedOn":"2022-05-10"}""".formatted(code(number), external, district));
    }

    private void referral(int number, long version, String state, String completedOn) {
        events.publish(
                "juntos.partner.referral.v1",
                code(number),
                "pe.juntos.partner.referral." + state.toLowerCase(java.util.Locale.ROOT) + ".v1",
                version,
                """
                {"referral":"r%d","household":"%s","programme":"P","partner":"F","bonus":"PRODUCTIVE","state":"%s","enrolledOn":"2026-07-20","completedOn":%s}""".formatted(number, code(number), state, completedOn == null ? "null" : "\"" + completedOn + "\""));
    }

    private static String code(int number) {
        return "H%016d".formatted(number);
    }

    private void send(String kind, String body) {
        String id = JsonPath.read(post("/graduation/imports/" + kind, "INSTITUTION", "text/csv", body), "$.id");
        Await.value(
                () -> get("/graduation/imports/" + id, TestTokens.bearer("ana", "AUDITOR")),
                state -> "APPLIED".equals(JsonPath.<String>read(state, "$.state")));
    }

    private void review() {
        String job = JsonPath.read(
                post("/graduation/reviews", "OPERATOR", "application/json", "{\"period\":\"2026-3\"}"), "$.job");
        Await.value(
                () -> get("/graduation/jobs/" + job, TestTokens.bearer("oscar", "OPERATOR")),
                state -> "FINISHED".equals(JsonPath.<String>read(state, "$.state")));
    }

    private String post(String path, String role, String type, String body) {
        return web.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer("x", role))
                .contentType(MediaType.parseMediaType(type))
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private String get(String path, String token) {
        return web.get()
                .uri(path)
                .header("Authorization", token)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }
}
