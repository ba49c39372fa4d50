package pe.juntos.coresponsibility.conditionality;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.conditionality.Messages.message;
import static pe.juntos.coresponsibility.conditionality.Messages.month;
import static pe.juntos.coresponsibility.conditionality.Messages.visit;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Signing;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** EVI-2 between systems: signed messages, single records asked for, and a service that dies while it tells a sender. */
@ProgrammeTest(properties = "juntos.conditionality.callbacks-inside=true")
class SignedMessagesTest {
    private static final String EVIDENCE = "/conditionality/v1/evidence";
    private static final String STATUS = "/conditionality/v1/txn/status";
    /** So long another replica leaves alone what one has taken and did not note. */
    private static final Duration LEASE = Duration.ofSeconds(60);

    private static final Signing KEY = new Signing("diresa", "k1");

    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Autowired
    private TestClock clock;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void keys_are_registered_by_the_programme_and_public() {
        programme.registerEstablishments();
        programme.household("B", "2025-01-01");
        programme.child("B1", "B", "2025-03-01", Programme.POST);
        programme.child("B2", "B", "2015-03-01", Programme.SCHOOL);
        programme.open("2026-3");
        var secret = new HashMap<>(KEY.jwk());
        secret.put("d", secret.get("x"));
        refusedKeys(List.of(secret));
        refusedKeys(List.of(KEY.jwk(), KEY.jwk()));
        refusedKeys(List.of(Map.of("kty", "RSA", "kid", "k1", "n", "AQAB", "e", "AQAB")));
        refusedKeys(List.of(Map.of()));
        refusedKeys(Collections.singletonList(null));
        var unnamed = new HashMap<>(KEY.jwk());
        unnamed.remove("kid");
        refusedKeys(List.of(unnamed));
        var curve = new HashMap<>(KEY.jwk());
        curve.put("crv", "X25519");
        refusedKeys(List.of(curve));
        register("diresa", Map.of("keys", List.of(KEY.jwk())))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.keys")
                .isEqualTo(List.of("k1"));
        register("diresa", Map.of("callback", "http://127.0.0.1:9/x"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.keys")
                .isEqualTo(List.of("k1"));
    }

    @Test
    @Order(2)
    void whoever_has_a_key_signs_and_a_stolen_token_alone_reports_nothing() {
        var sent = message("diresa", "signed", visit("s1", "B1", "met"));
        refused(sent, "err.signature.missing");
        var now = clock.instant().getEpochSecond();
        refused(new Signing("diresa", "k1").sign(sent.deepCopy(), now, now + 300), "err.signature.invalid");
        refused(KEY.sign(sent.deepCopy(), now - 600, now - 300), "err.signature.invalid");
        refused(new Signing("minsa", "k1").sign(sent.deepCopy(), now, now + 300), "err.signature.invalid");
        var tampered = KEY.sign(sent.deepCopy(), now, now + 300);
        ((ObjectNode) tampered.at("/message/evidence/0")).put("outcome", "not_met");
        refused(tampered, "err.signature.invalid");
        var moved = KEY.sign(sent.deepCopy(), now, now + 300);
        moved.withObject("header").put("message_id", "another");
        refused(moved, "err.signature.invalid");
        assertThat(database.number("select count(*) from evidence_message")).isZero();
        accepted(KEY.sign(sent.deepCopy(), now, now + 300), "diresa");
        accepted(KEY.sign(sent.deepCopy(), now + 1, now + 301), "diresa"); // once more, signed anew
        assertThat(database.number("select count(*) from evidence_message")).isEqualTo(1);
        var question = Messages.status("diresa", "message_id", "signed");
        assertThat(ask(question, "diresa", 403).path("code").asString()).isEqualTo("err.signature.missing");
        ask(KEY.sign(question, now, now + 300), "diresa", 200);
    }

    @Test
    @Order(3)
    void whoever_has_none_need_not_sign_and_nothing_is_read_into_what_it_writes_there() {
        accepted(message("minsa", "plain", visit("p1", "B1", "met")), "minsa");
        accepted(message("minsa", "garbled", visit("p2", "B1", "met")).put("signature", "x"), "minsa");
    }

    @Test
    @Order(4)
    void single_records_are_asked_for_by_their_ids_across_messages() {
        accepted(
                message(
                        "minsa",
                        "lot1",
                        visit("r1", "B1", "met"),
                        visit("r2", "nobody", "met"),
                        visit("r3", "B1", "met")),
                "minsa");
        accepted(message("minsa", "lot2", visit("r4", "B1", "perhaps"), month("r5", "B2", 20, 20, 0)), "minsa");
        Await.until(() -> assertThat(database.number("select count(*) from evidence_message where state = 'RECEIVED'"))
                .isZero());
        accepted(message("minsa", "lost", visit("l1", "B1", "perhaps"), visit("l2", "nobody", "met")), "minsa");
        var lost = Await.value(
                () -> ask(Messages.status("minsa", "message_id", "lost"), "minsa", 200)
                        .at("/results/0/header"),
                header -> !header.path("status").asString().equals("pdng"));
        assertThat(lost.path("status").asString())
                .as("a batch of which all is refused")
                .isEqualTo("rjct");
        assertThat(lost.path("completed_count").asInt()).isEqualTo(2);
        var answer = ask(references("minsa", "r1", "r2", "r4", "never"), "minsa", 200);
        Description.check("StatusAnswer", answer.toString());
        assertThat(answer.path("results")
                        .valueStream()
                        .map(result -> result.at("/message/original_message_id").asString() + " "
                                + result.at("/message/evidence_response")
                                        .valueStream()
                                        .map(r -> r.path("reference_id").asString() + " "
                                                + r.path("status").asString())
                                        .toList()))
                .containsExactly("lot2 [r4 rjct]", "lot1 [r1 succ, r2 rjct]");
        assertThat(ask(references("minedu", "r1"), "minedu", 404).path("code").asString())
                .as("another's record")
                .isEqualTo("err.request.not_found");
        ask(references("minsa", "never"), "minsa", 404);
        ask(references("minsa"), "minsa", 400);
        ask(references("minsa", "r1", " "), "minsa", 400);
        ask(references("minsa", "r\u0000"), "minsa", 400);
        ask(references("minsa", Collections.nCopies(501, "r1").toArray(String[]::new)), "minsa", 400);
        ask(references("minsa", Collections.nCopies(500, "r1").toArray(String[]::new)), "minsa", 200);
    }

    @Test
    @Order(5)
    void a_sender_is_told_again_the_same_if_the_service_died_before_it_could_note_that_it_told() throws IOException {
        var told = new CopyOnWriteArrayList<JsonNode>();
        var server = listening(told);
        try {
            register("red", Map.of("callback", addressOf(server)))
                    .expectStatus()
                    .isOk();
            fault("applying", "insert", "true"); // dies while it applies the message
            accepted(message("red", "died", visit("d1", "B1", "met"), visit("d2", "nobody", "met")), "red");
            Await.until(() -> assertThat(faults("applying")).isPositive());
            assertThat(database.number("select count(*) from health_evidence where evidence_id = 'd1'"))
                    .as("applied with what is to be told, or not at all")
                    .isZero();
            fault("noting", "update", "new.told_at is not null"); // dies after the sender has read it
            mended("applying");
            for (var times = 1; times <= 3; times++) {
                var expected = times;
                Await.until(() -> assertThat(told).hasSize(expected));
                Await.until(() -> assertThat(faults("noting")).isEqualTo(expected));
                if (times == 3) {
                    mended("noting");
                }
                clock.advance(LEASE);
            }
            Await.until(() -> assertThat(database.number(
                            "select count(*) from evidence_callback c join evidence_message m using (message)"
                                    + " where m.sender = 'red' and told_at is null"))
                    .isZero());
            clock.advance(Duration.ofDays(1));
            accepted(message("red", "later", visit("d3", "B1", "met")), "red");
            Await.until(() -> assertThat(told)
                    .anyMatch(
                            t -> t.at("/message/original_message_id").asString().equals("later")));
            var first = told.stream()
                    .filter(t -> t.at("/message/original_message_id").asString().equals("died"))
                    .toList();
            assertThat(first)
                    .as("three times unnoted, once noted, and never again")
                    .hasSize(4);
            assertThat(first.stream()
                            .map(t -> t.at("/header/message_id").asString())
                            .distinct())
                    .as("one message_id, by which the sender knows it has it")
                    .hasSize(1);
            assertThat(first.stream().map(t -> t.path("message").toString()).distinct())
                    .hasSize(1);
            assertThat(first.getFirst().at("/message/accepted_count").asInt()).isEqualTo(1);
            assertThat(first.getFirst().at("/message/rejected_count").asInt()).isEqualTo(1);
            assertThat(database.number("select count(*) from health_evidence where evidence_id = 'd1'"))
                    .isEqualTo(1);
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Order(6)
    void what_nobody_answered_is_told_at_the_address_registered_later() throws IOException {
        register("posta", Map.of("callback", "http://127.0.0.1:9/nobody"))
                .expectStatus()
                .isOk();
        accepted(message("posta", "unheard", visit("x1", "B1", "met")), "posta");
        var waiting = "evidence_callback c join evidence_message m using (message) where m.sender = 'posta'";
        Await.until(() -> assertThat(database.number("select count(*) from " + waiting + " and attempts > 0"))
                .isEqualTo(1));
        database.execute("update evidence_callback set attempts = 14 where message = (select message from"
                + " evidence_message where sender = 'posta')"); // given up
        clock.advance(Duration.ofDays(30));
        var told = new CopyOnWriteArrayList<JsonNode>();
        var server = listening(told);
        try {
            register("posta", Map.of("callback", addressOf(server)))
                    .expectStatus()
                    .isOk();
            Await.until(
                    () -> assertThat(database.number("select count(*) from " + waiting + " and told_at is not null"))
                            .isEqualTo(1));
            assertThat(told)
                    .singleElement()
                    .satisfies(t ->
                            assertThat(t.at("/message/accepted_count").asInt()).isEqualTo(1));
        } finally {
            server.stop(0);
        }
    }

    private static HttpServer listening(List<JsonNode> told) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/juntos", exchange -> {
            told.add(Messages.JSON.readTree(
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static String addressOf(HttpServer server) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/juntos";
    }

    /**
     * From now on the database breaks off what is written about callbacks, as if the process had died just there; a sequence counts how
     * often, since all else is rolled back.
     */
    private void fault(String name, String writing, String when) {
        database.execute("create sequence " + name);
        database.execute("""
                create function fault_%1$s() returns trigger language plpgsql as $$
                begin
                  perform nextval('%1$s');
                  raise exception 'a fault' using errcode = '57P01';
                end $$
                """.formatted(name));
        database.execute("create trigger fault_" + name + " before " + writing
                + " on evidence_callback for each row when (" + when + ") execute function fault_" + name + "()");
    }

    private long faults(String name) {
        return database.number("select last_value from " + name + " where is_called");
    }

    private void mended(String name) {
        database.execute("drop function fault_" + name + " cascade");
        database.execute("drop sequence " + name);
    }

    private static ObjectNode references(String sender, String... ids) {
        var question = Messages.status(sender, "reference_id_list", "x");
        var list =
                question.withObject("message").withObject("txnstatus_request").putArray("attribute_value");
        List.of(ids).forEach(list::add);
        return question;
    }

    private void refusedKeys(List<Map<String, Object>> keys) {
        var body = new HashMap<String, Object>();
        body.put("keys", keys);
        register("diresa", body)
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("SENDER_KEY");
    }

    private WebTestClient.ResponseSpec register(String sender, Map<String, Object> body) {
        return web.put()
                .uri("/coresponsibility/senders/" + sender)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("oscar", "OPERATOR"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private void accepted(ObjectNode message, String sender) {
        post(EVIDENCE, message, sender, 202);
    }

    private void refused(ObjectNode message, String code) {
        var problem = post(EVIDENCE, message, "diresa", 403);
        Description.check("Problem", problem.toString());
        assertThat(problem.path("code").asString()).isEqualTo(code);
    }

    private JsonNode ask(ObjectNode question, String sender, int status) {
        return post(STATUS, question, sender, status);
    }

    private JsonNode post(String uri, ObjectNode message, String sender, int status) {
        var answer = web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(sender, "INSTITUTION"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(message.toString())
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return Messages.JSON.readTree(answer);
    }
}
