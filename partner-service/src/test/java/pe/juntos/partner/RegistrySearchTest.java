package pe.juntos.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Dci.household;
import static pe.juntos.partner.Dci.idType;
import static pe.juntos.partner.Dci.request;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.GESTOR;
import static pe.juntos.partner.PartnerScenario.code;
import static pe.juntos.partner.PartnerScenario.offer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** DCI search, answered at once: who may know what, and a coded word to everything that cannot be answered. */
@ServiceTest
class RegistrySearchTest {
    private static final String OTHER = "rjct.search_criteria.invalid";

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    private PartnerScenario juntos() {
        return new PartnerScenario(web, events);
    }

    private Dci foncodes() {
        return new Dci(web, "FONCODES", FONCODES);
    }

    private String consenting(int number, String district, String... fields) {
        juntos().post(FONCODES, "/partner/offers", offer("buscada-" + number, district, 5))
                .expectStatus()
                .isOk();
        var referral = juntos().proposed(database, number, district, "2026-06-01");
        juntos().step(GESTOR, referral, "consent", "2026-06-02", "fields", List.of(fields));
        juntos().step(GESTOR, referral, "send", "2026-06-03");
        return referral;
    }

    private void known(int number, String district, String state) {
        juntos().household(code(number), district, state, 1);
        Await.until(() -> assertThat(
                        database.number("select count(*) from household where state is not null and household = '"
                                + code(number) + "'"))
                .isOne());
    }

    @Test
    void a_household_that_consented_is_shown_as_far_as_it_consented_and_to_no_other() {
        var referral = consenting(1, "050101", "HOUSEHOLD", "DISTRICT");
        var answer = foncodes().found(foncodes().search(request("r1", household(code(1)))));
        var one = answer.at("/message/search_response/0");
        assertThat(one.path("status").asString()).isEqualTo("succ");
        assertThat(one.path("reference_id").asString()).isEqualTo("r1");
        var record = one.at("/data/reg_records/0");
        assertThat(record.path("@type").asString()).isEqualTo("Beneficiary");
        assertThat(record.at("/programme_identifier/enrolment_status").asString())
                .isEqualTo("1");
        assertThat(record.at("/group/group_identifier/0/identifier_value").asString())
                .isEqualTo(code(1));
        assertThat(record.at("/group/place").toString()).isEqualTo("{\"ubigeo\":\"050101\"}");
        assertThat(record.toString()).doesNotContain("bonus").doesNotContain("populated_centre");
        assertThat(one.at("/pagination/total_count").asInt()).isOne();
        assertThat(database.texts("select subject from audit_entry where act = 'FILE_READ' and object = '" + code(1)
                        + "' and detail ? 'dci'"))
                .containsExactly("foncodes");

        var strangers = List.of(
                new Dci(web, "ADRA", TestTokens.partner("ADRA", List.of("*"))).one(request("r", household(code(1)))),
                new Dci(web, "FONCODES", TestTokens.partner("FONCODES", List.of("09")))
                        .one(request("r", household(code(1)))),
                foncodes().one(request("r", household(code(77)))));
        assertThat(strangers).allSatisfy(told -> {
            assertThat(told.path("status").asString()).isEqualTo("rjct");
            assertThat(told.path("status_reason_code").asString()).isEqualTo(OTHER);
            assertThat(told.path("data").isMissingNode()).isTrue();
        });
        assertThat(strangers.stream()
                        .map(told -> told.path("status_reason_message").asString())
                        .distinct())
                .as("nobody learns which of the three it was")
                .hasSize(1);
        juntos().step(GESTOR, referral, "withdraw", "2026-06-05");
        assertThat(foncodes()
                        .one(request("r", household(code(1))))
                        .path("status")
                        .asString())
                .isEqualTo("rjct");
    }

