package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.observe.Measures;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Catalogue, gestores and what they may see (USR-3), over HTTP. */
@ServiceTest
class TerritoryServiceTest {
    private static final String MANAGER = TestTokens.bearer("irma", "INFORMATION_MANAGER");
    private static final String REGION = TestTokens.bearer("carlos", List.of("REGIONAL_COORDINATOR"), List.of("05"));
    private static final String NEIGHBOUR =
            TestTokens.bearer("nora", List.of("REGIONAL_COORDINATOR"), List.of("050102"));
    private static final String UBIGEOS = "/affiliation/imports/ubigeos";
    private static final String UNCOVERED = "/affiliation/territory/uncovered";

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    MeterRegistry meters;

    @Autowired
    Measures measures;

    private RegisterClient register;

    /** A and B live in two centres of 050101, C in 050102, all affiliated. */
    @BeforeEach
    void households() {
        register = new RegisterClient(http);
        database.execute(
                "truncate district, gestor_assignment, uncovered_place, populated_centre, territorial_unit cascade");
        database.execute("delete from source_received where kind = 'ubigeos'");
        if (database.number("select count(*) from standing") == 0) {
            register.send(
                    "hogares", household("A,050101,Alto"), household("B,050101,Bajo"), household("C,050102,Alto"));
            register.send(
                    "personas", mother("A", 1), child("A"), mother("B", 2), child("B"), mother("C", 3), child("C"));
            register.send(
                    "asamblea",
                    "X1,050101,Alto,2024-02-01,40,A,VALIDADO,",
                    "X1,050101,Alto,2024-02-01,40,B,VALIDADO,",
                    "X2,050102,Alto,2024-02-01,40,C,VALIDADO,");
            register.send(
                    "convenios", "A,2024-03-01,CUENTA,041,", "B,2024-03-01,CUENTA,042,", "C,2024-03-01,CUENTA,043,");
            register.send(
                    "adscripciones", "A2,E-0123456,2024-04-10", "B2,E-0123456,2024-04-10", "C2,E-0123456,2024-04-10");
            register.assess(LocalDate.of(2026, 6, 30));
        }
    }

    @Test
    void a_gestor_without_assignments_sees_what_the_token_says() {
        assertThat(seenBy("rosa", "05")).containsExactly("A", "B", "C");
        assertThat(seenBy("rosa", "050102")).containsExactly("C");
    }

    @Test
    void a_gestor_with_a_district_sees_no_other() {
        assign("rosa", "050101", "", 201);
        assertThat(seenBy("rosa", "05")).containsExactly("A", "B");
        assertThat(summaryBy("rosa", "05")).isEqualTo(2);
        status("GET", "/affiliation/households/" + code("A"), gestor("rosa", "05"), "", 200);
        status("GET", "/affiliation/households/" + code("C"), gestor("rosa", "05"), "", 404);
        assertThat(seenBy("rosa", "0502")).isEmpty();
    }

    @Test
    void a_gestor_with_a_populated_centre_sees_no_other_of_the_district() {
        assign("rosa", "050101", "Bajo", 201);
        assertThat(seenBy("rosa", "05")).containsExactly("B");
        assertThat(summaryBy("rosa", "05")).isEqualTo(1);
        status("GET", "/affiliation/households/" + code("A"), gestor("rosa", "05"), "", 404);
        String decisions = "/affiliation/households/%s/decisions";
        status("GET", decisions.formatted(code("A")), gestor("rosa", "05"), "", 404);
        status("GET", decisions.formatted(code("B")), gestor("rosa", "05"), "", 200);
        String notice = "{\"notifiedOn\":\"2026-06-30\"}";
        status("POST", decisions.formatted(code("A")) + "/1/notice", gestor("rosa", "05"), notice, 404);
        assertThat(pendingOf("rosa")).containsExactly("B2");
    }

    @Test
    void a_gestor_whose_assignments_ended_sees_nobody() {
        assign("rosa", "050101", "", 201);
        post("/affiliation/gestores/rosa/assignments/end", REGION, order("050101", "", "\"2026-06-29\""), 200);
        assertThat(seenBy("rosa", "05")).isEmpty();
        assertThat(seenBy("nilda", "050102")).containsExactly("C");
    }

