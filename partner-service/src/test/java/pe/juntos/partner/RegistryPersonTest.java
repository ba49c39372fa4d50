package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Dci.idType;
import static pe.juntos.partner.Dci.request;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;

/**
 * "Is this person in Juntos?": a household is found by the DNI of somebody who lives in it, under the same rules as by its code,
 * and no DNI is written down.
 */
@ServiceTest(properties = {"juntos.partner.webhook.inside=true", "juntos.partner.sandbox=true"})
class RegistryPersonTest {
    private static final String NOT_SHOWN = "rjct.search_criteria.invalid";
    private static final KnownPersons PERSONS = new KnownPersons();

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @DynamicPropertySource
    static void persons(DynamicPropertyRegistry registry) {
        registry.add("juntos.partner.persons", () -> PERSONS.url("/api/affiliation/persons/households"));
    }

    private PartnerScenario juntos() {
        return new PartnerScenario(web, events);
    }

    /** Somebody whose household is known here. */
    private String person(int number, String district, String state) {
        juntos().household(code(number), district, state, 1);
        Await.until(() -> assertThat(
                        database.number("select count(*) from household where state is not null and household = '"
                                + code(number) + "'"))
                .isOne());
        var document = "4" + "%07d".formatted(7_310_000 + number);
        PERSONS.know(document, code(number));
        return document;
    }

    private static JsonNode answered(Dci asker, String document) {
        return asker.one(request("r", idType("DNI", document)));
    }

    private static String enrolled(Dci asker, String document) {
        return asker.ask(
                        "/registry/sync/enrolled",
                        asker.message("search", "enrolled_criteria", idType("DNI", document)),
                        200)
                .at("/message/enrolled_response/0/enrolled_status")
                .asString();
    }

    private long written(String document) {
        return List.of(
                        "dci_message t",
                        "dci_item t",
                        "audit_entry t",
                        "enrolment_question t",
                        "dci_subscription t",
                        "webhook_delivery t",
                        "outbox t")
                .stream()
                .mapToLong(table ->
                        database.number("select count(*) from " + table + " where t::text like '%" + document + "%'"))
                .sum();
    }

    @Test
    void by_law_the_household_of_a_person_is_told_in_the_territory_and_no_document_is_written_down() throws Exception {
        var here = person(1, "050101", "AFFILIATED");
        var gone = person(2, "050101", "EXITED");
        var midis = Dci.registered(web, "MIDIS_PERSONA", List.of("05"), List.of("DISTRICT"), "Ley 30435");
        var one = answered(midis, here);
        assertThat(one.path("status").asString()).isEqualTo("succ");
        assertThat(one.at("/data/reg_records/0/programme_identifier/enrolment_status")
                        .asString())
                .isEqualTo("1");
        assertThat(one.toString())
                .as("neither the document, nor the code that the agreement does not name")
                .doesNotContain(here)
                .doesNotContain(code(1));
        assertThat(enrolled(midis, here)).isEqualTo("yes");
        assertThat(enrolled(midis, gone)).isEqualTo("no");
        assertThat(written(here)).isZero();
        assertThat(database.number(
                        "select count(*) from audit_entry where act = 'FILE_READ' and subject = 'MIDIS_PERSONA'"
                                + " and object = '" + code(1) + "'"))
                .as("once for the search, once for the question")
                .isEqualTo(2);
        var question = PERSONS.asked().getLast();
        assertThat(question.token().getSubject()).isEqualTo("MIDIS_PERSONA");
        assertThat(question.token().getStringListClaim("territory")).containsExactly("05");
        assertThat(question.token().getBooleanClaim("asked_for_partner")).isTrue();
        assertThat(question.token().getExpirationTime().getTime()
                        - question.token().getIssueTime().getTime())
                .isEqualTo(60_000);
    }

    @Test
    void by_consent_it_is_told_to_the_partner_that_the_household_was_sent_to() {
        juntos().post(FONCODES, "/partner/offers", offer("persona", "050101", 5))
                .expectStatus()
                .isOk();
        var referral = juntos().proposed(database, 11, "050101", "2026-06-01");
        var document = "47320011";
        PERSONS.know(document, code(11));
        var foncodes = new Dci(web, "FONCODES", FONCODES);
        assertThat(answered(foncodes, document).path("status").asString()).isEqualTo("rjct");
        juntos().step(GESTOR, referral, "consent", "2026-06-02", "fields", List.of("HOUSEHOLD", "DISTRICT"));
        juntos().step(GESTOR, referral, "send", "2026-06-03");
        var told = answered(foncodes, document);
        assertThat(told.at("/data/reg_records/0/group/group_identifier/0/identifier_value")
                        .asString())
                .isEqualTo(code(11));
        juntos().step(GESTOR, referral, "withdraw", "2026-06-05");
        assertThat(answered(foncodes, document).path("status").asString()).isEqualTo("rjct");
    }