    @Test
    void by_law_a_household_is_shown_within_the_territory_with_the_fields_of_the_agreement_and_no_other() {
        known(11, "050101", "AFFILIATED");
        known(12, "050101", "EXITED");
        known(13, "090101", "AFFILIATED");
        var midis = Dci.registered(web, "MIDIS_BUSCA", List.of("05"), List.of("DISTRICT"), "Ley 30435");
        var shown = midis.one(request("r", household(code(11))));
        assertThat(shown.at("/data/reg_records/0/group/place/ubigeo").asString())
                .isEqualTo("050101");
        assertThat(midis.one(request("r", household(code(13)))).path("status").asString())
                .isEqualTo("rjct");
        var exited = midis.one(request("r", household(code(12))));
        assertThat(exited.path("status").asString()).isEqualTo("succ");
        assertThat(exited.at("/data/reg_records").size())
                .as("no beneficiary any more")
                .isZero();
        var social = midis.one(request("r", household(code(12)), "reg_type", "ns:org:RegistryType:Social"));
        assertThat(social.at("/data/reg_records/0/@type").asString()).isEqualTo("Group");
        assertThat(social.at("/data/reg_records/0").toString()).doesNotContain("enrolment_status");
        var districts = Answers.of("query_type", "expression", "query", Map.of("district", Map.of("eq", "0501")));
        assertThat(midis.one(request("r", districts))
                        .at("/pagination/total_count")
                        .asInt())
                .as("nobody leafs through a district by law alone")
                .isZero();
        juntos().post(
                        TestTokens.bearer("irma.informacion", "INFORMATION_MANAGER"),
                        "/partner/institutions/MIDIS_BUSCA/suspend",
                        Map.of())
                .expectStatus()
                .isOk();
        assertThat(midis.one(request("r", household(code(11)))).path("status").asString())
                .as("its agreement is not in force, and its last token still is good")
                .isEqualTo("rjct");
    }

    @Test
    void those_of_a_district_that_consented_are_leafed_through_in_order() {
        IntStream.of(21, 22, 23).forEach(number -> consenting(number, "080101", "HOUSEHOLD"));
        consenting(24, "080201", "DISTRICT");
        var criteria = Answers.of(
                "query_type",
                "predicate",
                "query",
                List.of(Map.of(
                        "seq_num",
                        1,
                        "expression1",
                        Map.of("attribute_name", "district", "operator", "in", "attribute_value", List.of("08")))),
                "sort",
                List.of(Map.of("attribute_name", "group_identifier", "sort_order", "desc")),
                "pagination",
                Map.of("page_size", 2, "page_number", 1));
        var first = foncodes().one(request("r", criteria));
        var second = foncodes().one(request("r", criteria, "pagination", Map.of("page_size", 2, "page_number", 2)));
        var beyond = foncodes().one(request("r", criteria, "pagination", Map.of("page_size", 2, "page_number", 9)));
        assertThat(numbers(first)).containsExactly(code(23), code(22));
        assertThat(numbers(second)).containsExactly(code(21));
        assertThat(numbers(beyond)).isEmpty();
        assertThat(List.of(first, second, beyond))
                .allSatisfy(page ->
                        assertThat(page.at("/pagination/total_count").asInt()).isEqualTo(3));
        var elsewhere = new Dci(web, "FONCODES", TestTokens.partner("FONCODES", List.of("0802")));
        assertThat(elsewhere
                        .one(request("r", criteria))
                        .at("/pagination/total_count")
                        .asInt())
                .isZero();
    }

    private static List<String> numbers(JsonNode one) {
        return one.at("/data/reg_records")
                .valueStream()
                .map(record ->
                        record.at("/group/group_identifier/0/identifier_value").asString())
                .toList();
    }