    @Test
    void assignments_are_made_in_the_own_territory_by_another_person() {
        post("/affiliation/gestores/rosa/assignments", gestor("rosa", "05"), order("050101", "", "null"), 403);
        post("/affiliation/gestores/rosa/assignments", NEIGHBOUR, order("050101", "", "null"), 404);
        refused("/affiliation/gestores/carlos/assignments", order("050101", "", "null"), 422, "SELF_ASSIGNMENT");
        refused("/affiliation/gestores/rosa/assignments", order("050101", "", "\"2025-12-31\""), 422, "DATES_INVERTED");
        refused("/affiliation/gestores/rosa/assignments", "{\"district\":\"050101\"}", 400, "ASSIGNMENT_INVALID");
        refused("/affiliation/gestores/rosa/assignments/end", order("050101", "", "null"), 400, "ASSIGNMENT_INVALID");
        refused(
                "/affiliation/gestores/rosa/assignments",
                order("050101", "\\u0000", "null"),
                400,
                "ASSIGNMENT_INVALID");
        refused("/affiliation/gestores/rosa/assignments", order("050101", "", "\"+10000-01-01\""), 400, "BAD_REQUEST");
        post("/affiliation/gestores/rosa/assignments/end", REGION, order("050101", "", "\"2026-06-29\""), 404);
        assign("rosa", "050101", "", 201);
        assign("rosa", "050101", "", 200);
        refused(
                "/affiliation/gestores/rosa/assignments",
                order("050101", "", "\"2026-12-31\""),
                409,
                "ASSIGNMENT_EXISTS");
        assertThat(database.number("select count(*) from gestor_assignment")).isEqualTo(1);
    }

    @Test
    void assignments_are_read_in_the_own_territory_and_by_the_gestor_concerned() {
        assign("rosa", "050101", "", 201);
        String path = "/affiliation/gestores/rosa/assignments";
        assertThat(districts(register.get(path, REGION))).containsExactly("050101");
        assertThat(districts(register.get(path, NEIGHBOUR))).isEmpty();
        assertThat(districts(register.get(path, gestor("rosa", "05")))).containsExactly("050101");
        status("GET", path, gestor("nilda", "05"), "", 404);
        status("GET", path, TestTokens.bearer("minsa", "INSTITUTION"), "", 403);
    }

    @Test
    void once_a_catalogue_is_loaded_places_must_be_in_it() {
        register.upload(
                "ubigeos", MANAGER, "ubigeo,distrito,provincia,departamento\n050101,AYACUCHO,HUAMANGA,AYACUCHO\n");
        register.upload(
                "centros_poblados", MANAGER, "ubigeo,centro_poblado,nombre,latitud,longitud\n050101,Alto,Alto,,\n");
        refused("/affiliation/gestores/rosa/assignments", order("050102", "", "null"), 422, "UNKNOWN_DISTRICT");
        refused("/affiliation/gestores/rosa/assignments", order("050101", "Bajo", "null"), 422, "UNKNOWN_CENTRE");
        assign("rosa", "050101", "Alto", 201);
        String state = register.upload(
                "gestores",
                MANAGER,
                "gestor,ubigeo,centro_poblado,desde,hasta\nrosa,050102,,2026-01-01,\nrosa,050101,,2026-01-01,\n");
        assertThat(register.refusals(state)).containsExactly("2:UNKNOWN_DISTRICT");
        assertThat(centres(REGION)).containsExactly("Alto");
        assertThat(centres(NEIGHBOUR)).isEmpty();
        assertThat(register.get("/affiliation/territory/districts", NEIGHBOUR)).doesNotContain("050101");
        assertThat(register.get("/affiliation/territory/districts", REGION)).contains("HUAMANGA");
    }

