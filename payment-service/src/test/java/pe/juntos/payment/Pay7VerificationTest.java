package pe.juntos.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.payment.World.code;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.payment.verification.Draw;
import pe.juntos.payment.verification.SamplePolicy;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestTokens;

/** After the payment: anyone repeats the draw from the published seed; what went wrong becomes a case. */
@ServiceTest
class Pay7VerificationTest {
    private static final String RECIPIENT = "{\"member\":\"M%016d\",\"identityVerified\":true,\"alive\":true}";
    private static final Map<String, String> DRAW = Map.of("round", "R2026-3", "seed", "tinka 2026-07-05");

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestClock clock;

    private World world;

    @Test
    void a_sample_in_each_district_is_drawn_asked_and_counted() {
        world = new World(client, probe);
        paid();
        clock.moveTo(LocalDate.parse("2026-07-20"));
        assertThat(draw("rosa.gestora", "GESTOR", DRAW).status()).isEqualTo(403);
        assertThat(draw("irma.informacion", "INFORMATION_MANAGER", Map.of("round", "R2026-3"))
                        .text("code"))
                .isEqualTo("SEED_INVALID");
        assertThat(draw("irma.informacion", "INFORMATION_MANAGER", Map.of("round", "R2030-1", "seed", "x"))
                        .status())
                .isEqualTo(404);
        assertThat(draw("irma.informacion", "INFORMATION_MANAGER", DRAW).text("code"))
                .isEqualTo("ROUND_NOT_RECONCILED");
        assertThat(world.step("R2026-3", "reconcile").text("state")).isEqualTo("RECONCILED");
        assertThat(draw("irma.informacion", "INFORMATION_MANAGER", DRAW).status())
                .isEqualTo(202);
        var drawn = Await.value(
                () -> world.get("/payment/verifications/PR2026-3"),
                answer -> answer.body().get("sampled").asLong() > 0);
        assertThat(drawn.body().get("sampled").asLong()).isEqualTo(13);
        assertThat(drawn.body().get("frame").asLong()).isEqualTo(15);
        assertThat(draw("irma.informacion", "INFORMATION_MANAGER", DRAW).body())
                .as("drawn again")
                .isEqualTo(drawn.body());
        assertThat(draw("irma.informacion", "INFORMATION_MANAGER", Map.of("round", "R2026-3", "seed", "otra"))
                        .text("code"))
                .isEqualTo("SEED_DIFFERS");
        repeated("05");
        repeated("15");
        answered();
    }

    private void paid() {
        for (var n = 1; n <= 16; n++) {
            world.household(n, 1, n <= 12 ? "050101" : "150101", RECIPIENT.formatted(n), "001-" + n);
            world.verdict(n, "2026-3", 1, true);
        }
        world.certified("2026-3", 16, 16);
        world.dispatched("2026-3");
        var file = world.get("/payment/rounds/R2026-3/bank-files")
                .body()
                .get(0)
                .get("messageId")
                .asString();
        world.applied(World.report("P1", file, World.rejection(code(16) + "-2026-3-1", "AC01")));
        world.applied(World.statement(
                "C1",
                World.ACCOUNT,
                IntStream.rangeClosed(1, 15)
                        .mapToObj(n -> World.credit(code(n) + "-2026-3-1", "200.00"))
                        .toArray(String[]::new)));
    }

    private World.Answer draw(String subject, String role, Map<String, ?> body) {
        return world.post("/payment/verifications", subject, role, body);
    }

    /** With the published frame and seed, in Java instead of SQL. */
    private void repeated(String territory) {
        var frame = world.text("/payment/verifications/PR2026-3/marco.csv", List.of(territory))
                .lines()
                .skip(1)
                .toList();
        assertThat(frame).isNotEmpty().allMatch(line -> line.contains("," + territory));
        var expected = Draw.of(
                DRAW.get("seed"), frame.stream().map(line -> line.split(",")[0]).toList(), new SamplePolicy(10));
        assertThat(sampled(territory)).containsExactlyInAnyOrderElementsOf(expected);
    }

