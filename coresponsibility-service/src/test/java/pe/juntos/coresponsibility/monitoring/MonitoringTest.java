package pe.juntos.coresponsibility.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.Programme.code;
import static pe.juntos.coresponsibility.Programme.member;
import static pe.juntos.coresponsibility.Programme.visit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.Programme;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.ContractCheck;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** MON-1 as a service: the register is looked at as a job; gestor and post see who is behind; no verdict changes. */
@ProgrammeTest
class MonitoringTest {
    private static final String MONITORING = "/coresponsibility/monitoring/2026-3";

    @Autowired
    private WebTestClient web;

    @Autowired
    private EventProbe probe;

    @Autowired
    private TestDatabase database;

    @Autowired
    private Programme programme;

    @Test
    @Order(1)
    void a_run_finds_who_is_behind_and_touches_nothing_that_decides() {
        programme.registerEstablishments();
        baby("A", Programme.DISTRICT, Programme.POST); // one control in two months
        baby("B", Programme.DISTRICT, Programme.POST); // one a month
        baby("K", "080101", Programme.OTHER_POST); // silence
        programme.household("W", "2025-01-01");
        programme.expectant("W1", "W", "2026-08-01", Programme.POST);
        programme.household("O", "2025-01-01"); // too old
        programme.child("O1", "O", "2015-01-01", Programme.SCHOOL);
        programme.open("2026-3");
        programme.health(
                visit("a", "A1", "ASISTIO"),
                visit("b1", "B1", "ASISTIO"),
                control("b2", "B1", "CRED", "2026-06-10", "ASISTIO"),
                control("b3", "B1", "CRED", "2026-06-10", "ASISTIO"),
                control("v", "B1", "VACUNA", "2026-06-10", "ASISTIO"),
                control("p", "B1", "PESO_TALLA", "2026-06-10", "ASISTIO"),
                control("s", "A1", "SUPLEMENTO", "2026-06-10", "NO_ASISTIO"));
        programme.close("2026-3");
        var before = everything();
        start(Map.of()).expectStatus().isAccepted();
        programme.settle();
        assertThat(everything()).as("a run changes nothing that decides").isEqualTo(before);
        assertThat(programme.verdict("A")).isEqualTo("[MET true ATTENDED v1]");
        assertThat(
                        database.texts(
                                "select external_id || ' ' || schedule || ' ' || expected || ' ' || attended || ' '"
                                        + " || behind || ' ' || vaccines || weighings || supplements from monitoring_status order by 1"))
                .containsExactly(
                        "A1 CRED 1 1 false 000",
                        "B1 CRED 1 2 false 110",
                        "K1 CRED 1 0 true 000",
                        "W1 PRENATAL 0 0 false 000");
    }

    private void baby(String household, String district, String post) {
        programme.household(household, "2025-01-01", 1, district, false);
        programme.child(household + "1", household, "2025-12-20", post);
    }

    private static String control(String id, String person, String kind, String day, String result) {
        return id + ",2026-3," + Programme.POST + "," + person + "," + day + "," + kind + "," + result + ",F1," + day
                + ",";
    }

    @Test
    @Order(2)
    void who_is_behind_is_listed_where_the_household_lives_and_at_its_post() {
        assertThat(programme.file(MONITORING + "/alertas.csv"))
                .containsExactly("K1,080101," + Programme.OTHER_POST + ",CRED,0-11 meses,2026-05-01,1,0,");
        assertThat(programme.file(MONITORING + "/alertas.csv", "05")).isEmpty();
        assertThat(database.texts("select subject || ' ' || period || ' ' || format from list_read"))
                .as("who took health facts away is kept")
                .containsExactly("irma 2026-3 ALERTS", "irma 2026-3 ALERTS");
        assertThat(programme.file(MONITORING + "/alertas.csv", "08")).hasSize(1);
        assertThat(programme.file(MONITORING + "/alertas.csv?district=05")).isEmpty();
        assertThat(programme.file(MONITORING + "/alertas.csv?establishment=" + Programme.POST))
                .isEmpty();
        assertThat(list("/alerts", "GESTOR", "08"))
                .singleElement()
                .satisfies(alert -> assertThat(alert)
                        .containsEntry("member", member("K1"))
                        .containsEntry("household", code("K"))
                        .containsEntry("expected", 1));
        assertThat(list("/alerts", "GESTOR", "05")).isEmpty();
        assertThat(list("/alerts?cursor=" + member("K1"), "GESTOR", "*")).isEmpty();
        assertThat(list("/alerts", "ESTABLISHMENT_HEAD", "*"))
                .as("a head sees by form 01, not by territory")
                .isEmpty();
        assertThat(list("/establishments", "GESTOR", "05"))
                .singleElement()
                .satisfies(count -> assertThat(count)
                        .containsEntry("key", Programme.POST)
                        .containsEntry("monitored", 3)
                        .containsEntry("behind", 0)
                        .containsEntry("vaccines", 1));
        assertThat(list("/establishments?limit=1&cursor=" + Programme.POST, "GESTOR", "*"))
                .extracting(count -> count.get("key"))
                .containsExactly(Programme.OTHER_POST);
        assertThat(programme.get(MONITORING, "rosa", "GESTOR").toString())
                .contains(
                        "CRED 0-11 meses, monitored=3, behind=1",
                        "PRENATAL gestación, monitored=1, behind=0",
                        "FINISHED");
        programme
                .tryGet(MONITORING, "rosa", "GESTOR", List.of("08"))
                .expectBody()
                .jsonPath("$.bands[0].monitored")
                .isEqualTo(1)
                .jsonPath("$.bands.length()")
                .isEqualTo(1);
    }

