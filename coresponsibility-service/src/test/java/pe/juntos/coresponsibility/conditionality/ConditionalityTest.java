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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** EVI-1, EVI-2 by the published API: envelope, answer per record, callback, who may report of what. */
@ProgrammeTest(
        properties = {
            "juntos.conditionality.callbacks-inside=true",
            "juntos.conditionality.most-records=40",
            "juntos.conditionality.largest-body=64KB"
        })
class ConditionalityTest {
    private static final String EVIDENCE = "/conditionality/v1/evidence";
    private static final String STATUS = "/conditionality/v1/txn/status";
    private static final List<String> CHILDREN = List.of("A1", "A2", "A3", "A4", "A5");

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
    void each_record_is_received_or_refused_by_itself_and_later_decided() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        CHILDREN.forEach(child -> programme.child(child, "A", "2015-01-01", Programme.SCHOOL));
        programme.child("A6", "A", "2015-01-01", Programme.SCHOOL);
        programme.household("B", "2025-01-01");
        programme.child("B1", "B", "2025-03-01", Programme.POST);
        programme.open("2026-3");
        var byCode = month("m9", "x", 20, 18, 0);
        byCode.withObject("member")
                .put("identifier_type", "MEMBER_CODE")
                .put("identifier_value", Programme.member("A5"));
        var noCode = byCode.deepCopy().put("reference_id", "m10");
        noCode.withObject("member").put("identifier_value", "M000");
        var sent = message(
                "minsa",
                "first",
                month("m1", "A1", 20, 20, 0),
                month("m1", "A1", 20, 20, 0), // repeated
                month("m1", "A1", 20, 19, 0), // other content
                month("m2", "A1", 20, 20, 0), // a second for the month
                month("m3", "nobody", 20, 20, 0),
                month("m4", "A2", 20, 20, 0).put("supersedes", "never"),
                month("m5", "A2", 20, 17, 4),
                month("m7", "A6", 32, 20, 0),
                month("m8", "A6", 31, 20, 0),
                without(month("m6", "A2", 20, 20, 0), "signed_by"),
                visit("v1", "B1", "met"),
                byCode,
                noCode);
        var ack = accepted(sent, "minsa", "INSTITUTION");
        assertThat(statuses(ack.path("message").path("evidence_ack")))
                .containsExactly(
                        "m1 rcvd",
                        "m1 rcvd",
                        "m1 rcvd",
                        "m2 rcvd",
                        "m3 rcvd",
                        "m4 rcvd",
                        "m5 rjct DAYS_EXCEED_SCHOOL_DAYS",
                        "m7 rjct SCHOOL_DAYS_EXCEED_MONTH",
                        "m8 rcvd",
                        "m6 rjct UNSIGNED",
                        "v1 rcvd",
                        "m9 rcvd",
                        "m10 rcvd");
        var result = decided("minsa", "message_id", "first");
        assertThat(statuses(result.path("message").path("evidence_response")))
                .containsExactly(
                        "m1 succ",
                        "m1 succ",
                        "m1 rjct ID_CONFLICT",
                        "m2 rjct SECOND_RECORD",
                        "m3 rjct UNKNOWN_PERSON",
                        "m4 rjct SUPERSEDES_UNKNOWN",
                        "m5 rjct DAYS_EXCEED_SCHOOL_DAYS",
                        "m7 rjct SCHOOL_DAYS_EXCEED_MONTH",
                        "m8 succ",
                        "m6 rjct UNSIGNED",
                        "v1 succ",
                        "m9 succ",
                        "m10 rjct UNKNOWN_PERSON");
        assertThat(result.path("message").path("accepted_count").asInt()).isEqualTo(5);
        assertThat(result.path("message").path("rejected_count").asInt()).isEqualTo(8);
        assertThat(records()).containsExactly("m1 A1 20 -", "m8 A6 20 -", "m9 A5 18 -", "v1 B1 ATTENDED -");
    }

    @Test
    @Order(2)
    void the_same_message_gets_the_same_answer_and_another_under_its_id_a_conflict() {
        var sent = message("minsa", "again", month("g1", "A2", 20, 20, 0), month("g2", "A2", 20, 21, 0));
        var first = accepted(sent, "minsa", "INSTITUTION");
        decided("minsa", "message_id", "again");
        sent.withObject("header").put("message_ts", "2026-06-30T11:59:59-05:00");
        assertThat(accepted(sent, "minsa", "INSTITUTION")).isEqualTo(first);
        var other = message("minsa", "again", month("g1", "A2", 20, 20, 0));
        refused(other, "minsa", "INSTITUTION", 409, "rjct.message_id.duplicate");
        assertThat(database.number("select count(*) from evidence_message where message_id = 'again'"))
                .isEqualTo(1);
        var neighbours = message("minedu", "again", month("g1", "A2", 20, 20, 0));
        accepted(neighbours, "minedu", "INSTITUTION");
        assertThat(statuses(
                        decided("minedu", "message_id", "again").path("message").path("evidence_response")))
                .as("ids of messages are each sender's own; the record is a repeated one")
                .containsExactly("g1 succ");
    }

    @Test
    @Order(3)
    void a_refused_record_can_be_corrected_and_sent_again_under_its_id() {
        accepted(message("minsa", "corrected", month("g2", "A3", 20, 20, 0)), "minsa", "INSTITUTION");
        assertThat(statuses(decided("minsa", "message_id", "corrected")
                        .path("message")
                        .path("evidence_response")))
                .containsExactly("g2 succ");
    }

    @Test
    @Order(4)
    void a_message_is_refused_whole_with_the_codes_of_the_standard() {
        var good = message("minsa", "header", month("h1", "A4", 20, 20, 0));
        refused(header(good, "version", "2.0"), "minsa", "INSTITUTION", 400, "rjct.version.invalid");
        refused(header(good, "message_ts", "ayer"), "minsa", "INSTITUTION", 400, "rjct.message_ts.invalid");
        refused(
                header(good, "message_ts", "2026-07-02T00:00:00Z"),
                "minsa",
                "INSTITUTION",
                400,
                "rjct.message_ts.invalid");
        refused(header(good, "action", "search"), "minsa", "INSTITUTION", 400, "rjct.action.not_supported");
        refused(header(good, "action", ""), "minsa", "INSTITUTION", 400, "rjct.action.invalid");
        refused(
                header(good, "sender_uri", "http://169.254.169.254/"),
                "minsa",
                "INSTITUTION",
                400,
                "err.sender_uri.invalid");
        refused(header(good, "receiver_id", "otro"), "minsa", "INSTITUTION", 400, "err.receiver_id.invalid");
        refused(good, "minedu", "INSTITUTION", 403, "err.sender_id.invalid");
        var miscounted = good.deepCopy();
        miscounted.withObject("header").put("total_count", 2);
        refused(miscounted, "minsa", "INSTITUTION", 400, "rjct.total_count.invalid");
        refused(message("minsa", "none"), "minsa", "INSTITUTION", 400, "rjct.total_count.invalid");
        refused(many("many", 41), "minsa", "INSTITUTION", 413, "rjct.total_count.limit_exceeded");
        var large = good.deepCopy();
        large.withObject("message").put("transaction_id", "x".repeat(64 * 1024));
        refused(large, "minsa", "INSTITUTION", 413, "err.request.too_large");
        for (var body : List.of("{", "[]", "\"\"", "{\"header\":{}}", "{\"header\":[],\"message\":{}}", "null")) {
            exchange(EVIDENCE, body, "minsa", "INSTITUTION", TestTokens.NATIONAL)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("err.request.bad");
        }
        assertThat(database.number("select count(*) from evidence_message where message_id in ('header', 'many')"))
                .as("nothing is stored")
                .isZero();
        accepted(many("many", 40), "minsa", "INSTITUTION");
    }

    @Test
    @Order(5)
    void a_record_that_cannot_be_read_is_refused_by_itself() {
        var notObject = message("minsa", "odd", month("o0", "A4", 20, 20, 0));
        notObject.withObject("message").withArray("evidence").add("text").add(7).addNull();
        notObject.withObject("header").put("total_count", 4);
        assertThat(statuses(ack(notObject)))
                .containsExactly("o0 rcvd", "- rjct NOT_AN_OBJECT", "- rjct NOT_AN_OBJECT", "- rjct NOT_AN_OBJECT");
        var unknownOutcome = visit("o9", "B1", "perhaps");
        var range = visit("o10", "B1", "met");
        range.withObject("period").put("from", "2026-05-09");
        var silent = visit("o11", "B1", "not_met");
        silent.withObject("period").put("from", "2026-05-01").put("to", "2026-06-30");
        var twoPeriods = silent.deepCopy().put("reference_id", "o12");
        twoPeriods.withObject("period").put("to", "2026-07-01");
        var half = month("o13", "A4", 20, 20, 0);
        half.withObject("period").put("to", "2026-05-30");
        var text = month("o14", "A4", 20, 20, 0);
        text.withObject("observed").put("value", "veinte");
        var noDays = without(month("o15", "A4", 20, 20, 0), "observed");
        var contradicted = visit("o16", "B1", "met");
        contradicted.putObject("observed").put("value", 0).put("unit", "visit");
        var school = visit("o17", "B1", "met");
        school.withObject("source_facility").put("type", "SCHOOL");
        assertThat(statuses(ack(message(
                        "minsa",
                        "odd2",
                        without(month("o1", "A4", 20, 20, 0), "reference_id"),
                        month("o2\u0000", "A4", 20, 20, 0),
                        month("o3", "A4", 20, 20, 0).put("condition_code", "GARDEN"),
                        month("o4", "A4", 20, 20, 0).put("recorded_at", "2026-06-01"),
                        month("o5", "A4", 20, 20, 0).put("signed_on", "01/06/2026"),
                        month("o6", "A4", 20, 20, 0).put("supersedes", 7),
                        month("o7", "x".repeat(129), 20, 20, 0),
                        visit("o8", "B1", "not_applicable"),
                        unknownOutcome,
                        range,
                        silent,
                        twoPeriods,
                        half,
                        text,
                        noDays,
                        contradicted,
                        school,
                        visit("o18", "B1", "met").put("reason_code", "NO_ATTENDANCE")))))
                .containsExactly(
                        "- rjct REQUIRED",
                        "o2  rjct CONTROL_CHARACTER",
                        "o3 rjct UNDUE_DEMAND",
                        "o4 rjct NOT_A_TIMESTAMP",
                        "o5 rjct NOT_A_DATE",
                        "o6 rjct NOT_A_TEXT",
                        "o7 rjct TOO_LONG",
                        "o8 rjct OUTCOME_NOT_EVIDENCE",
                        "o9 rjct UNKNOWN_CODE",
                        "o10 rjct NOT_A_DAY",
                        "o11 rcvd",
                        "o12 rjct OUTSIDE_PERIOD",
                        "o13 rjct NOT_A_MONTH",
                        "o14 rjct NOT_A_NUMBER",
                        "o15 rjct REQUIRED",
                        "o16 rjct OUTCOME_CONTRADICTED",
                        "o17 rjct ESTABLISHMENT_KIND",
                        "o18 rjct UNKNOWN_CODE");
    }

    @Test
    @Order(6)
    void a_phones_queue_may_come_days_late_in_any_order_and_again() {
        decided("minsa", "message_id", "odd2");
        var queue = List.of(
                month("q1", "A1", 20, 10, 0).put("supersedes", "m1"),
                month("q2", "A1", 20, 20, 0).put("supersedes", "q1"),
                visit("q3", "B1", "met"),
                visit("q4", "B1", "not_verifiable").put("supersedes", "q3"),
                visit("q4", "B1", "not_verifiable").put("supersedes", "q3"));
        var outcomes = new ArrayList<List<String>>();
        for (var seed = 0; seed < 4; seed++) {
            database.execute("delete from education_evidence where evidence_id like 'q%'");
            database.execute("delete from health_evidence where evidence_id like 'q%'");
            database.execute("update education_evidence set superseded_by = null");
            var shuffled = new ArrayList<>(queue);
            Collections.shuffle(shuffled, new java.util.Random(seed));
            accepted(message("minsa", "phone" + seed, shuffled), "minsa", "INSTITUTION");
            var result = decided("minsa", "message_id", "phone" + seed).path("message");
            assertThat(result.path("rejected_count").asInt()).as("seed " + seed).isZero();
            outcomes.add(records());
        }
        assertThat(outcomes).allMatch(o -> o.equals(outcomes.getFirst()));
        assertThat(outcomes.getFirst())
                .contains("m1 A1 20 q1", "q1 A1 10 q2", "q2 A1 20 -", "q3 B1 ATTENDED q4", "q4 B1 UNATTENDED -");
    }

    @Test
    @Order(7)
    void a_gestor_reports_of_its_own_territory_only() {
        var sent = message("rosa", "neighbour", visit("n1", "B1", "met"));
        var other = visit("n2", "B1", "met");
        other.withObject("source_facility").put("code", Programme.OTHER_POST);
        sent.withObject("message").withArray("evidence").add(other.put("signed_by", "F2"));
        sent.withObject("header").put("total_count", 2);
        var ack = answer(EVIDENCE, sent, "rosa", "GESTOR", List.of("050102"), 202);
        assertThat(statuses(ack.path("message").path("evidence_ack")))
                .containsExactly("n1 rjct ESTABLISHMENT_NOT_YOURS", "n2 rcvd");
        var correction = message(
                "rosa", "reaching", other.deepCopy().put("reference_id", "n3").put("supersedes", "v1"));
        answer(EVIDENCE, correction, "rosa", "GESTOR", List.of("050102"), 202);
        assertThat(statuses(decided("rosa", "message_id", "reaching")
                        .path("message")
                        .path("evidence_response")))
                .as("a record of a neighbour's district cannot be superseded from here")
                .containsExactly("n3 rjct SUPERSEDES_UNKNOWN");
    }

    @Test
    @Order(8)
    void a_file_of_a_gestor_is_held_to_its_territory_too() {
        var csv = "evidencia_id,periodo,establecimiento,persona_id,fecha,tipo,resultado,firma,firmado_el,sustituye\n"
                + Programme.visit("f1", "B1", "ASISTIO") + "\n";
        web.post()
                .uri("/coresponsibility/imports/salud")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", List.of("GESTOR"), List.of("050102")))
                .contentType(new MediaType("text", "csv"))
                .bodyValue(csv)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody()
                .jsonPath("$.refusals.ESTABLISHMENT_NOT_YOURS")
                .isEqualTo(1);
    }

    @Test
    @Order(9)
    void a_head_reports_of_the_establishments_of_its_form_01() {
        database.execute("update signatory set person = 'jefa.uno' where signature = 'F1'");
        var other = visit("j2", "B1", "met").put("signed_by", "F2");
        other.withObject("source_facility").put("code", Programme.OTHER_POST);
        var sent = message("jefa.uno", "own", visit("j1", "B1", "met"), other);
        var ack = answer(EVIDENCE, sent, "jefa.uno", "ESTABLISHMENT_HEAD", List.of("*"), 202);
        assertThat(statuses(ack.path("message").path("evidence_ack")))
                .containsExactly("j1 rcvd", "j2 rjct ESTABLISHMENT_NOT_YOURS");
        var nobody = message("nadie", "own", visit("j3", "B1", "met"));
        var refused = answer(EVIDENCE, nobody, "nadie", "ESTABLISHMENT_HEAD", List.of("*"), 202);
        assertThat(statuses(refused.path("message").path("evidence_ack")))
                .containsExactly("j3 rjct ESTABLISHMENT_NOT_YOURS");
    }

    @Test
    @Order(10)
    void others_neither_send_nor_ask_and_nobody_sees_anothers_messages() {
        var sent = message("ana", "roles", visit("z1", "B1", "met"));
        for (var role : List.of("AUDITOR", "PARTNER", "CERTIFIER", "OPERATOR", "PAYMENT_APPROVER")) {
            exchange(EVIDENCE, sent.toString(), "ana", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
            exchange(STATUS, Messages.status("ana", "message_id", "first").toString(), "ana", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
        }
        web.post()
                .uri(EVIDENCE)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(sent.toString())
                .exchange()
                .expectStatus()
                .isUnauthorized();
        exchange(
                        STATUS,
                        Messages.status("minedu", "message_id", "first").toString(),
                        "minedu",
                        "INSTITUTION",
                        TestTokens.NATIONAL)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("err.request.not_found");
        for (var attribute : List.of("", "subscription_code_list")) {
            exchange(
                            STATUS,
                            Messages.status("minsa", attribute, "first").toString(),
                            "minsa",
                            "INSTITUTION",
                            TestTokens.NATIONAL)
                    .expectStatus()
                    .isBadRequest();
        }
        web.get()
                .uri("/conditionality/v1/openapi.yaml")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ana", "AUDITOR"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .value(text -> assertThat(text).startsWith("openapi: 3.1.0"));
    }

    @Test
    @Order(11)
    void the_sender_is_told_at_its_registered_address_until_it_answers() throws IOException {
        var told = new CopyOnWriteArrayList<String>();
        var answers = new AtomicInteger();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/juntos", exchange -> {
            told.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(List.of(503, 302, 200).get(Math.min(2, answers.getAndIncrement())), -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "http://127.0.0.1:" + server.getAddress().getPort() + "/juntos";
            register("minsa", address, "oscar", "OPERATOR", List.of("*"))
                    .expectStatus()
                    .isOk();
            var sent = message("minsa", "told", month("t1", "A2", 20, 20, 0), month("t2", "nobody", 20, 20, 0));
            sent.withObject("message").put("transaction_id", "may");
            sent.withObject("header").put("sender_uri", address);
            accepted(sent, "minsa", "INSTITUTION");
            Await.until(() -> assertThat(told).hasSize(1));
            for (var attempt = 1; attempt < 3; attempt++) {
                var pause = Duration.ofSeconds(5L << (attempt - 1));
                putOffUntil(clock.instant().plus(pause));
                clock.advance(pause);
                var expected = attempt + 1;
                Await.until(() -> assertThat(told).hasSize(expected));
            }
            Await.until(
                    () -> assertThat(database.number("select count(*) from evidence_callback where told_at is null"))
                            .isZero());
            told.forEach(json -> Description.check("Result", json));
            var last = Messages.JSON.readTree(told.getLast());
            assertThat(last.path("header").path("message_id"))
                    .isEqualTo(Messages.JSON
                            .readTree(told.getFirst())
                            .path("header")
                            .path("message_id"));
            assertThat(last.path("header").path("action").asString()).isEqualTo("on-evidence");
            assertThat(last.path("header").path("total_count").asInt()).isEqualTo(2);
            assertThat(last.path("message").path("transaction_id").asString()).isEqualTo("may");
            assertThat(last.path("message").path("accepted_count").asInt()).isZero();
            assertThat(last.path("message").path("rejected_count").asInt()).isEqualTo(2);
            assertThat(statuses(last.path("message").path("evidence_response")))
                    .containsExactly("t1 rjct SECOND_RECORD", "t2 rjct UNKNOWN_PERSON");
            assertThat(decided("minsa", "transaction_id", "may")
                            .path("header")
                            .path("status")
                            .asString())
                    .isEqualTo("rjct");
        } finally {
            server.stop(0);
            clock.reset();
        }
    }

    private void putOffUntil(Instant due) {
        Await.until(() -> assertThat(database.texts(
                        "select 'due' from evidence_callback where told_at is null and due_at = '" + due + "'"))
                .hasSize(1));
    }

    @Test
    @Order(12)
    void addresses_are_registered_by_the_programme_alone() {
        register("minsa", "https://minsa.example/", "minsa", "INSTITUTION", List.of("*"))
                .expectStatus()
                .isForbidden();
        register("minsa", "https://minsa.example/", "irma", "INFORMATION_MANAGER", List.of("0501"))
                .expectStatus()
                .isForbidden()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("NATIONAL_ONLY");
        register("minsa", "ftp://minsa.example/", "irma", "INFORMATION_MANAGER", List.of("*"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("CALLBACK_ADDRESS");
        var list = (List<Map<String, Object>>) programme
                .tryGet("/coresponsibility/senders", "ana", "AUDITOR", TestTokens.NATIONAL)
                .expectStatus()
                .isOk()
                .expectBody(List.class)
                .returnResult()
                .getResponseBody();
        assertThat(list).extracting(s -> s.get("sender")).containsExactly("minsa");
        programme
                .tryGet("/coresponsibility/senders", "ana", "AUDITOR", List.of("0501"))
                .expectStatus()
                .isForbidden();
        programme
                .tryGet("/coresponsibility/senders", "rosa", "GESTOR", TestTokens.NATIONAL)
                .expectStatus()
                .isForbidden();
    }

    private WebTestClient.ResponseSpec register(
            String sender, String address, String subject, String role, List<String> territory) {
        return web.put()
                .uri("/coresponsibility/senders/" + sender)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of("callback", address))
                .exchange();
    }

    private static ObjectNode many(String id, int records) {
        return message(
                "minsa",
                id,
                IntStream.range(0, records)
                        .mapToObj(n -> visit("k" + n, "B1", "met"))
                        .toList());
    }

    private static ObjectNode header(ObjectNode message, String field, String value) {
        var changed = message.deepCopy();
        changed.withObject("header").put(field, value);
        return changed;
    }

    private static ObjectNode without(ObjectNode record, String field) {
        record.remove(field);
        return record;
    }

    private JsonNode ack(ObjectNode message) {
        return answer(EVIDENCE, message, "minsa", "INSTITUTION", TestTokens.NATIONAL, 202)
                .path("message")
                .path("evidence_ack");
    }

    /** Sends a message that is as the description says, and holds the answer against it too. */
    private JsonNode accepted(ObjectNode message, String subject, String role) {
        if (!message.toString().contains("m6")) {
            Description.check("EvidenceRequest", message.toString());
        }
        return answer(EVIDENCE, message, subject, role, TestTokens.NATIONAL, 202);
    }

    private JsonNode answer(
            String uri, ObjectNode message, String subject, String role, List<String> territory, int status) {
        var json = exchange(uri, message.toString(), subject, role, territory)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        Description.check(uri.equals(EVIDENCE) ? "Ack" : "StatusAnswer", json);
        return Messages.JSON.readTree(json);
    }

    private void refused(ObjectNode message, String subject, String role, int status, String code) {
        var json = exchange(EVIDENCE, message.toString(), subject, role, TestTokens.NATIONAL)
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        Description.check("Problem", json);
        var problem = Messages.JSON.readTree(json);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.path("message").path("ack_status").asString()).isEqualTo("NACK");
        assertThat(problem.path("message").path("error").path("code").asString())
                .isEqualTo(code);
    }

    private JsonNode decided(String sender, String attribute, String value) {
        var question = Messages.status(sender, attribute, value);
        Description.check("StatusRequest", question.toString());
        return Await.value(
                () -> answer(STATUS, question, sender, "INSTITUTION", TestTokens.NATIONAL, 200)
                        .path("results")
                        .path(0),
                result -> !result.path("header").path("status").asString().equals("pdng"));
    }

    private WebTestClient.ResponseSpec exchange(
            String uri, String body, String subject, String role, List<String> territory) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static List<String> statuses(JsonNode records) {
        return records.valueStream()
                .map(r -> r.path("reference_id").asString("-") + " "
                        + r.path("status").asString()
                        + (r.has("status_reason_code")
                                ? " " + r.path("status_reason_code").asString()
                                : ""))
                .toList();
    }

    private List<String> records() {
        var records = new ArrayList<>(database.texts("""
                select evidence_id || ' ' || m.external_id || ' ' || attended || ' ' || coalesce(superseded_by, '-')
                from education_evidence join member m using (member) where evidence_id ~ '^[mq]' order by 1"""));
        records.addAll(database.texts("""
                select evidence_id || ' ' || m.external_id || ' ' || result || ' ' || coalesce(superseded_by, '-')
                from health_evidence join member m using (member) where evidence_id ~ '^[vq]' order by 1"""));
        return records;
    }
}
