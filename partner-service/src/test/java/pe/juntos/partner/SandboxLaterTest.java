package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Dci.household;
import static pe.juntos.partner.Dci.request;
import static pe.juntos.partner.Dci.wish;
import static pe.juntos.partner.PartnerScenario.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import tools.jackson.databind.JsonNode;

/** Who tries things out is answered and told at its own address too, of invented households, marked, and never of real ones. */
@ServiceTest(properties = {"juntos.partner.webhook.inside=true", "juntos.partner.sandbox=true"})
class SandboxLaterTest {
    private static final String INVENTED = "H9999999999999001";
    private static final String CHANGE = "enrolment_status_change";
    private static final List<String> TYPES =
            List.of("org.spdci.on-search", "org.spdci.on-subscribe", "org.spdci.on-unsubscribe", "org.spdci.notify");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private final PartnerAddress trials = new PartnerAddress();
    private final PartnerAddress real = new PartnerAddress();

    @AfterEach
    void end() {
        trials.close();
        real.close();
        database.execute("update webhook set state = 'ENDED'");
        database.execute("update sandbox.webhook set state = 'ENDED'");
    }

    private PartnerScenario juntos() {
        return new PartnerScenario(web, events);
    }

    private void known(int number, String state, long version) {
        juntos().known(database, code(number), "050101", state, version);
    }

    private void webhook(String token, PartnerAddress address) {
        juntos().post(token, "/partner/webhooks", Map.of("url", address.url("/"), "types", TYPES))
                .expectStatus()
                .isCreated();
    }

    private Dci novice(String code) {
        var applicant = Applicant.of(web, code);
        applicant.register(applicant.wish()).expectStatus().isCreated();
        return new Dci(web, code, applicant.token());
    }

    private static void subscribe(Dci dci, List<Map<String, Object>> wishes) {
        dci.ask("/registry/subscribe", dci.message("subscribe", "subscribe_request", wishes), 202);
    }

    private static Set<String> actions(PartnerAddress address) {
        return messages(address).stream()
                .map(message -> message.at("/header/action").asString())
                .collect(Collectors.toSet());
    }

    private static List<JsonNode> messages(PartnerAddress address) {
        return address.came().stream().map(one -> Dci.JSON.readTree(one.body())).toList();
    }

    @Test
    void a_search_is_answered_later_signed_and_marked() throws Exception {
        var dci = novice("PRUEBA_LUEGO");
        webhook(dci.token(), trials);
        var before = database.number("select count(*) from public.webhook_delivery");
        dci.ask("/registry/search", dci.search(request("r", household(INVENTED))), 202);
        var came = Await.value(trials::came, all -> !all.isEmpty()).getFirst();
        assertThat(came.sandbox()).isEqualTo("true");
        var told = Dci.JSON.readTree(came.body());
        assertThat(told.at("/header/meta/sandbox").asBoolean()).isTrue();
        assertThat(told.at("/header/receiver_id").asString()).isEqualTo("PRUEBA_LUEGO");
        assertThat(Dci.codes(told)).containsExactly("r succ");
        var keys =
                Answers.body(web.get().uri("/partner/public/registry/jwks.json").exchange(), 200);
        assertThat(RegistrySignatureTest.isGood(told, keys)).isTrue();
        assertThat(database.number("select count(*) from public.webhook_delivery"))
                .isEqualTo(before);
        Await.until(() -> assertThat(
                        database.number("select count(*) from sandbox.webhook_delivery where state = 'DELIVERED'"))
                .isPositive());
    }

    @Test
    void whoever_subscribes_is_told_once_of_an_invented_household() {
        var dci = novice("PRUEBA_AVISO");
        webhook(dci.token(), trials);
        var districts = Answers.of("query_type", "expression", "query", Map.of("district", Map.of("eq", "08")));
        subscribe(dci, List.of(wish("uno", CHANGE, household(INVENTED)), wish("zona", CHANGE, districts)));
        var all = Await.value(() -> messages(trials), found -> found.size() == 3);
        var notices = all.stream()
                .filter(message -> message.at("/header/action").asString().equals("notify"))
                .toList();
        assertThat(notices).hasSize(2).allSatisfy(notice -> {
            assertThat(notice.at("/header/meta/sandbox").asBoolean()).isTrue();
            assertThat(notice.at("/message/notify_event/0/data/reg_event_type").asString())
                    .isEqualTo(CHANGE);
            assertThat(notice.at("/message/notify_event/0/data/reg_records/0/group/group_identifier/0/identifier_value")
                            .asString())
                    .startsWith("H99999999999990");
        });
        assertThat(trials.came()).allSatisfy(came -> assertThat(came.sandbox()).isEqualTo("true"));
    }

    @Test
    void what_is_real_goes_out_unmarked_to_real_subscribers_and_never_through_the_sandbox() {
        known(1, "AFFILIATED", 1);
        var registry = Dci.registered(web, "REAL_LUEGO", List.of("05"), List.of("HOUSEHOLD"), "Ley 30435");
        webhook(registry.token(), real);
        subscribe(registry, List.of(wish("uno", CHANGE, household(code(1)))));
        Await.until(() -> assertThat(actions(real)).containsExactly("on-subscribe"));
        var dci = novice("PRUEBA_REAL");
        webhook(dci.token(), trials);
        var district = Answers.of("query_type", "expression", "query", Map.of("district", Map.of("eq", "05")));
        subscribe(dci, List.of(wish("uno", CHANGE, household(code(1)))));
        subscribe(dci, List.of(wish("zona", CHANGE, district)));
        dci.ask("/registry/search", dci.search(request("r", household(code(1)))), 202);
        Await.until(() -> assertThat(actions(trials)).contains("on-search", "on-subscribe", "notify"));
        known(1, "SUSPENDED", 2);
        Await.until(() -> assertThat(actions(real)).contains("notify"));
        assertThat(trials.came()).allSatisfy(came -> assertThat(came.sandbox()).isEqualTo("true"));
        var tried = messages(trials);
        assertThat(tried.stream()
                        .filter(message ->
                                message.at("/header/action").asString().equals("on-search"))
                        .flatMap(message -> Dci.codes(message).stream()))
                .containsExactly("r rjct.search_criteria.invalid");
        assertThat(tried.stream()
                        .filter(message ->
                                message.at("/header/action").asString().equals("notify")))
                .as("one, of the district's invented household")
                .singleElement()
                .satisfies(notice -> assertThat(notice.toString()).doesNotContain(code(1)));
        assertThat(real.came()).allSatisfy(came -> {
            assertThat(came.sandbox()).isNull();
            assertThat(came.body()).doesNotContain("H99999999999990").doesNotContain("\"sandbox\"");
        });
    }
}