    @Test
    void nobody_learns_whether_a_person_is_unknown_lives_elsewhere_or_may_not_be_told() {
        var elsewhere = person(21, "090101", "AFFILIATED");
        var here = person(22, "050101", "AFFILIATED");
        var midis = Dci.registered(web, "MIDIS_CIEGO", List.of("05"), List.of("HOUSEHOLD"), "Ley 30435");
        var noLaw = Dci.registered(web, "SIN_BASE", List.of("*"), List.of("HOUSEHOLD"), null);
        var silent = List.of(answered(midis, elsewhere), answered(midis, "40000009"), answered(noLaw, here));
        assertThat(silent).allSatisfy(told -> {
            assertThat(told.path("status_reason_code").asString()).isEqualTo(NOT_SHOWN);
            assertThat(told.path("data").isMissingNode()).isTrue();
        });
        assertThat(silent.stream()
                        .map(told -> told.path("status_reason_message").asString())
                        .distinct())
                .hasSize(1);
        assertThat(enrolled(midis, elsewhere)).isEqualTo("unknown");
        assertThat(enrolled(midis, "40000009")).isEqualTo("unknown");
        assertThat(enrolled(noLaw, here)).isEqualTo("unknown");
        assertThat(database.number("select count(*) from audit_entry where act = 'FILE_READ' and object in ('"
                        + code(21) + "', '" + code(22) + "')"))
                .isZero();
        assertThat(written(elsewhere) + written(here)).isZero();
    }

    @Test
    void what_is_no_document_is_refused_and_neither_asked_nor_kept() {
        var adra = new Dci(web, "ADRA_DNI", TestTokens.partner("ADRA_DNI", List.of("*")));
        var before = PERSONS.asked().size();
        assertThat(answered(adra, "4731000").path("status_reason_code").asString())
                .isEqualTo("rjct.filter.invalid");
        assertThat(answered(adra, "4731000'").path("status_reason_code").asString())
                .isEqualTo("rjct.filter.invalid");
        adra.ask("/registry/sync/enrolled", adra.message("search", "enrolled_criteria", idType("DNI", "47310")), 400);
        assertThat(adra.one(request("r", idType("HOUSEHOLD_OF_PERSON", code(1))))
                        .path("status_reason_code")
                        .asString())
                .as("what stands for a document here is nobody's to write")
                .isEqualTo(NOT_SHOWN);
        assertThat(PERSONS.asked()).hasSize(before);
        assertThat(written("4731000")).isZero();
    }

    @Test
    void while_persons_cannot_be_asked_for_the_message_is_refused_and_may_come_again() {
        var document = person(31, "050101", "AFFILIATED");
        var midis = Dci.registered(web, "MIDIS_ESPERA", List.of("05"), List.of("HOUSEHOLD"), "Ley 30435");
        var message = midis.search(request("r", idType("DNI", document)));
        PERSONS.goAway(true);
        try {
            var refused = midis.ask("/registry/sync/search", message, 503);
            assertThat(refused.path("code").asString()).isEqualTo("err.service.unavailable");
            assertThat(midis.one(request("r", Dci.household(code(31))))
                            .path("status")
                            .asString())
                    .as("by its code a household is found all the same")
                    .isEqualTo("succ");
        } finally {
            PERSONS.goAway(false);
        }
        assertThat(midis.found(message).at("/message/search_response/0/status").asString())
                .isEqualTo("succ");
    }

    @Test
    void a_search_that_is_answered_later_keeps_no_document_either_and_nobody_subscribes_by_one() {
        var document = person(41, "050101", "AFFILIATED");
        var midis = Dci.registered(web, "MIDIS_LUEGO", List.of("05"), List.of("DISTRICT"), "Ley 30435");
        try (var address = new PartnerAddress()) {
            juntos().post(
                            midis.token(),
                            "/partner/webhooks",
                            Map.of(
                                    "url",
                                    address.url("/"),
                                    "types",
                                    List.of("org.spdci.on-search", "org.spdci.on-subscribe")))
                    .expectStatus()
                    .isCreated();
            midis.ask("/registry/search", midis.search(request("r", idType("DNI", document))), 202);
            var told =
                    Await.value(address::came, all -> !all.isEmpty()).getFirst().body();
            assertThat(Dci.codes(Dci.JSON.readTree(told))).containsExactly("r succ");
            assertThat(told).doesNotContain(document).doesNotContain(code(41));
            var wish = Dci.wish("s", "enrolment", idType("DNI", document));
            midis.ask("/registry/subscribe", midis.message("subscribe", "subscribe_request", List.of(wish)), 202);
            var subscribed =
                    Await.value(address::came, all -> all.size() > 1).get(1).body();
            assertThat(subscribed).contains("rjct.person_id.invalid");
            assertThat(written(document)).isZero();
        } finally {
            database.execute("update webhook set state = 'ENDED'");
        }
    }

    @Test
    void in_the_sandbox_invented_documents_find_invented_households_and_nobody_is_asked() {
        var real = person(51, "050101", "AFFILIATED");
        var applicant = Applicant.of(web, "PERSONA_NOVATA");
        applicant.register(applicant.wish()).expectStatus().isCreated();
        var dci = new Dci(web, "PERSONA_NOVATA", applicant.token());
        var before = PERSONS.asked().size();
        assertThat(answered(dci, "99999001").path("status").asString()).isEqualTo("succ");
        assertThat(answered(dci, real).path("status_reason_code").asString()).isEqualTo(NOT_SHOWN);
        assertThat(PERSONS.asked()).hasSize(before);
    }
}