    @Test
    void the_file_of_gestores_is_the_information_managers_and_coded_line_by_line() {
        String header = "gestor,ubigeo,centro_poblado,desde,hasta\n";
        status(
                "POST",
                "/affiliation/imports/gestores",
                gestor("rosa", "*"),
                header + "rosa,150101,,2026-01-01,\n",
                403);
        String state = register.upload(
                "gestores",
                MANAGER,
                header
                        + "rosa,050101,,2026-01-01,\n"
                        + "rosa,050101,,2026-01-01,\n"
                        + "rosa,050101,,2026-01-01,2026-12-31\n"
                        + "rosa,05010,,2026-01-01,\n"
                        + "rosa,050101,Bajo,2026-02-01,2026-01-31\n"
                        + ",050101,,2026-01-01,\n"
                        + "rosa,050101,,pronto,\n");
        assertThat(register.refusals(state))
                .containsExactlyInAnyOrder(
                        "4:ID_CONFLICT", "5:UBIGEO_INVALID", "6:DATES_INVERTED", "7:REQUIRED", "8:NOT_A_DATE");
        assertThat(seenBy("rosa", "05")).containsExactly("A", "B");
        register.upload("gestores", MANAGER, header + "rosa,050101,,2026-01-01,2026-06-29\n");
        assertThat(seenBy("rosa", "05"))
                .as("an assignment that was ended by file")
                .isEmpty();
    }

    @Test
    void workload_counts_households_and_members_per_gestor() {
        assign("rosa", "050101", "", 201);
        assign("rosa", "050102", "", 201);
        assign("nilda", "050101", "Bajo", 201);
        String all = register.get("/affiliation/gestores/workload", REGION);
        assertThat(JsonPath.<List<String>>read(all, "$.items[*].gestor")).containsExactly("nilda", "rosa");
        assertThat(JsonPath.<List<Integer>>read(all, "$.items[*].households")).containsExactly(1, 3);
        assertThat(JsonPath.<List<Integer>>read(all, "$.items[*].members")).containsExactly(2, 6);
        assertThat(JsonPath.<List<String>>read(all, "$.items[*].load")).containsOnly("BELOW");
        assertThat(JsonPath.<String>read(all, "$.policy")).isEqualTo("territory-2012");
        String near = register.get("/affiliation/gestores/workload", NEIGHBOUR);
        assertThat(JsonPath.<List<Integer>>read(near, "$.items[*].households")).containsExactly(1);
        String own = register.get("/affiliation/gestores/workload", gestor("nilda", "05"));
        assertThat(JsonPath.<List<String>>read(own, "$.items[*].gestor")).containsExactly("nilda");
        String first = register.get("/affiliation/gestores/workload?limit=1", REGION);
        assertThat(JsonPath.<String>read(first, "$.next")).isEqualTo("nilda");
        assertThat(register.get("/affiliation/gestores/workload?cursor=nilda", REGION))
                .contains("rosa")
                .doesNotContain("nilda");
        status("GET", "/affiliation/gestores/workload", TestTokens.bearer("minsa", "INSTITUTION"), "", 403);
        status("GET", "/affiliation/gestores/workload?on=2005-04-07", REGION, "", 200);
        status("GET", "/affiliation/gestores/workload?on=2005-04-06", REGION, "", 400);
    }

    @Test
    void territory_without_gestor_is_shown_on_any_date() {
        assign("rosa", "050101", "Alto", 201);
        assertThat(uncovered("", REGION)).containsExactly("050101/Bajo", "050102/Alto");
        assertThat(uncovered("?on=2025-12-31", REGION)).containsExactly("050101/Alto", "050101/Bajo", "050102/Alto");
        assertThat(uncovered("", NEIGHBOUR)).containsExactly("050102/Alto");
        assertThat(uncovered("?limit=1", REGION)).containsExactly("050101/Bajo");
        assertThat(uncovered("?cursor=050101/Bajo", REGION)).containsExactly("050102/Alto");
        assertThat(register.get(UNCOVERED + ".csv", NEIGHBOUR))
                .isEqualTo("ubigeo,centro_poblado,hogares\n050102,Alto,1\n");
        status("GET", UNCOVERED, gestor("rosa", "05"), "", 403);
        status("GET", UNCOVERED + ".csv", gestor("rosa", "05"), "", 403);
    }

