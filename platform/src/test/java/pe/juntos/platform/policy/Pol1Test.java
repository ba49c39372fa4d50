package pe.juntos.platform.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.ProbeApplication.Price;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** POL-1 at run time: proposed by one person, published by another, seen by every replica, never edited. */
@ProbeTest
class Pol1Test {
    private static final String IRMA = TestTokens.bearer("irma.informacion", "INFORMATION_MANAGER");
    private static final String CESAR = TestTokens.bearer("cesar.certifica", "CERTIFIER");

    @Autowired
    private WebTestClient web;

    @Autowired
    private LiveBook<Price> book;

    @Autowired
    private LiveBooks books;

    @Autowired
    private TestDatabase database;

    @Test
    void a_draft_is_in_force_only_once_another_person_published_it_and_on_every_replica_at_once() {
        var replica = books.open("price", "policies/price", Price.class);
        var before = inForce(replica, "2027-01-01");
        propose(IRMA, version("PRICE-2027", "2027-01-01")).expectStatus().isCreated();
        propose(IRMA, version("PRICE-2027", "2027-01-01")).expectStatus().isCreated();
        assertThat(inForce(book, "2027-01-01")).as("a draft").isEqualTo(before);
        refused(publish(IRMA, "PRICE-2027"), 409, "SAME_PERSON");
        assertThat(inForce(book, "2027-01-01")).as("refused").isEqualTo(before);
        publish(CESAR, "PRICE-2027")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.approver")
                .isEqualTo("cesar.certifica");
        publish(IRMA, "PRICE-2027")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.approver")
                .isEqualTo("cesar.certifica");
        for (var seen : List.of(book, replica)) {
            assertThat(inForce(seen, "2026-12-31")).isEqualTo(before);
            assertThat(inForce(seen, "2027-01-01")).isEqualTo("PRICE-2027");
        }
        assertThat(book.current()
                        .block()
                        .find("PRICE-2027")
                        .orElseThrow()
                        .parameters()
                        .amount())
                .isEqualByComparingTo("250.50");
    }

    @Test
    void a_version_is_never_edited() {
        propose(IRMA, version("PRICE-A", "2028-01-01")).expectStatus().isCreated();
        refused(propose(IRMA, version("PRICE-A", "2028-01-02")), 409, "POLICY_ID_TAKEN");
        refused(propose(CESAR, version("PRICE-A", "2028-01-01")), 409, "POLICY_ID_TAKEN");
        refused(propose(IRMA, version("PRICE-2010", "2028-01-01")), 409, "POLICY_ID_TAKEN");
        publish(CESAR, "PRICE-A").expectStatus().isOk();
        refused(propose(IRMA, version("PRICE-A", "2028-01-02")), 409, "POLICY_ID_TAKEN");
        propose(IRMA, version("PRICE-B", "2028-01-01")).expectStatus().isCreated();
        refused(publish(CESAR, "PRICE-B"), 409, "POLICY_DAY_TAKEN");
    }

    /** The clock stands at 30 June 2026, and nothing else says what is settled. */
    @ParameterizedTest
    @CsvSource({"2026-06-29,409", "2026-06-30,409", "2026-07-01,200"})
    void nothing_is_published_into_the_past(String from, int status) {
        propose(IRMA, version("PRICE-" + from, from)).expectStatus().isCreated();
        var answer = publish(CESAR, "PRICE-" + from);
        if (status == 409) {
            refused(answer, status, "EFFECTIVE_TOO_EARLY");
        } else {
            answer.expectStatus().isEqualTo(status);
        }
    }

    @Test
    void a_draft_of_other_parameters_is_put_aside_and_the_book_goes_on() {
        database.execute(
                "insert into policy_version (book, id, effective_from, document, author, proposed_at, change) values"
                        + " ('price', 'PRICE-OLD', '2031-01-01', '{\"id\": \"PRICE-OLD\", \"effectiveFrom\": \"2031-01-01\","
                        + " \"legalBasis\": \"n\", \"source\": \"s\", \"status\": \"ASSUMED\", \"parameters\": {\"cost\": 1}}', 'ana', now(),"
                        + " nextval('policy_change'))");
        assertThat(book.current().block().find("PRICE-OLD")).isEmpty();
        assertThat(book.current().block().find("PRICE-2010")).isPresent();
    }