    @Test
    void each_request_is_taken_by_itself_and_a_bad_one_is_told_why() {
        var good = household(code(31));
        var nosql = Map.of("type", "ns:org:QueryType:NoSql", "value", Map.of("expression", Map.of()));
        var requests = new ArrayList<Map<String, Object>>(List.of(
                request("ok", good),
                request("ok", good),
                request("", good),
                Answers.with(request("time", good), "timestamp", "ayer"),
                Answers.with(request("future", good), "timestamp", "2030-01-01T00:00:00Z"),
                Answers.without(request("none", good), "search_criteria"),
                request("version", good, "version", "2.0.0"),
                request("register", good, "reg_type", "ns:org:RegistryType:CRVS"),
                request("births", good, "reg_event_type", "LiveBirth"),
                request("member", good, "response_entity", "Member"),
                request("dni", idType("DNI", "1234567")),
                request("nul", idType("HOGAR_ID", "a\u0000")),
                request("type", good, "query_type", "sparql"),
                request("nosql", good, "query_type", "expression"),
                request("template", Answers.of("query_type", "expression", "query", nosql)),
                request(
                        "operator",
                        Answers.of("query_type", "expression", "query", Map.of("district", Map.of("gt", "05")))),
                request("sort", good, "sort", List.of(Map.of("attribute_name", "poverty_score"))),
                request("order", good, "sort", List.of(Map.of("attribute_name", "district", "sort_order", "up"))),
                request("page", good, "pagination", Map.of("page_size", 0)),
                request("large", good, "pagination", Map.of("page_size", 201)),
                request("number", good, "pagination", Map.of("page_size", 5, "page_number", 0)),
                request("text", good, "pagination", "all")));
        requests.add(Answers.with(request("x", good), "reference_id", Collections.nCopies(2, "x")));
        var answer = foncodes().found(foncodes().message("search", "search_request", requests));
        assertThat(Dci.codes(answer))
                .containsExactly(
                        "ok " + OTHER,
                        "ok rjct.reference_id.duplicate",
                        " rjct.reference_id.invalid",
                        "time rjct.timestamp.invalid",
                        "future rjct.timestamp.invalid",
                        "none " + OTHER,
                        "version " + OTHER,
                        "register " + OTHER,
                        "births " + OTHER,
                        "member " + OTHER,
                        "dni rjct.filter.invalid",
                        "nul rjct.filter.invalid",
                        "type rjct.filter.invalid",
                        "nosql rjct.filter.invalid",
                        "template rjct.filter.invalid",
                        "operator rjct.filter.invalid",
                        "sort rjct.sort.invalid",
                        "order rjct.sort.invalid",
                        "page rjct.pagination.invalid",
                        "large rjct.pagination.invalid",
                        "number rjct.pagination.invalid",
                        "text rjct.pagination.invalid",
                        " rjct.reference_id.invalid");
        assertThat(answer.at("/header/status").asString()).isEqualTo("rjct");
        assertThat(answer.at("/header/completed_count").asInt()).isEqualTo(requests.size());
        assertThat(database.number("select count(*) from dci_item where status = 'rjct' and message = '"
                        + answer.at("/message/correlation_id").asString() + "'"))
                .isEqualTo(requests.size());
    }

    @Test
    void a_message_that_cannot_be_read_is_refused_whole_with_the_standards_code() {
        var foncodes = foncodes();
        refused(foncodes.search(), 400, "rjct.total_count.invalid");
        refused(
                header(foncodes.search(request("r", household(code(1)))), "total_count", 7),
                400,
                "rjct.total_count.invalid");
        refused(header(foncodes.search(request("r", household(code(1)))), "version", "9"), 400, "rjct.version.invalid");
        refused(
                header(foncodes.search(request("r", household(code(1)))), "action", "notify"),
                400,
                "rjct.action.not_supported");
        refused(
                header(foncodes.search(request("r", household(code(1)))), "sender_id", "MINSA"),
                403,
                "err.sender_id.invalid");
        refused(
                header(foncodes.search(request("r", household(code(1)))), "receiver_id", "x"),
                400,
                "err.receiver_id.invalid");
        refused(
                header(foncodes.search(request("r", household(code(1)))), "message_ts", 5),
                400,
                "rjct.message_ts.invalid");
        refused(foncodes.message("search", "search_request", "x"), 400, "err.request.bad");
        refused(Dci.JSON.createObjectNode(), 400, "err.request.bad");
        refused(Dci.JSON.createArrayNode(), 400, "err.request.bad");
        var many = IntStream.rangeClosed(1, 101)
                .mapToObj(n -> request("r" + n, household(code(n))))
                .toList();
        refused(foncodes.message("search", "search_request", many), 413, "rjct.total_count.limit_exceeded");
        var numbers = header(foncodes.search(request("r", household(code(97)))), "total_count", "1");
        assertThat(foncodes.found(numbers).path("header").path("status").asString())
                .as("known clients write the number as text")
                .isEqualTo("rjct");
        juntos().post(GESTOR, "/registry/sync/search", numbers.toString())
                .expectStatus()
                .isForbidden();
    }

    @Test
    void a_message_that_comes_again_is_answered_under_the_same_id_and_another_under_its_id_is_refused() {
        var sent = foncodes().search(request("r", household(code(41))));
        var first = foncodes().found(sent);
        assertThat(foncodes().found(sent).at("/message/correlation_id")).isEqualTo(first.at("/message/correlation_id"));
        ((ObjectNode) sent.at("/message")).put("transaction_id", "another");
        refused(sent, 409, "rjct.message_id.duplicate");
    }

    private void refused(JsonNode message, int status, String code) {
        var problem = foncodes().ask("/registry/sync/search", message, status);
        assertThat(problem.path("code").asString()).isEqualTo(code);
        assertThat(problem.at("/message/error/code").asString()).isEqualTo(code);
    }

    private static ObjectNode header(ObjectNode message, String field, Object value) {
        ((ObjectNode) message.path("header")).set(field, Dci.JSON.<JsonNode>valueToTree(value));
        return message;
    }
}