    @Test
    void each_uncovered_place_is_alerted_once_and_closed_when_somebody_answers_for_it() {
        String detections = UNCOVERED + "/detections";
        assertThat(detected(detections)).containsExactly(3, 3, 0);
        assertThat(detected(detections)).as("repeated").containsExactly(3, 0, 0);
        assertThat(gauge()).isEqualTo(3);
        assign("rosa", "050101", "", 201);
        assertThat(detected(detections)).containsExactly(1, 0, 2);
        assertThat(gauge()).isEqualTo(1);
        post("/affiliation/gestores/rosa/assignments/end", REGION, order("050101", "", "\"2026-06-29\""), 200);
        assertThat(detected(detections)).containsExactly(3, 2, 0);
        post(detections, REGION, "", 403);
    }

    @Test
    void units_group_districts_and_share_none() {
        String units = "/affiliation/territory/units";
        status("PUT", units + "/UT-AYACUCHO", MANAGER, unit("050101", "050102"), 200);
        status("PUT", units + "/UT-HUANTA", MANAGER, unit("050102"), 422);
        status("PUT", units + "/UT-AYACUCHO", MANAGER, unit("050101"), 200);
        status("PUT", units + "/UT-HUANTA", MANAGER, unit("050102"), 200);
        status("PUT", units + "/ut", MANAGER, unit("050102"), 400);
        status("PUT", units + "/UT-HUANTA", REGION, unit("050102"), 403);
        status(
                "PUT",
                units + "/UT-HUANTA",
                TestTokens.bearer("irma", List.of("INFORMATION_MANAGER"), List.of("06")),
                unit("050102"),
                404);
        assertThat(JsonPath.<List<String>>read(register.get(units, REGION), "$.items[*].unit"))
                .containsExactly("UT-AYACUCHO", "UT-HUANTA");
        assertThat(JsonPath.<List<String>>read(register.get(units, NEIGHBOUR), "$.items[*].unit"))
                .containsExactly("UT-HUANTA");
    }