    private List<String> sampled(String territory) {
        return world.text("/payment/verifications/PR2026-3/muestra.csv", List.of(territory))
                .lines()
                .skip(1)
                .map(line -> line.split(",")[0])
                .toList();
    }

    private void answered() {
        var asked = sampled("15");
        assertThat(asked).hasSize(3);
        assertThat(answer(asked.get(0), "05", "RECEIVED", List.of(), "2026-07-20"))
                .isEqualTo("404");
        assertThat(answer(code(16) + "-2026-3", "15", "RECEIVED", List.of(), "2026-07-20"))
                .isEqualTo("404");
        assertThat(answer(asked.get(0), "15", "RECEIVED", List.of("OTHER"), "2026-07-20"))
                .isEqualTo("ISSUE_NOT_EXPECTED");
        assertThat(answer(asked.get(0), "15", "WITH_ISSUES", List.of(), "2026-07-20"))
                .isEqualTo("ISSUE_REQUIRED");
        assertThat(answer(asked.get(0), "15", "RECEIVED", List.of(), "2026-07-21"))
                .isEqualTo("DAY_TO_COME");
        assertThat(answer(asked.get(0), "15", "RECEIVED", List.of(), "2026-06-30"))
                .isEqualTo("BEFORE_PAYMENT");
        assertThat(answer(asked.get(0), "15", "RECEIVED", List.of(), "ayer")).isEqualTo("DAY_INVALID");
        assertThat(answer(asked.get(0), "15", "QUIZAS", List.of(), "2026-07-20"))
                .isEqualTo("UNKNOWN_CODE");
        assertThat(answer(asked.get(0), "15", "RECEIVED", List.of(), "2026-07-20"))
                .isEqualTo("204");
        assertThat(answer(asked.get(0), "15", "RECEIVED", List.of(), "2026-07-20"))
                .isEqualTo("204");
        assertThat(answer(asked.get(0), "15", "NOT_RECEIVED", List.of(), "2026-07-20"))
                .isEqualTo("ANSWER_GIVEN");
        assertThat(answer(asked.get(1), "15", "WITH_ISSUES", List.of("FEE_CHARGED", "LONG_WAIT"), "2026-07-20"))
                .isEqualTo("204");
        assertThat(answer(asked.get(1), "15", "WITH_ISSUES", List.of("LONG_WAIT", "FEE_CHARGED"), "2026-07-20"))
                .isEqualTo("204");
        assertThat(world.text("/payment/verifications/PR2026-3/results", List.of("15")))
                .isEqualTo("[{\"district\":\"150101\",\"sampled\":3,\"received\":1,\"notReceived\":0,"
                        + "\"withIssues\":1,\"unanswered\":1}]");
        assertThat(world.get("/payment/verifications/PR2026-3/results").body().size())
                .isEqualTo(2);
        assertThat(world.get("/payment/verifications/PR2030-1/results").status())
                .isEqualTo(404);
        var told = probe.awaitReceived("juntos.payment.verification.v1", 1);
        assertThat(told).singleElement().satisfies(event -> {
            ContractCheck.validate("verification", event.json());
            assertThat(event.json()).contains(asked.get(1), "[\"FEE_CHARGED\",\"LONG_WAIT\"]");
        });
    }

    private String answer(String transfer, String territory, String answer, List<String> issues, String on) {
        var result = client.put()
                .uri("/payment/verifications/PR2026-3/items/" + transfer)
                .header("Authorization", TestTokens.bearer("rosa.gestora", List.of("GESTOR"), List.of(territory)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("answer", answer, "issues", issues, "on", on))
                .exchange()
                .expectBody()
                .returnResult();
        var status = result.getStatus().value();
        return status == 204 || status == 404
                ? Integer.toString(status)
                : new tools.jackson.databind.json.JsonMapper()
                        .readTree(result.getResponseBody())
                        .get("code")
                        .asString();
    }
}
