package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Speaks to the service as gestores and the regional office do about households on their way in and out. */
final class EntryClient {

    static final String GESTOR = TestTokens.bearer("rosa", List.of("GESTOR"), List.of("0501"));
    static final String NEIGHBOUR = TestTokens.bearer("nora", List.of("GESTOR"), List.of("0601"));
    static final String OFFICE = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("05"));
    static final String OTHER_OFFICE = TestTokens.bearer("clara", List.of("REGIONAL_COORDINATOR"), List.of("05"));
    static final String NEIGHBOUR_OFFICE = TestTokens.bearer("ciro", List.of("REGIONAL_COORDINATOR"), List.of("06"));
    static final String MANAGER = TestTokens.bearer("irma", "INFORMATION_MANAGER");
    static final String AUDITOR = TestTokens.bearer("ana", "AUDITOR");

    /** An answer with its status. */
    record Answer(int status, String body) {

        <T> T at(String path) {
            return JsonPath.read(body, path);
        }

        Answer is(int expected) {
            assertThat(status).as(body).isEqualTo(expected);
            return this;
        }

        void refused(int expected, String code) {
            is(expected);
            assertThat(this.<String>at("$.code")).as(body).isEqualTo(code);
        }
    }

    private final WebTestClient http;
    private final TestDatabase database;
    private final RegisterClient register;

    EntryClient(WebTestClient http, TestDatabase database) {
        this.http = http;
        this.database = database;
        this.register = new RegisterClient(http);
    }

    /** Households of a mother and a child who goes to school, of Alto in district 050101, listed and no more. */
    void list(String... households) {
        listIn("050101,Alto", households);
    }

    void listIn(String place, String... households) {
        long first = 20_000_000 + 10 * database.number("select count(*) from member");
        register.send("hogares", lines(households, h -> h + "," + place + ",POBRE,2023-01-01,2027-12-31,,,"));
        register.send(
                "personas",
                IntStream.range(0, households.length)
                        .boxed()
                        .flatMap(i -> java.util.stream.Stream.of(
                                "%1$s,%1$s1,%2$d,Quispe,Huamán,Ana,F,1990-05-05,JEFE,,PRIMARIA,S"
                                        .formatted(households[i], first + 2 * i),
                                "%1$s,%1$s2,%2$d,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N"
                                        .formatted(households[i], first + 2 * i + 1)))
                        .toArray(String[]::new));
        register.send("adscripciones", lines(households, h -> h + "2,E-0123456,2024-04-10"));
    }

    /** The same, visited, validated, signed and assessed. */
    void affiliate(String... households) {
        list(households);
        register.send("asamblea", lines(households, h -> "S-" + h + ",050101,Alto,2024-02-01,40," + h + ",VALIDADO,"));
        register.send("convenios", lines(households, h -> h + ",2024-03-01,CUENTA,0401,"));
        for (String household : households) {
            visit(household, "2024-01-10", "VERIFIED").is(201);
        }
        register.assess(LocalDate.of(2026, 6, 30));
        assertThat(states(households)).containsOnly("AFFILIATED");
    }

    private static String[] lines(String[] households, java.util.function.UnaryOperator<String> line) {
        return java.util.Arrays.stream(households).map(line).toArray(String[]::new);
    }

    Answer visit(String household, String on, String result) {
        return post("/affiliation/visits", GESTOR, """
                {"id":"V-%s-%s","household":"%s","visitedOn":"%s","result":"%s"}""".formatted(household, on, code(household), on, result));
    }

    List<String> states(String... households) {
        return java.util.Arrays.stream(households).map(this::state).toList();
    }

    String state(String household) {
        return text("select s.state from standing s join household h using (household) where h.external_id = '%s'"
                .formatted(household));
    }

    List<String> reasons(String household) {
        return database.texts(
                "select unnest(s.reasons) from standing s join household h using (household) where h.external_id = '%s'"
                        .formatted(household));
    }

    String code(String household) {
        return text("select household from household where external_id = '%s'".formatted(household));
    }

    String text(String sql) {
        return database.texts(sql).getFirst();
    }

    RegisterClient register() {
        return register;
    }

    Answer get(String path, String token) {
        return send(HttpMethod.GET, path, token, null);
    }

    Answer post(String path, String token, String json) {
        return send(HttpMethod.POST, path, token, json);
    }

    Answer put(String path, String token, String json) {
        return send(HttpMethod.PUT, path, token, json);
    }

    private Answer send(HttpMethod method, String path, String token, String json) {
        var request = http.method(method).uri(path).header("Authorization", token);
        var result = (json == null
                        ? request
                        : request.contentType(MediaType.APPLICATION_JSON).bodyValue(json))
                .exchange()
                .expectBody(String.class)
                .returnResult();
        return new Answer(result.getStatus().value(), result.getResponseBody());
    }
}
