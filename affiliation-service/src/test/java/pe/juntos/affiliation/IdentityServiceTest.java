package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** AFF-2: provisional identities, the link to a DNI, RENIEC on demand, and the work list of the campaigns. */
@ServiceTest
class IdentityServiceTest {

    private static final String HOUSEHOLDS = "juntos.affiliation.household.v1";
    private static final LocalDate AS_OF = LocalDate.of(2026, 5, 31);
    private static final HttpServer RENIEC = reniec();
    private static final AtomicInteger ASKED = new AtomicInteger();

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    EventProbe probe;

    private RegisterClient register;

    /** A stand-in that answers by the last digit: 9 other names, 8 dead, 7 unknown number, 6 away. */
    private static HttpServer reniec() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            server.createContext("/reniec/checks", exchange -> {
                ASKED.incrementAndGet();
                String question = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                char last = JsonPath.<String>read(question, "$.dni").charAt(7);
                byte[] reply = "{\"namesMatch\":%b,\"alive\":%b,\"diedOn\":%s}"
                        .formatted(last != '9', last != '8', last == '8' ? "\"2026-05-20\"" : "null")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().add("Content-Type", "application/json");
                exchange.sendResponseHeaders(last == '7' ? 404 : last == '6' ? 503 : 200, reply.length);
                exchange.getResponseBody().write(reply);
                exchange.close();
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add(
                "juntos.reniec.url",
                () -> "http://127.0.0.1:" + RENIEC.getAddress().getPort());
        registry.add("juntos.reniec.backoff", () -> "10ms");
    }

    @AfterAll
    static void stop() {
        RENIEC.stop(0);
    }

    @BeforeEach
    void twoPlaces() {
        register = new RegisterClient(http);
        ASKED.set(0);
        if (database.number("select count(*) from household") > 0) {
            database.awaitRelayed();
            Await.until(() -> assertThat(
                            database.number("select count(*) from identity_check where state in ('QUEUED', 'ASKING')"))
                    .isZero());
            database.execute("truncate household, classification, member, attachment, assembly_result, agreement,"
                    + " standing, standing_history, member_told, assessed_day, assessed_household, member_change,"
                    + " civil_record, identity_link, identity_check");
        }
        sendRegister();
        register.send("asamblea", "X1,050101,Alto,2024-02-01,40,A,VALIDADO,");
        register.send("convenios", "A,2024-03-01,CUENTA,0401,");
        register.send("adscripciones", "A2,E-0123456,2024-04-10");
        register.assess(AS_OF);
    }

    private void sendRegister() {
        register.send(
                "hogares",
                "A,050101,Alto,POBRE,2023-01-01,2027-12-31,,,",
                "B,050102,Bajo,POBRE,2023-01-01,2027-12-31,,,");
        register.send(
                "personas",
                "A,A1,10000001,Quispe,Huamán,Rosa,F,1990-05-05,JEFE,,PRIMARIA,S",
                "A,A2,,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N",
                "B,B1,10000019,Quispe,Huamán,Ana,F,1990-05-05,JEFE,,PRIMARIA,S",
                "B,B2,10000026,Quispe,Huamán,Sol,F,2018-09-02,HIJO,,PRIMARIA,N",
                "B,B3,10000028,Quispe,Huamán,Luz,F,1960-09-02,PADRE,,PRIMARIA,N",
                "B,B4,10000037,Quispe,Huamán,Eva,F,1970-09-02,OTRO,,PRIMARIA,N");
    }

    @Test
    void a_provisional_identity_gets_its_dni_once_keeps_its_code_and_the_old_file_does_not_take_it_away() {
        String child = member("A2");
        link(child, "10000002", "*").expectStatus().isOk();
        link(child, "10000002", "*").expectStatus().isOk();
        code(link(child, "10000003", "*"), 409, "ALREADY_LINKED");
        sendRegister();
        assertThat(database.texts("select dni from member where member = '" + child + "'"))
                .containsExactly("10000002");
        assertThat(member("A2")).isEqualTo(child);
        assertThat(database.texts("select change from member_change")).containsExactly("IDENTITY");
        assertThat(database.texts("select dni || linked_by from identity_link")).containsExactly("10000002rosa");
    }

    @Test
    void a_link_is_refused_with_its_code() {
        String child = member("A2");
        code(link(child, "1000000", "*"), 422, "DNI_INVALID");
        code(link(child, "10000001-6", "*"), 422, "DNI_CHECK_DIGIT");
        code(link(child, "10000001", "*"), 409, "DNI_DUPLICATE");
        code(post("/affiliation/members/" + child + "/dni", "GESTOR", "*", "{\"dni\":\"10000002\"}"), 422, "REQUIRED");
        code(
                post(
                        "/affiliation/members/" + child + "/dni",
                        "GESTOR",
                        "*",
                        "{\"dni\":\"10000002\",\"on\":\"2026-07-01\",\"document\":\"DNI\"}"),
                422,
                "LINK_DATE_FUTURE");
        code(check(child, "GESTOR", "*"), 409, "IDENTITY_PENDING");
    }

    @Test
    void reniec_confirms_denies_or_does_not_know_and_not_to_know_changes_nothing() {
        assertThat(answer("A1")).isEqualTo("CONFIRMED");
        assertThat(answer("B1")).isEqualTo("NAMES_DIFFER");
        assertThat(answer("B3")).isEqualTo("DECEASED");
        assertThat(answer("B4")).isEqualTo("NOT_FOUND");
        ASKED.set(0);
        assertThat(answer("B2")).isEqualTo("UNKNOWN");
        assertThat(ASKED).as("one try and two more").hasValue(3);
        assertThat(database.texts("select dni || deceased || coalesce(died_on::text, '') from civil_record order by 1"))
                .containsExactly("10000001false", "10000019false", "10000028true2026-05-20", "10000037false");
        String file = register.get("/affiliation/households/" + household("B"));
        assertThat(JsonPath.<List<String>>read(file, "$.members[*].identity"))
                .containsExactlyInAnyOrder("UNVERIFIED", "VERIFIED", "VERIFIED", "UNVERIFIED");
    }

    @Test
    void what_reniec_says_of_a_recipient_is_told_at_once() {
        database.execute("update member set dni = '10000009' where external_id = 'A1'");
        assertThat(answer("A1")).isEqualTo("NAMES_DIFFER");
        Await.until(() -> assertThat(
                        probe.received(HOUSEHOLDS, household("A")).getLast().json())
                .contains("\"identityVerified\":false"));
    }

    @Test
    void many_questions_wait_in_line_once_for_each_person_of_the_territory() {
        String all = "{\"district\":\"050102\"}";
        assertThat(queued(all, "0501")).isEqualTo(4);
        assertThat(queued(all, "060101")).isZero();
        Await.until(() -> assertThat(database.texts("select distinct state from identity_check order by 1"))
                .containsExactly("DECEASED", "NAMES_DIFFER", "NOT_FOUND", "UNKNOWN"));
        assertThat(queued("{\"district\":\"050102\",\"populatedCentre\":\"Otro\"}", "*"))
                .isZero();
        assertThat(queued("{\"members\":[\"" + member("A1") + "\",\"" + member("A2") + "\"]}", "*"))
                .as("who has no DNI is not asked about")
                .isEqualTo(1);
        code(post("/affiliation/identity-checks", "GESTOR", "*", "{}"), 422, "REQUIRED");
    }

    @Test
    void the_campaign_s_work_list_counts_by_populated_centre_and_stays_in_the_territory() {
        answer("B1");
        answer("B2");
        assertThat(list("/affiliation/identity/centres", "*", "$.items[*].populatedCentre"))
                .containsExactly("Alto", "Bajo");
        assertThat(list("/affiliation/identity/centres", "050102", "$.items[*].populatedCentre"))
                .containsExactly("Bajo");
        assertThat(list("/affiliation/identity/centres", "060101", "$.items[*].district"))
                .isEmpty();
        String bajo = get("/affiliation/identity/centres?district=050102", "REGIONAL_COORDINATOR", "*");
        assertThat(JsonPath.<Integer>read(bajo, "$.items[0].unverified")).isEqualTo(1);
        assertThat(JsonPath.<Integer>read(bajo, "$.items[0].unknown")).isEqualTo(1);
        assertThat(list("/affiliation/identity/cases", "*", "$.items[*].externalId"))
                .containsExactlyInAnyOrder("A2", "B1", "B2");
        assertThat(list("/affiliation/identity/cases?issue=PENDING", "*", "$.items[*].externalId"))
                .containsExactly("A2");
        assertThat(list("/affiliation/identity/cases?populatedCentre=Bajo&issue=UNKNOWN", "*", "$.items[*].externalId"))
                .containsExactly("B2");
        assertThat(list("/affiliation/identity/cases", "060101", "$.items[*].externalId"))
                .isEmpty();
        assertThat(get("/affiliation/identity/cases.csv", "GESTOR", "0501").lines())
                .hasSize(4)
                .anyMatch(line -> line.startsWith("050101,Alto,") && line.contains(",A2,PENDING,Quispe Huamán Leo,"));
        assertThat(get("/affiliation/identity/cases.csv", "GESTOR", "060101").lines())
                .hasSize(1);
        assertThat(get("/affiliation/identity/cases.csv", "INFORMATION_MANAGER", "*"))
                .doesNotContain("Quispe", "2018-09-02");
    }

    @Test
    void a_neighbour_s_person_does_not_exist_and_other_roles_are_refused() {
        link(member("A2"), "10000002", "060101").expectStatus().isNotFound();
        check(member("A1"), "GESTOR", "060101").expectStatus().isNotFound();
        for (String path : List.of("dni", "identity-check")) {
            post("/affiliation/members/" + member("A1") + "/" + path, "AUDITOR", "*", "{}")
                    .expectStatus()
                    .isForbidden();
        }
        post("/affiliation/identity-checks", "PARTNER", "*", "{}")
                .expectStatus()
                .isForbidden();
        for (String path : List.of("centres", "cases", "cases.csv")) {
            http.get()
                    .uri("/affiliation/identity/" + path)
                    .header("Authorization", TestTokens.bearer("p", "PARTNER"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private WebTestClient.ResponseSpec link(String member, String dni, String territory) {
        return post(
                "/affiliation/members/" + member + "/dni",
                "GESTOR",
                territory,
                "{\"dni\":\"" + dni + "\",\"on\":\"2026-06-01\",\"document\":\"DNI amarillo\"}");
    }

    private WebTestClient.ResponseSpec check(String member, String role, String territory) {
        return post("/affiliation/members/" + member + "/identity-check", role, territory, "{}");
    }

    private String answer(String person) {
        return JsonPath.read(body(check(member(person), "GESTOR", "*")), "$.state");
    }

    private int queued(String wish, String territory) {
        String answer = post("/affiliation/identity-checks", "GESTOR", territory, wish)
                .expectStatus()
                .isAccepted()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return JsonPath.read(answer, "$.queued");
    }

    private WebTestClient.ResponseSpec post(String path, String role, String territory, String body) {
        return http.post()
                .uri(path)
                .header("Authorization", TestTokens.bearer("rosa", List.of(role), List.of(territory)))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    private String get(String path, String role, String territory) {
        return register.get(path, TestTokens.bearer("rosa", List.of(role), List.of(territory)));
    }

    private List<String> list(String path, String territory, String which) {
        return JsonPath.read(get(path, "REGIONAL_COORDINATOR", territory), which);
    }

    private static void code(WebTestClient.ResponseSpec response, int status, String code) {
        response.expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private static String body(WebTestClient.ResponseSpec response) {
        return response.expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private String household(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }

    private String member(String externalId) {
        return database.texts("select member from member where external_id = '" + externalId + "'")
                .getFirst();
    }
}