    @Test
    @Order(3)
    void the_post_is_told_how_many_and_never_who() {
        var told = probe.awaitReceived("juntos.coresponsibility.monitoring.v1", 1);
        assertThat(told).singleElement().satisfies(event -> {
            ContractCheck.validate("monitoring", event.json());
            assertThat(event.key()).isEqualTo(Programme.OTHER_POST);
            assertThat(event.json())
                    .contains("\"behind\":1")
                    .doesNotContain("CRED", "PRENATAL", code("K"), member("K1"), "K1");
        });
    }

    @Test
    @Order(4)
    void a_later_run_replaces_the_earlier_and_looks_at_the_day_asked_for() {
        start(Map.of("asOf", "2026-06-15")).expectStatus().isAccepted();
        programme.settle();
        assertThat(programme.file(MONITORING + "/alertas.csv")).isEmpty();
        assertThat(programme.get(MONITORING, "rosa", "GESTOR").toString()).contains("asOf=2026-06-15", "runs=2");
        assertThat(database.number("select count(*) from monitoring_status")).isEqualTo(4);
    }

    @Test
    @Order(5)
    void what_cannot_be_monitored_is_refused_with_its_code() {
        for (var day : List.of("2026-04-30", "2026-07-01", "today", "")) {
            refused(start(Map.of("asOf", day)), 422, "OUTSIDE_PERIOD");
        }
        refused(post("/coresponsibility/monitoring/2026-9", "INFORMATION_MANAGER", Map.of()), 422, "NOT_A_PERIOD");
        refused(post("/coresponsibility/monitoring/2026-4", "INFORMATION_MANAGER", Map.of()), 404, "NOT_FOUND");
        for (var path : List.of("", "/alerts", "/establishments", "/alertas.csv")) {
            programme
                    .tryGet("/coresponsibility/monitoring/2026-4" + path, "rosa", "GESTOR", TestTokens.NATIONAL)
                    .expectStatus()
                    .isNotFound();
        }
        refused(
                programme.tryGet(MONITORING + "/alerts?district=05%25", "rosa", "GESTOR", TestTokens.NATIONAL),
                422,
                "DISTRICT_CODE");
    }

    @ParameterizedTest
    @Order(6)
    @ValueSource(strings = {"INSTITUTION", "PARTNER", "PAYMENT_APPROVER", "PAYMENT_SUBMITTER", "CERTIFIER", "AUDITOR"})
    void clinical_facts_are_for_those_who_visit_and_attend(String role) {
        for (var path : List.of("", "/alerts", "/establishments", "/alertas.csv")) {
            programme
                    .tryGet(MONITORING + path, "somebody", role, TestTokens.NATIONAL)
                    .expectStatus()
                    .isForbidden();
        }
        post(MONITORING, role, Map.of()).expectStatus().isForbidden();
    }

    /** A hash of every table outside monitoring. */
    private Map<String, String> everything() {
        return database
                .texts(
                        "select table_name from information_schema.tables where table_schema = 'public'"
                                + " and table_type = 'BASE TABLE' and table_name not like 'monitoring%'"
                                + " and table_name not in ('job', 'job_chunk', 'outbox', 'idempotency_key', 'audit_entry', 'audit_link')")
                .stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> database.texts(
                                        "select coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from "
                                                + table + " t")
                                .getFirst()));
    }

    private List<Map<String, Object>> list(String path, String role, String territory) {
        return (List<Map<String, Object>>) (List<?>) programme
                .tryGet(MONITORING + path, "somebody", role, List.of(territory))
                .expectStatus()
                .isOk()
                .expectBodyList(Map.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec start(Map<String, Object> request) {
        return post(MONITORING, "INFORMATION_MANAGER", request);
    }

    private WebTestClient.ResponseSpec post(String uri, String role, Map<String, Object> body) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("irma", role))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }
}
