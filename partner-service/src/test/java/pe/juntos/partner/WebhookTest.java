package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import com.jayway.jsonpath.JsonPath;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** A partner is told of its own referrals and offers: signed, until it has taken it, and it can look up and repeat all. */
@ServiceTest(properties = "juntos.partner.webhook.inside=true")
class WebhookTest {
    private static final String SENT = "pe.juntos.partner.referral.sent.v1";
    private static final String PING = "pe.juntos.partner.webhook.pinged.v1";
    private static final String OFFERED = "pe.juntos.partner.supply.offer-published.v1";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    private final PartnerAddress address = new PartnerAddress();

    @AfterEach
    void end() {
        address.close();
        database.execute("update webhook set state = 'ENDED'");
    }

    private PartnerScenario juntos() {
        return new PartnerScenario(web, events);
    }

    private String subscribed(String token, String path, String... types) {
        return JsonPath.read(
                json(
                        juntos().post(
                                        token,
                                        "/partner/webhooks",
                                        Map.of("url", address.url(path), "types", List.of(types))),
                        201),
                "$.id");
    }

    private static String json(WebTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private String read(String path) {
        return json(juntos().get(FONCODES, path), 200);
    }

    private String secret(String webhook) {
        return JsonPath.read(read("/partner/webhooks/" + webhook + "/secret"), "$.secret");
    }

    private String pinged(String webhook) {
        return JsonPath.read(
                json(juntos().post(FONCODES, "/partner/webhooks/" + webhook + "/ping", Map.of()), 202), "$.id");
    }

    private void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    private String delivery(String id) {
        return read("/partner/webhooks/deliveries/" + id);
    }

    private void awaitState(String delivery, String state) {
        Await.until(() -> assertThat(JsonPath.<String>read(delivery(delivery), "$.delivery.state"))
                .isEqualTo(state));
    }

    @Test
    void a_partner_is_told_of_a_referral_once_it_was_sent_and_of_nothing_of_the_household() {
        var juntos = juntos();
        var webhook = subscribed(FONCODES, "/avisos", SENT, "pe.juntos.partner.referral.declined.v1", OFFERED);
        var elsewhere = subscribed(TestTokens.partner("FONCODES", List.of("09")), "/otra-region", SENT);
        var stranger = subscribed(TestTokens.partner("ADRA", List.of("*")), "/otro-aliado", SENT, OFFERED);
        juntos.post(FONCODES, "/partner/offers", offer("avisada", "0501", 3))
                .expectStatus()
                .isOk();
        var referral = juntos.proposed(database, 1, "050101", "2026-06-01");
        var unsent = juntos.proposed(database, 2, "050101", "2026-06-01");
        juntos.step(GESTOR, referral, "consent", "2026-06-02");
        juntos.step(GESTOR, unsent, "refuse", "2026-06-02", "reason", "HOUSEHOLD_REFUSED");
        juntos.step(GESTOR, referral, "send", "2026-06-03");

        var came = Await.value(address::came, all -> all.size() == 2);
        assertThat(came).allSatisfy(one -> {
            assertThat(one.isSignedWith(secret(webhook))).isTrue();
            assertThat(one.contentType()).startsWith("application/cloudevents+json");
            assertThat(one.body()).doesNotContain(code(1)).doesNotContain("050101");
        });
        var body = came.stream()
                .map(PartnerAddress.Came::body)
                .filter(b -> b.contains(SENT))
                .findFirst()
                .orElseThrow();
        assertThat(JsonPath.<Map<String, Object>>read(body, "$"))
                .containsEntry("specversion", "1.0")
                .containsEntry("source", "/juntos/partner")
                .containsEntry("type", SENT)
                .containsEntry("subject", referral)
                .containsEntry("entityversion", 3)
                .containsEntry("datacontenttype", "application/json")
                .containsKeys("id", "time");
        assertThat(JsonPath.<String>read(body, "$.data.state")).isEqualTo("SENT");
        Await.until(() -> assertThat(database.number("select count(*) from webhook_delivery where webhook = '" + webhook
                        + "' and state = 'DELIVERED'"))
                .isEqualTo(2));
        for (var other : List.of(elsewhere, stranger)) {
            assertThat(database.number("select count(*) from webhook_delivery where webhook = '" + other + "'"))
                    .isZero();
        }
    }

    @Test
    void what_is_not_taken_comes_again_under_the_same_id_ever_later_until_it_is_dead_and_can_be_sent_again() {
        address.answering(503);
        var webhook = subscribed(FONCODES, "/cerrado", SENT);
        var ping = pinged(webhook);
        for (int attempt = 1; attempt <= 9; attempt++) {
            int made = attempt;
            Await.until(() -> assertThat(
                            database.number("select count(*) from webhook_attempt where delivery = '" + ping + "'"))
                    .isEqualTo(made));
            assertThat(address.came()).hasSize(attempt);
            clock.advance(attempt < 9 ? Duration.ofHours(12) : Duration.ofHours(24));
        }
        awaitState(ping, "DEAD");
        assertThat(address.came()).allSatisfy(one -> {
            assertThat(one.id()).isEqualTo(ping);
            assertThat(one.isSignedWith(secret(webhook))).isTrue();
        });
        assertThat(address.came().stream().map(PartnerAddress.Came::timestamp)).doesNotHaveDuplicates();
        var log = delivery(ping);
        assertThat(JsonPath.<Integer>read(log, "$.delivery.status")).isEqualTo(503);
        assertThat(JsonPath.<String>read(log, "$.delivery.reason")).isEqualTo("PARTNER_ERROR");
        assertThat(JsonPath.<List<Object>>read(log, "$.attempts")).hasSize(9);
        assertThat(JsonPath.<String>read(log, "$.body.type")).isEqualTo(PING);

        address.answering(200);
        juntos().post(FONCODES, "/partner/webhooks/deliveries/" + ping + "/replay", Map.of())
                .expectStatus()
                .isEqualTo(202);
        awaitState(ping, "DELIVERED");
        assertThat(address.came().getLast().id()).isEqualTo(ping);
        assertThat(JsonPath.<List<Object>>read(delivery(ping), "$.attempts")).hasSize(10);

        var all = json(
                juntos().post(FONCODES, "/partner/webhooks/" + webhook + "/replay", Map.of("state", "DELIVERED")), 202);
        assertThat(JsonPath.<Integer>read(all, "$.ordered")).isEqualTo(1);
        Await.until(() -> assertThat(address.came()).hasSize(11));
    }

    @Test
    void whoever_died_between_sending_and_marking_is_followed_under_the_same_id_when_the_lease_has_passed() {
        var webhook = subscribed(FONCODES, "/muerte", SENT);
        var ping = pinged(webhook);
        awaitState(ping, "DELIVERED");
        // what a process that was killed at that point leaves behind
        database.execute("delete from webhook_attempt where delivery = '" + ping + "'");
        database.execute(
                "update webhook_delivery set state = 'WAITING', ended_at = null, lease = gen_random_uuid(), due_at = '"
                        + clock.instant().plusSeconds(60) + "' where id = '" + ping + "'");
        var second = pinged(webhook);
        awaitState(second, "DELIVERED");
        assertThat(address.came()).hasSize(2);
        clock.advance(Duration.ofSeconds(61));
        awaitState(ping, "DELIVERED");
        assertThat(address.came().stream().map(PartnerAddress.Came::id)).containsExactly(ping, second, ping);
    }

    @Test
    void while_a_secret_is_changed_both_sign_and_then_the_new_one_alone() {
        var webhook = subscribed(FONCODES, "/claves", SENT);
        var first = secret(webhook);
        json(juntos().post(FONCODES, "/partner/webhooks/" + webhook + "/rotate", Map.of()), 200);
        var second = secret(webhook);
        assertThat(second).isNotEqualTo(first).startsWith("whsec_");
        awaitState(pinged(webhook), "DELIVERED");
        assertThat(address.came().getLast().isSignedWith(first)).isTrue();
        assertThat(address.came().getLast().isSignedWith(second)).isTrue();
        refused(juntos().post(FONCODES, "/partner/webhooks/" + webhook + "/rotate", Map.of()), 409, "ROTATION_OPEN");

        clock.advance(Duration.ofHours(24));
        awaitState(pinged(webhook), "DELIVERED");
        assertThat(address.came().getLast().isSignedWith(first)).isFalse();
        assertThat(address.came().getLast().isSignedWith(second)).isTrue();
        json(juntos().post(FONCODES, "/partner/webhooks/" + webhook + "/rotate", Map.of()), 200);
        assertThat(database.texts("select secret::text from webhook where id = '" + webhook + "'"))
                .noneMatch(stored -> stored.contains(second));
    }

    @Test
    void an_address_that_is_gone_gets_nothing_until_the_partner_opens_it_again() {
        address.answering(410);
        var webhook = subscribed(FONCODES, "/ido", SENT);
        var ping = pinged(webhook);
        awaitState(ping, "DEAD");
        assertThat(JsonPath.<String>read(read("/partner/webhooks/" + webhook), "$.state"))
                .isEqualTo("GONE");
        refused(
                juntos().post(FONCODES, "/partner/webhooks/deliveries/" + ping + "/replay", Map.of()),
                409,
                "STILL_WAITING");
        address.answering(200);
        put(webhook, "/vuelto", "ACTIVE");
        juntos().post(FONCODES, "/partner/webhooks/deliveries/" + ping + "/replay", Map.of())
                .expectStatus()
                .isEqualTo(202);
        awaitState(ping, "DELIVERED");
    }

    @Test
    void what_comes_while_a_webhook_is_paused_waits_and_what_waits_when_it_ends_is_never_sent() {
        var webhook = subscribed(FONCODES, "/pausa", SENT);
        put(webhook, "/pausa", "PAUSED");
        var ping = pinged(webhook);
        var other = subscribed(FONCODES, "/despierto", SENT);
        awaitState(pinged(other), "DELIVERED");
        assertThat(JsonPath.<String>read(delivery(ping), "$.delivery.state")).isEqualTo("WAITING");
        refused(
                juntos().post(FONCODES, "/partner/webhooks/deliveries/" + ping + "/replay", Map.of()),
                409,
                "STILL_WAITING");
        web.delete()
                .uri("/partner/webhooks/" + webhook)
                .header(HttpHeaders.AUTHORIZATION, FONCODES)
                .exchange()
                .expectStatus()
                .isNoContent();
        juntos().get(FONCODES, "/partner/webhooks/" + webhook).expectStatus().isNotFound();
        awaitState(ping, "DEAD");
        assertThat(address.came()).hasSize(1);
    }

    private void put(String webhook, String path, String state) {
        web.put()
                .uri("/partner/webhooks/" + webhook)
                .header(HttpHeaders.AUTHORIZATION, FONCODES)
                .bodyValue(Map.of("url", address.url(path), "types", List.of(SENT), "state", state))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo(state);
    }

    @Test
    void each_wish_that_is_not_met_has_its_code() {
        var good = Map.<String, Object>of("url", address.url("/codigos"), "types", List.of(SENT));
        subscribed(FONCODES, "/codigos", SENT);
        refused(juntos().post(FONCODES, "/partner/webhooks", good), 409, "WEBHOOK_EXISTS");
        for (var url : List.of("", "ftp://aliado.example", "http://ana:x@127.0.0.1/", "nada")) {
            refused(juntos().post(FONCODES, "/partner/webhooks", with(good, "url", url)), 422, "WEBHOOK_URL");
        }
        for (var types : List.of(
                List.of(),
                List.of("pe.juntos.partner.referral.proposed.v1"),
                List.of(SENT, "pe.juntos.payment.x.v1"))) {
            refused(juntos().post(FONCODES, "/partner/webhooks", with(good, "types", types)), 422, "WEBHOOK_TYPES");
        }
        refused(juntos().post(FONCODES, "/partner/webhooks", with(good, "state", "GONE")), 422, "WEBHOOK_STATE");
        for (int n = 2; n <= 10; n++) {
            subscribed(FONCODES, "/codigos/" + n, SENT);
        }
        refused(
                juntos().post(FONCODES, "/partner/webhooks", with(good, "url", address.url("/codigos/11"))),
                409,
                "TOO_MANY_WEBHOOKS");
        assertThat(JsonPath.<List<String>>read(read("/partner/webhooks/types"), "$.types"))
                .hasSize(14)
                .contains(SENT, OFFERED)
                .doesNotContain("pe.juntos.partner.referral.proposed.v1");
        var list = read("/partner/webhooks");
        assertThat(JsonPath.<List<String>>read(list, "$.items[*].id")).hasSize(10);
        assertThat(list).doesNotContain("secret\"").doesNotContain("whsec_");
        var webhook = JsonPath.<String>read(list, "$.items[0].id");
        refused(
                juntos().post(
                                FONCODES,
                                "/partner/webhooks/" + webhook + "/replay",
                                Map.of("from", "2026-06-02T00:00:00Z", "until", "2026-06-02T00:00:00Z")),
                422,
                "PERIOD_INVALID");
    }

    private static Map<String, Object> with(Map<String, Object> body, String field, Object value) {
        var changed = new HashMap<>(body);
        changed.put(field, value);
        return changed;
    }

    @Test
    void nobody_else_reaches_a_partners_webhooks() {
        var webhook = subscribed(FONCODES, "/ajeno", SENT);
        var ping = pinged(webhook);
        var stranger = TestTokens.partner("ADRA", List.of("*"));
        var paths = Map.of(
                "/partner/webhooks/" + webhook, HttpMethod.GET,
                "/partner/webhooks/" + webhook + "/secret", HttpMethod.GET,
                "/partner/webhooks/" + webhook + "/deliveries", HttpMethod.GET,
                "/partner/webhooks/deliveries/" + ping, HttpMethod.GET,
                "/partner/webhooks/" + webhook + "/rotate", HttpMethod.POST,
                "/partner/webhooks/" + webhook + "/ping", HttpMethod.POST,
                "/partner/webhooks/" + webhook + "/replay", HttpMethod.POST,
                "/partner/webhooks/deliveries/" + ping + "/replay", HttpMethod.POST);
        paths.forEach((path, method) -> {
            assertThat(status(method, path, stranger)).as(path).isEqualTo(404);
            for (var role : List.of("GESTOR", "OPERATOR", "INFORMATION_MANAGER", "AUDITOR", "INSTITUTION")) {
                assertThat(status(method, path, TestTokens.bearer("otro", role)))
                        .as(path)
                        .isEqualTo(403);
            }
            assertThat(status(method, path, "")).as(path).isEqualTo(401);
        });
        assertThat(status(HttpMethod.DELETE, "/partner/webhooks/" + webhook, stranger))
                .isEqualTo(404);
        assertThat(JsonPath.<List<Object>>read(json(juntos().get(stranger, "/partner/webhooks"), 200), "$.items"))
                .isEmpty();
        assertThat(JsonPath.<List<Object>>read(
                        read("/partner/webhooks/" + webhook + "/deliveries?state=DEAD"), "$.items"))
                .isEmpty();
    }

    private int status(HttpMethod method, String path, String token) {
        var request = web.method(method).uri(path);
        if (!token.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, token);
        }
        if (method == HttpMethod.POST) {
            request.bodyValue(Map.of());
        }
        return request.exchange().returnResult(Void.class).getStatus().value();
    }
}
