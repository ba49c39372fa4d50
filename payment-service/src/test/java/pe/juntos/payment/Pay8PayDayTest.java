package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** PAY-8 through HTTP, Kafka and PostgreSQL: points and travel times by file, the pay days of a round, who reads what. */
@ServiceTest
class Pay8PayDayTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String RECIPIENT = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}";
    private static final String PLAN = "/payment/rounds/R2026-3/pay-days";

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    private World world;

    @Test
    void each_household_has_a_pay_point_and_a_day() {
        world = new World(client, probe);
        for (var n = 1; n <= 7; n++) {
            world.household(n, 1, n < 6 ? "050101" : "150101", RECIPIENT.formatted(n), "001-" + n);
            world.verdict(n, "2026-3", 1, true);
        }
        world.certified("2026-3", 7, 7);
        var centre = centre();
        files(centre);
        assertThat(ask(Map.of()).status()).as("no such round yet").isEqualTo(404);
        world.liquidated("2026-3");

        planned();
        assertThat(loads("*"))
                .as("two a day at the nearest point that serves an account")
                .containsExactly("P1 2026-07-01 2/2", "P1 2026-07-02 2/2", "P1 2026-07-03 1/2", "P3 2026-07-01 2/9");
        assertThat(loads("15")).containsExactly("P3 2026-07-01 2/9");
        assertThat(slots("05"))
                .containsExactly("050101 P1 2026-07-01 2", "050101 P1 2026-07-02 2", "050101 P1 2026-07-03 1");
        assertThat(slots("21")).isEmpty();
        assertThat(database.number("select count(*) from pay_day")).isEqualTo(7);
        readers();
        again(centre);
        refused();
    }

    private void files(String centre) {
        var points = sent("puntos-pago", """
                punto_pago,canal,ubigeo,cupo_diario,vigente
                P1,CAJERO,050101,5,SI
                P1,CAJERO,050101,2,SI
                P2,TRANSPORTADORA,050101,50,SI
                P3,AGENCIA,150101,9,SI
                P4,AGENCIA,050101,100,NO
                P5,AGENCIA,050101,0,SI
                P6,PALOMA,050101,1,SI
                P7,AGENCIA,5,1,SI
                """);
        assertThat(points.get("refusals").toString()).isEqualTo("{\"CAPACITY_INVALID\":1,\"UNKNOWN_CODE\":2}");
        var times = sent("tiempos-viaje", """
                ubigeo,centro_poblado,punto_pago,minutos
                050101,%1$s,P1,45
                050101,%1$s,P2,5
                050101,%1$s,P3,400
                050101,%1$s,P4,1
                150101,%1$s,P3,200
                150101,%1$s,P9,20
                150101,%1$s,P3,-1
                """.formatted(centre));
        assertThat(times.get("refusals").toString()).isEqualTo("{\"MINUTES_INVALID\":1,\"UNKNOWN_PAY_POINT\":1}");
    }

    private void readers() {
        assertThat(rows("05")).hasSize(6).contains("hogar-1,050101," + centre() + ",P1,45,2026-07-01");
        assertThat(rows("15")).hasSize(3);
        assertThat(rows("21")).hasSize(1);
        var mine = world.get("/payment/households/" + code(6) + "/pay-days", List.of("15"));
        assertThat(mine.body().get(0).toString())
                .isEqualTo(
                        "{\"round\":\"R2026-3\",\"point\":\"P3\",\"channel\":\"BRANCH\",\"minutes\":200,\"day\":\"2026-07-01\"}");
        assertThat(world.get("/payment/households/" + code(6) + "/transfers?period=2026-3", List.of("15"))
                        .body()
                        .get("transfers")
                        .get(0)
                        .get("payDay")
                        .toString())
                .as("the story of the transfer has it too")
                .isEqualTo("{\"point\":\"P3\",\"channel\":\"BRANCH\",\"minutes\":200,\"day\":\"2026-07-01\"}");
        assertThat(world.get("/payment/households/" + code(6) + "/pay-days", List.of("05"))
                        .status())
                .isEqualTo(404);
        assertThat(world.get(PLAN, List.of("15"))
                        .body()
                        .get("items")
                        .get(0)
                        .get("far")
                        .asBoolean())
                .as("more than three hours")
                .isTrue();
    }

    /** A point closes: a new plan takes the place of the old one. */
    private void again(String centre) {
        sent(
                "puntos-pago",
                "punto_pago,canal,ubigeo,cupo_diario,vigente\nP3,AGENCIA,150101,9,NO\nP1,CAJERO,050101,5,SI\n");
        planned();
        assertThat(loads("*")).containsExactly("P1 2026-07-01 5/5");
        var unplaced = world.get(PLAN + "/unplaced").body();
        assertThat(unplaced.size()).isEqualTo(1);
        assertThat(unplaced.get(0).toString())
                .isEqualTo("{\"district\":\"150101\",\"centre\":\"" + centre
                        + "\",\"means\":\"ACCOUNT\",\"households\":2,\"reason\":\"NO_ROUTE\"}");
        assertThat(world.get(PLAN + "/unplaced", List.of("05")).body().size()).isZero();
        assertThat(world.get("/payment/households/" + code(6) + "/transfers?period=2026-3")
                        .body()
                        .get("transfers")
                        .get(0)
                        .get("payDay")
                        .isNull())
                .as("without a place")
                .isTrue();
    }

    private void refused() {
        assertThat(ask(Map.of("from", "julio")).text("code")).isEqualTo("DAY_INVALID");
        assertThat(ask(Map.of("from", "+12026-07-01")).text("code")).isEqualTo("DAY_INVALID");
        assertThat(ask(Map.of("from", "2026-06-30")).text("code")).isEqualTo("DAY_INVALID");
        assertThat(world.get("/payment/rounds/R2030-1/pay-days").status()).isEqualTo(404);
        assertThat(world.get(PLAN + "?cursor=nada").text("code")).isEqualTo("CURSOR_INVALID");
        for (var path : List.of(PLAN, PLAN + "/load", PLAN + "/unplaced", "/payment/rounds/R2026-3/dias-pago.csv")) {
            client.get()
                    .uri(path)
                    .header("Authorization", TestTokens.bearer("banco", "INSTITUTION"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
        assertThat(world.post(PLAN, "rosa.gestora", "GESTOR", Map.of()).status())
                .isEqualTo(403);
        assertThat(upload("puntos-pago", "x", TestTokens.bearer("rosa.gestora", "GESTOR"))
                        .status())
                .isEqualTo(403);
        assertThat(upload(
                                "tiempos-viaje",
                                "x",
                                TestTokens.bearer("irma", List.of("INFORMATION_MANAGER"), List.of("05")))
                        .text("code"))
                .isEqualTo("NATIONAL_ONLY");
        assertThat(upload("tiempos-viaje", "otra,cabecera\n", TestTokens.bearer("irma", "INFORMATION_MANAGER"))
                        .text("code"))
                .isEqualTo("FILE_HEADER");
    }

    private void planned() {
        var started = ask(Map.of());
        assertThat(started.status()).as(started.toString()).isEqualTo(202);
        Await.value(
                () -> world.get("/payment/jobs/" + started.text("job")).body(),
                job -> job.get("state").asString().equals("FINISHED"));
    }

    private World.Answer ask(Map<String, ?> body) {
        return world.post(PLAN, "irma.informacion", "INFORMATION_MANAGER", body);
    }

    private List<String> loads(String territory) {
        return world.get(PLAN + "/load", List.of(territory))
                .body()
                .valueStream()
                .map(one -> one.get("point").asString() + " " + one.get("day").asString() + " "
                        + one.get("households").asInt() + "/"
                        + one.get("mostPerDay").asInt())
                .toList();
    }

    /** Page by page. */
    private List<String> slots(String territory) {
        var all = new ArrayList<String>();
        var cursor = "";
        while (true) {
            var page = world.get(PLAN + "?limit=1&cursor=" + cursor, List.of(territory))
                    .body();
            page.get("items")
                    .valueStream()
                    .map(one -> one.get("district").asString() + " "
                            + one.get("point").asString() + " " + one.get("day").asString() + " "
                            + one.get("households").asInt())
                    .forEach(all::add);
            if (page.get("next").isNull()) {
                return all;
            }
            cursor = page.get("next").asString();
        }
    }

    private List<String> rows(String territory) {
        return world.text("/payment/rounds/R2026-3/dias-pago.csv", List.of(territory))
                .lines()
                .toList();
    }

    private JsonNode sent(String file, String text) {
        var answer = upload(file, text, TestTokens.bearer("irma.informacion", "INFORMATION_MANAGER"));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(202);
        return Await.value(
                () -> world.get("/payment/imports/" + answer.text("id")).body(),
                one -> one.get("state").asString().equals("APPLIED"));
    }

    private World.Answer upload(String file, String text, String bearer) {
        var result = client.post()
                .uri("/payment/imports/" + file)
                .header("Authorization", bearer)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(text.getBytes(StandardCharsets.UTF_8))
                .exchange()
                .expectBody()
                .returnResult();
        var answered = result.getResponseBody();
        return new World.Answer(
                result.getStatus().value(),
                answered == null || answered.length == 0 ? JSON.createObjectNode() : JSON.readTree(answered));
    }

    /** As the household events of the contract have it. */
    private String centre() {
        return Await.value(() -> database.texts("select distinct populated_centre from payee"), all -> all.size() == 1)
                .getFirst();
    }
}
