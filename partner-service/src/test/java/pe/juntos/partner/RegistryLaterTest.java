package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Dci.household;
import static pe.juntos.partner.Dci.request;
import static pe.juntos.partner.Dci.wish;
import static pe.juntos.partner.PartnerScenario.code;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DCI messages that are answered later, at the sender's own address: searches, subscriptions, and what has come of them. */
@ServiceTest(properties = "juntos.partner.webhook.inside=true")
class RegistryLaterTest {
    private static final List<String> ALL = List.of(
            "org.spdci.on-search",
            "org.spdci.on-subscribe",
            "org.spdci.on-unsubscribe",
            "org.spdci.txn-on-status",
            "org.spdci.notify");

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
        clock.reset();
        database.execute("update webhook set state = 'ENDED'");
        database.execute("update dci_subscription set ended_at = now()");
    }

    private PartnerScenario juntos() {
        return new PartnerScenario(web, events);
    }

    private void known(int number, String district, String state, long version) {
        juntos().known(database, code(number), district, state, version);
    }

    /** A registry that may ask by law in region 05, with an address for everything. */
    private Dci registry(String code) {
        var registry = Dci.registered(web, code, List.of("05"), List.of("HOUSEHOLD"), "Ley 30435");
        juntos().post(registry.token(), "/partner/webhooks", Map.of("url", address.url("/" + code), "types", ALL))
                .expectStatus()
                .isCreated();
        return registry;
    }

    private static JsonNode lasting(String reference, String end) {
        ObjectNode wish = Dci.JSON.valueToTree(wish(reference, "enrolment", household(code(5))));
        wish.withObject("subscribe_criteria")
                .putObject("frequency")
                .put("end_time", end)
                .put("frequency", "0 0 * * *");
        return wish;
    }

    private List<JsonNode> came(int many) {
        return Await.value(address::came, all -> all.size() >= many).stream()
                .map(one -> Dci.JSON.readTree(one.body()))
                .toList();
    }

    private String subscribed(Dci registry, String reference, String event, Map<String, Object> filter) {
        var before = address.came().size();
        registry.ask(
                "/registry/subscribe",
                registry.message("subscribe", "subscribe_request", List.of(wish(reference, event, filter))),
                202);
        var told = came(before + 1).get(before);
        assertThat(told.at("/header/action").asString()).isEqualTo("on-subscribe");
        return told.at("/message/subscribe_response/0/subscriptions/0/code").asString();
    }

    @Test
    void a_search_is_acknowledged_and_its_signed_answer_comes_to_the_senders_address() throws Exception {
        known(1, "050101", "AFFILIATED", 1);
        var registry = registry("CONSULTA");
        var sent = registry.search(request("r1", household(code(1))), request("r2", Dci.idType("DNI", "1")));
        var ack = registry.ask("/registry/search", sent, 202);
        assertThat(ack.at("/message/ack_status").asString()).isEqualTo("ACK");
        var again = registry.ask("/registry/search", sent, 202);
        assertThat(again.at("/message/correlation_id")).isEqualTo(ack.at("/message/correlation_id"));
        var told = came(1).getFirst();
        assertThat(told.at("/header/action").asString()).isEqualTo("on-search");
        assertThat(told.at("/header/receiver_id").asString()).isEqualTo("CONSULTA");
        assertThat(told.at("/message/correlation_id")).isEqualTo(ack.at("/message/correlation_id"));
        assertThat(Dci.codes(told)).containsExactly("r1 succ", "r2 rjct.filter.invalid");
        assertThat(told.at("/message/search_response/0/data/reg_records/0/group/group_identifier/0/identifier_value")
                        .asString())
                .isEqualTo(code(1));
        var keys =
                Answers.body(web.get().uri("/partner/public/registry/jwks.json").exchange(), 200);
        assertThat(RegistrySignatureTest.isGood(told, keys)).isTrue();
        assertThat(database.texts("select body from webhook_delivery where type = 'org.spdci.on-search'"))
                .as("nothing of a household waits in the queue")
                .allSatisfy(body -> assertThat(body).doesNotContain(code(1)));
        Await.until(() -> assertThat(database.number("select count(*) from webhook_delivery where state = 'DELIVERED'"
                        + " and type = 'org.spdci.on-search'"))
                .as("once, however often it was sent")
                .isOne());

        var status =
                registry.ask("/registry/sync/txn/status", status(registry, "search", "transaction_id", "t-1"), 200);
        assertThat(Dci.codes((JsonNode) Dci.JSON
                        .createObjectNode()
                        .set("message", status.at("/message/txnstatus_response/txn_status"))))
                .containsExactly("r1 succ", "r2 rjct.filter.invalid");
        assertThat(status.toString()).doesNotContain(code(1));
        registry.ask("/registry/txn/status", status(registry, "search", "reference_id_list", List.of("r2")), 202);
        var later = came(2).get(1);
        assertThat(later.at("/header/action").asString()).isEqualTo("txn-on-status");
        var stranger = new Dci(web, "ADRA", TestTokens.partner("ADRA", List.of("*")));
        assertThat(stranger.ask("/registry/sync/txn/status", status(stranger, "search", "transaction_id", "t-1"), 404)
                        .path("code")
                        .asString())
                .isEqualTo("err.request.not_found");
        registry.ask("/registry/sync/txn/status", status(registry, "search", "phone", "t-1"), 400);
        registry.ask("/registry/sync/txn/status", status(registry, "search", "transaction_id", 7), 400);
    }

    private static ObjectNode status(Dci registry, String type, String by, Object value) {
        return registry.message(
                "txn-status",
                "txnstatus_request",
                Map.of("reference_id", "q", "txn_type", type, "attribute_type", by, "attribute_value", value));
    }

    @Test
    void an_answer_whose_message_was_forgotten_before_it_could_be_told_is_dead_and_says_so() {
        known(6, "050101", "AFFILIATED", 1);
        var registry = registry("OLVIDADA");
        address.answering(503);
        registry.ask("/registry/search", registry.search(request("r1", household(code(6)))), 202);
        came(1);
        Await.until(() -> assertThat(database.number("select count(*) from webhook_attempt a"
                        + " join webhook_delivery d on d.id = a.delivery join webhook w on w.id = d.webhook"
                        + " where w.partner = 'OLVIDADA'"))
                .isOne());
        database.execute("delete from dci_message where partner = 'OLVIDADA'");
        clock.advance(Duration.ofSeconds(10));
        Await.until(() -> assertThat(database.texts("select d.state || ' ' || a.reason from webhook_delivery d"
                        + " join webhook w on w.id = d.webhook join webhook_attempt a on a.delivery = d.id"
                        + " where w.partner = 'OLVIDADA' and d.attempts > 1 order by a.at desc limit 1"))
                .containsExactly("DEAD NOTHING_LEFT"));
    }

    @Test
    void whoever_has_no_address_here_is_told_so_and_no_message_goes_to_one_that_only_the_message_names() {
        var nobody = new Dci(web, "CARITAS", TestTokens.partner("CARITAS", List.of("*")));
        var refused = nobody.ask("/registry/search", nobody.search(request("r", household(code(1)))), 400);
        assertThat(refused.path("code").asString()).isEqualTo("err.sender_uri.invalid");
        assertThat(database.number("select count(*) from dci_message where partner = 'CARITAS'"))
                .isZero();
        var registry = registry("OTRA_CASA");
        var sent = registry.search(request("r", household(code(1))));
        ((ObjectNode) sent.path("header")).put("sender_uri", address.url("/otra"));
        assertThat(registry.ask("/registry/search", sent, 400).path("code").asString())
                .isEqualTo("err.sender_uri.invalid");
    }

    @Test
    void a_subscriber_is_told_of_what_it_subscribed_to_as_long_as_it_may_know_and_has_not_ended_it() {
        known(2, "050101", "AFFILIATED", 1);
        known(3, "090101", "AFFILIATED", 1);
        var registry = registry("SUSCRITA");
        var subscription = subscribed(registry, "s1", "enrolment_status_change", household(code(2)));
        assertThat(subscription).isNotEmpty();
        subscribed(registry, "s2", "enrollement_status_change", household(code(3)));
        known(2, "050101", "SUSPENDED", 2);
        known(3, "090101", "SUSPENDED", 2);
        var notice = came(3).get(2);
        assertThat(notice.at("/header/action").asString()).isEqualTo("notify");
        assertThat(notice.at("/message/notify_event/0/reference_id").asString()).isEqualTo(subscription);
        var record = notice.at("/message/notify_event/0/data/reg_records/0");
        assertThat(record.at("/programme_identifier/enrolment_status").asString())
                .isEqualTo("4");
        assertThat(record.at("/group/group_identifier/0/identifier_value").asString())
                .isEqualTo(code(2));

        registry.ask(
                "/registry/unsubscribe",
                registry.message("unsubscribe", "subscription_codes", List.of(subscription, "otro")),
                202);
        var ended = came(4).get(3);
        assertThat(ended.at("/message/status_reason_code").asString()).isEqualTo("rjct.subscription_code.invalid");
        assertThat(ended.at("/message/subscription_status/0/code").asString()).isEqualTo(subscription);
        var again = subscribed(registry, "s3", "enrolment_status_change", household(code(2)));
        juntos().post(
                        TestTokens.bearer("irma.informacion", "INFORMATION_MANAGER"),
                        "/partner/institutions/SUSCRITA/suspend",
                        Map.of())
                .expectStatus()
                .isOk();
        known(2, "050101", "AFFILIATED", 3);
        known(2, "050101", "SUSPENDED", 4);
        assertThat(database.number(
                        "select count(*) from webhook_delivery where type = 'org.spdci.notify' and subject = '" + again
                                + "'"))
                .as("it ends with the agreement")
                .isZero();
        assertThat(database.number("select count(*) from webhook_delivery where type = 'org.spdci.notify'"
                        + " and body like '%" + code(3) + "%'"))
                .as("outside its territory")
                .isZero();
    }

    @Test
    void each_wish_to_subscribe_is_taken_by_itself() {
        var registry = registry("DESEOS");
        var wishes = new ArrayList<Object>(List.of(
                wish("w1", "deregister", household(code(5))),
                wish("w2", "deregister", household(code(5))),
                wish("w3", "LiveBirth", household(code(5))),
                wish("w4", "deregister", Dci.idType("DNI", "12345678")),
                wish("w5", "deregister", Answers.of("query_type", "predicate", "query", Map.of("x", 1))),
                wish("w1", "enrolment", household(code(5)))));
        for (var end : List.of("ayer", "2020-01-01T00:00:00Z", "+999999-01-01T00:00:00Z")) {
            wishes.add(lasting("w-" + end, end));
        }
        var sent = registry.message("subscribe", "subscribe_request", wishes);
        registry.ask("/registry/subscribe", sent, 202);
        registry.ask("/registry/subscribe", sent, 202);
        var told = came(1).getFirst();
        var codes = told.at("/message/subscribe_response")
                .valueStream()
                .map(one -> one.path("status_reason_code")
                        .asString(one.path("status").asString()))
                .toList();
        assertThat(codes)
                .containsExactly(
                        "succ",
                        "rjct.event.already_subscribed",
                        "rjct.notify_types.invalid",
                        "rjct.person_id.invalid",
                        "rjct.notify_details.invalid",
                        "rjct.reference_id.duplicate",
                        "rjct.notify_details.invalid",
                        "rjct.notify_details.invalid",
                        "rjct.notify_details.invalid");
        assertThat(database.number("select count(*) from dci_subscription where partner = 'DESEOS'"))
                .isOne();
        registry.ask("/registry/unsubscribe", registry.message("unsubscribe", "subscription_codes", "x"), 400);
        registry.ask("/registry/unsubscribe", registry.message("unsubscribe", "sunscription_codes", List.of()), 400);
    }
}