    @Test
    void a_list_of_districts_is_read_by_the_senders_mapping() {
        register.upload("ubigeos?ubigeo=cod&distrito=nom", MANAGER, "cod,nom,provincia,departamento\n050101,UNO,P,D\n");
        assertThat(database.texts("select name from district where ubigeo = '050101'"))
                .containsExactly("UNO");
        String state = register.upload(
                "ubigeos",
                MANAGER,
                "ubigeo,distrito,provincia,departamento\n050101,DOS,P,D\n050101,DOS,P,D\n050101,TRES,P,D\n50101,X,P,D\n"
                        + "050100,X,P,D\n050103,,P,D\n");
        assertThat(register.refusals(state))
                .containsExactlyInAnyOrder("4:ID_CONFLICT", "5:UBIGEO_INVALID", "6:UBIGEO_INVALID", "7:REQUIRED");
        assertThat(database.texts("select name from district where ubigeo = '050101'"))
                .containsExactly("DOS");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reniec,departamento,provincia,distrito\n", "ubigeo;distrito;provincia;departamento\n"})
    void a_list_with_other_columns_is_refused_whole(String header) {
        refusedList((header + "050101,A,B,C\n").getBytes(StandardCharsets.UTF_8), 422, "FILE_HEADER");
    }

    @Test
    void a_list_in_another_encoding_empty_or_without_end_is_refused_whole() {
        refusedList(
                "ubigeo,distrito,provincia,departamento\n050101,NIÑO,B,C\n".getBytes(StandardCharsets.ISO_8859_1),
                422,
                "FILE_NOT_UTF8");
        refusedList(new byte[0], 422, "FILE_EMPTY");
        refusedList(new byte[5 * 1024 * 1024], 413, "FILE_TOO_LARGE");
        status("POST", UBIGEOS, gestor("rosa", "*"), "ubigeo,distrito,provincia,departamento\n", 403);
    }

    /** One district of it has no INEI code yet ({@code NA}). */
    @ParameterizedTest
    @CsvSource({"ubigeo_distrito.csv,1892"})
    void a_published_list_is_taken_as_it_is(String name, int districts) throws IOException {
        Optional<Path> list = shared(name);
        Assumptions.assumeTrue(list.isPresent(), "only where the list is found");
        String state = register.upload("ubigeos", MANAGER, Files.readString(list.orElseThrow()));
        assertThat(register.refusals(state)).singleElement().asString().endsWith(":UBIGEO_INVALID");
        assertThat(database.number("select count(*) from district ")).isEqualTo(districts);
    }

    /** Beside the project, or above a work tree of it. */
    private static Optional<Path> shared(String name) {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared/data").resolve(name))
                .filter(Files::isReadable)
                .findFirst();
    }

    private void refusedList(byte[] list, int status, String code) {
        http.post()
                .uri(UBIGEOS)
                .header("Authorization", MANAGER)
                .contentType(MediaType.parseMediaType("text/csv"))
                .bodyValue(list)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo(code);
    }

    private List<Integer> detected(String path) {
        String answer = post(path, MANAGER, "", 200);
        return List.of(
                JsonPath.<Integer>read(answer, "$.places"),
                JsonPath.<Integer>read(answer, "$.fresh"),
                JsonPath.<Integer>read(answer, "$.covered"));
    }

    private double gauge() {
        measures.readAll().block(Await.LONGEST);
        return meters.get("programme.territory.uncovered.households")
                .tag("department", "05")
                .gauge()
                .value();
    }

    private List<String> uncovered(String query, String token) {
        String found = register.get(UNCOVERED + query, token);
        List<String> districts = JsonPath.read(found, "$.items[*].district");
        List<String> centres = JsonPath.read(found, "$.items[*].populatedCentre");
        return Stream.iterate(0, i -> i + 1)
                .limit(districts.size())
                .map(i -> districts.get(i) + "/" + centres.get(i))
                .toList();
    }

    private List<String> centres(String token) {
        return JsonPath.read(
                register.get("/affiliation/territory/districts/050101/centres", token), "$.items[*].centre");
    }

    private static List<String> districts(String answer) {
        return JsonPath.read(answer, "$.items[*].district");
    }

    private List<String> seenBy(String gestor, String territory) {
        String found = register.get("/affiliation/households", gestor(gestor, territory));
        return JsonPath.<List<String>>read(found, "$.items[*].externalId").stream()
                .sorted()
                .toList();
    }

    private int summaryBy(String gestor, String territory) {
        return JsonPath.read(
                register.get("/affiliation/summary", gestor(gestor, territory)), "$.households.AFFILIATED");
    }

    private List<String> pendingOf(String gestor) {
        return JsonPath.read(
                register.get("/affiliation/identity-pending", gestor(gestor, "05")), "$.items[*].externalId");
    }

    private void assign(String gestor, String district, String centre, int status) {
        post("/affiliation/gestores/" + gestor + "/assignments", REGION, order(district, centre, "null"), status);
    }

    private void refused(String path, String body, int status, String code) {
        assertThat(JsonPath.<String>read(post(path, REGION, body, status), "$.code"))
                .isEqualTo(code);
    }

    private String post(String path, String token, String body, int status) {
        return http.post()
                .uri(path)
                .header("Authorization", token)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private void status(String method, String path, String token, String body, int status) {
        var type = path.contains("/imports/") ? MediaType.parseMediaType("text/csv") : MediaType.APPLICATION_JSON;
        http.method(org.springframework.http.HttpMethod.valueOf(method))
                .uri(path)
                .header("Authorization", token)
                .contentType(type)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private String code(String externalId) {
        return database.texts("select household from household where external_id = '" + externalId + "'")
                .getFirst();
    }

    private static String gestor(String subject, String territory) {
        return TestTokens.bearer(subject, List.of("GESTOR"), List.of(territory));
    }

    private static String order(String district, String centre, String until) {
        return "{\"district\":\"%s\",\"populatedCentre\":\"%s\",\"since\":\"2026-01-01\",\"until\":%s}"
                .formatted(district, centre, until);
    }

    private static String unit(String... districts) {
        return "{\"name\":\"Unidad\",\"districts\":[\"" + String.join("\",\"", districts) + "\"]}";
    }

    private static String household(String start) {
        return start + ",POBRE,2023-01-01,2027-12-31,,,";
    }

    private static String mother(String household, int number) {
        return "%1$s,%1$s1,1000000%2$d,Quispe,Huamán,Ana,F,1990-05-05,CONYUGE,,PRIMARIA,S".formatted(household, number);
    }

    private static String child(String household) {
        return "%1$s,%1$s2,,Quispe,Huamán,Leo,M,2018-09-02,HIJO,,PRIMARIA,N".formatted(household);
    }
}