    @Test
    void a_draft_that_ships_is_never_published() {
        refused(publish(CESAR, "PRICE-2020"), 409, "POLICY_SHIPPED");
    }

    @Test
    void what_does_not_fit_the_typed_parameters_is_refused_by_field() {
        malformed("POLICY_PARAMETERS", "parameters", Map.of("amount", "-0.01"));
        malformed("POLICY_PARAMETERS", "parameters", Map.of("amount", "much"));
        malformed("POLICY_PARAMETERS", "parameters", Map.of("amount", 1, "more", 1));
        malformed("POLICY_PARAMETERS", "parameters", Map.of());
        malformed("POLICY_MALFORMED", "effectiveFrom", "2027-02-30");
        malformed("POLICY_MALFORMED", "legalBasis", " ");
        malformed("POLICY_MALFORMED", "status", "INVENTED");
        malformed("POLICY_MALFORMED", "id", "a+b");
        malformed("POLICY_MALFORMED", "approver", "cesar.certifica");
        malformed("POLICY_MALFORMED", "draft", false);
        for (var field : List.of("id", "effectiveFrom", "legalBasis", "source", "status", "parameters")) {
            var document = new HashMap<String, Object>(version("PRICE-X", "2029-01-01"));
            document.remove(field);
            propose(IRMA, document).expectStatus().isEqualTo(422);
        }
        assertThat(book.current().block().find("PRICE-X")).isEmpty();
    }

    private void malformed(String code, String field, Object value) {
        var document = new HashMap<String, Object>(version("PRICE-X", "2029-01-01"));
        document.put(field, value);
        refused(propose(IRMA, document), 422, code);
    }

    @Test
    void who_changes_a_policy_acts_for_the_country_and_has_the_role_and_anybody_may_read() {
        propose(TestTokens.bearer("rosa", "GESTOR"), version("PRICE-R", "2030-01-01"))
                .expectStatus()
                .isForbidden();
        publish(TestTokens.bearer("rosa", "GESTOR"), "PRICE-R").expectStatus().isForbidden();
        var regional = TestTokens.bearer("ines", List.of("INFORMATION_MANAGER"), List.of("05"));
        refused(propose(regional, version("PRICE-R", "2030-01-01")), 403, "NATIONAL_ONLY");
        refused(publish(regional, "PRICE-R"), 403, "NATIONAL_ONLY");
        refused(publish(CESAR, "PRICE-R"), 404, "NOT_FOUND");
        refused(get("/probe/policies/weather"), 404, "NOT_FOUND");
        refused(get("/probe/policies/price/PRICE-1900"), 404, "NOT_FOUND");
        get("/probe/policies/price/PRICE-2020")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.state")
                .isEqualTo("DRAFT");
        get("/probe/policies")
                .expectStatus()
                .isOk()
                .expectBodyList(Map.class)
                .value(all ->
                        assertThat(all).anySatisfy(v -> assertThat(v.get("id")).isEqualTo("PRICE-2005")));
    }

    private static String inForce(LiveBook<Price> book, String day) {
        return book.current().block().at(LocalDate.parse(day)).id();
    }

    private static Map<String, Object> version(String id, String from) {
        return Map.of(
                "id",
                id,
                "effectiveFrom",
                from,
                "legalBasis",
                "invented norm",
                "source",
                "a test",
                "status",
                "ASSUMED",
                "parameters",
                Map.of("amount", new BigDecimal("250.50")));
    }

    private WebTestClient.ResponseSpec propose(String bearer, Map<String, Object> document) {
        return post("/probe/policies/price", bearer, document);
    }

    private WebTestClient.ResponseSpec publish(String bearer, String id) {
        return post("/probe/policies/price/" + id + "/publish", bearer, Map.of());
    }

    private WebTestClient.ResponseSpec post(String uri, String bearer, Map<String, Object> body) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, bearer)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private WebTestClient.ResponseSpec get(String uri) {
        return web.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("foncodes", "PARTNER"))
                .exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
