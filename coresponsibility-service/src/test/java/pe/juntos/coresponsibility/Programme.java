package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.Consumed;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** The programme in the words of the tests: the register speaks, sectors send files, people move periods. */
@Lazy
@TestComponent
public final class Programme {
    public static final String POST = "S-00000001";
    public static final String OTHER_POST = "S-00000002";
    public static final String SCHOOL = "E-0000001";
    public static final String OTHER_SCHOOL = "E-0000002";
    public static final String DISTRICT = "050101";
    private static final String HEALTH =
            "evidencia_id,periodo,establecimiento,persona_id,fecha,tipo,resultado,firma,firmado_el,sustituye\n";
    static final String EDUCATION =
            "evidencia_id,periodo,establecimiento,persona_id,mes,dias_lectivos,dias_asistidos,dias_justificados,firma,firmado_el,sustituye\n";
    private static final String ESTABLISHMENTS = "establecimiento,tipo,nombre,ubigeo,red_ugel,latitud,longitud\n";
    private static final String REPRESENTATIVES = "establecimiento,firma,nombre,desde,hasta\n";
    private static final String EXCEPTIONS =
            "excepcion_id,periodo,persona_id,motivo,sustento,propuesta_por,aprobada_por\n";
    private static final String AREAS =
            "excepcion_id,periodo,ubigeo,centro_poblado,motivo,sustento,propuesta_por,aprobada_por\n";

    public static final Consumed HOUSEHOLD = new Consumed("affiliation", "household");
    public static final Consumed MEMBER = new Consumed("affiliation", "member");

    private final WebTestClient web;
    private final EventProbe probe;
    private final TestDatabase database;

    public Programme(WebTestClient web, EventProbe probe, TestDatabase database) {
        this.web = web;
        this.probe = probe;
        this.database = database;
    }

    public void registerEstablishments() {
        upload(
                "establecimientos",
                ESTABLISHMENTS
                        + POST + ",SALUD,Puesto Uno,050101,Red Uno,-13.1,-74.2\n"
                        + OTHER_POST + ",SALUD,Puesto Dos,050102,,,\n"
                        + SCHOOL + ",EDUCACION,Escuela Uno,050101,,,\n"
                        + OTHER_SCHOOL + ",EDUCACION,Escuela Dos,050101,,,\n");
        upload(
                "responsables",
                REPRESENTATIVES
                        + POST + ",F1,Jefa Uno,2020-01-01,\n"
                        + POST + ",FV,Jefe Anterior,2020-01-01,2026-05-14\n"
                        + OTHER_POST + ",F2,Jefe Dos,2020-01-01,\n"
                        + SCHOOL + ",D1,Directora Uno,2020-01-01,\n"
                        + OTHER_SCHOOL + ",D2,Director Dos,2020-01-01,\n");
    }

    /** The register's code of a household that the tests call by a short name, which is also its sender's id. */
    public static String code(String household) {
        return "H" + hex(household);
    }

    /** The same of a person. */
    public static String member(String person) {
        return "M" + hex(person);
    }

    private static String hex(String name) {
        return "%016X".formatted(new BigInteger(1, name.getBytes(StandardCharsets.UTF_8)));
    }

    public void household(String name, String affiliatedOn) {
        household(name, affiliatedOn, 1, DISTRICT, false);
    }

    public void household(String name, String affiliatedOn, long version, String district, boolean accompaniment) {
        HOUSEHOLD.tell(
                probe,
                "affiliated",
                code(name),
                version,
                Map.of(
                        "household", code(name),
                        "externalId", name,
                        "district", district,
                        "affiliatedOn", affiliatedOn,
                        "accompaniment", accompaniment));
        arrived("household", code(name), version);
    }

    /** A household of a populated centre of that district, with a child at the first school who bears its name in small letters. */
    public void householdOf(String name, String district, String centre) {
        householdOf(name, 1, district, centre);
        child(name.toLowerCase(Locale.ROOT), name, "2015-01-01", SCHOOL);
    }

    /** The same without a child, or a later version of one that has. */
    public void householdOf(String name, long version, String district, String centre) {
        HOUSEHOLD.tell(
                probe,
                "affiliated",
                code(name),
                version,
                Map.of(
                        "household", code(name),
                        "externalId", name,
                        "district", district,
                        "populatedCentre", centre,
                        "affiliatedOn", "2025-01-01"));
        arrived("household", code(name), version);
    }

    /** The regional office accompanies a household, by decision of two persons (VER-4). */
    public void accompanied(String household, String from, String until) {
        var proposed = tryPost(
                        "/coresponsibility/accompaniments",
                        "rosa",
                        "GESTOR",
                        TestTokens.NATIONAL,
                        Map.of(
                                "household",
                                code(household),
                                "from",
                                from,
                                "until",
                                until,
                                "ground",
                                "ACCESS_BARRIER",
                                "reasons",
                                "El puente se cayó."))
                .expectStatus()
                .isCreated()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
        post(
                "/coresponsibility/accompaniments/" + proposed.get("id") + "/approve",
                "carlos",
                "REGIONAL_COORDINATOR",
                Map.of());
        settle();
    }

    public void child(String name, String household, String birth, String establishment) {
        child(name, household, birth, establishment, 1);
    }

    public void child(String name, String household, String birth, String establishment, long version) {
        person(name, household, version, person(birth, establishment));
    }

    public void childWhoDied(String name, String household, String birth, String diedOn, long version) {
        var child = person(birth, SCHOOL);
        child.put("diedOn", diedOn);
        person(name, household, version, child);
    }

    /** A woman of thirty who is due on that day. */
    public void expectant(String name, String household, String due, String establishment) {
        var woman = person("1996-02-01", establishment);
        woman.putAll(Map.of("expectedDelivery", due, "levelEnrolled", "NONE", "secondaryCompleted", true));
        person(name, household, 1, woman);
    }

    private static Map<String, Object> person(String birth, String establishment) {
        var values = new HashMap<String, Object>(Map.of("birthDate", birth));
        values.put("establishment", establishment);
        return values;
    }

    private void person(String name, String household, long version, Map<String, Object> values) {
        values.putAll(Map.of("member", member(name), "externalId", name, "household", code(household)));
        MEMBER.tell(probe, version == 1 ? "registered" : "updated", code(household), version, values);
        arrived("member", member(name), version);
    }

    private void arrived(String table, String code, long version) {
        Await.until(() -> assertThat(database.number("select count(*) from %1$s where %1$s = '%2$s' and version >= %3$d"
                        .formatted(table, code, version)))
                .isEqualTo(1));
    }

    /** Sends a file and waits until it is applied and what follows from it is decided; answers how many lines were refused, by code. */
    public Map<String, Integer> upload(String kind, String csv) {
        var refusals = (Map<String, Integer>) applied(kind, csv).get("refusals");
        settle();
        return refusals;
    }

    /** Sends a file and waits until it is applied. */
    public Map<String, Object> applied(String kind, String csv) {
        return applied(kind, TestTokens.NATIONAL, csv);
    }

    private Map<String, Object> applied(String kind, List<String> territory, String csv) {
        var id = web.post()
                .uri("/coresponsibility/imports/" + kind)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("minsa", List.of("INSTITUTION"), territory))
                .contentType(new MediaType("text", "csv"))
                .bodyValue(csv)
                .exchange()
                .expectStatus()
                .isAccepted()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody()
                .get("id");
        return Await.value(() -> importOf(UUID.fromString(id.toString())), i -> "APPLIED".equals(i.get("state")));
    }

    /** The code of each refused line, by the place of the line after the header, from 1. */
    public Map<Integer, String> refusedLines(String kind, String... lines) {
        return refusedLines(kind, TestTokens.NATIONAL, lines);
    }

    /** The same of a file sent by an office of that territory. */
    public Map<Integer, String> refusedLines(String kind, List<String> territory, String... lines) {
        var header = Map.of(
                        "salud", HEALTH,
                        "educacion", EDUCATION,
                        "establecimientos", ESTABLISHMENTS,
                        "responsables", REPRESENTATIVES,
                        "excepciones", EXCEPTIONS,
                        "excepciones_area", AREAS)
                .get(kind);
        var id = applied(kind, territory, header + String.join("\n", lines) + "\n")
                .get("id");
        settle();
        var codes = new TreeMap<Integer, String>();
        file("/coresponsibility/imports/" + id + "/refusals.csv").forEach(refusal -> {
            var cells = refusal.split(",", 3);
            codes.put(Integer.parseInt(cells[0]) - 1, cells[1]);
        });
        return codes;
    }

    private Map<String, Object> importOf(UUID id) {
        return get("/coresponsibility/imports/" + id, "irma", "INFORMATION_MANAGER");
    }

    public Map<String, Integer> health(String... lines) {
        return upload("salud", HEALTH + String.join("\n", lines) + "\n");
    }

    public Map<String, Integer> education(String... lines) {
        return upload("educacion", EDUCATION + String.join("\n", lines) + "\n");
    }

    public Map<String, Integer> exceptions(String... lines) {
        return upload("excepciones", EXCEPTIONS + String.join("\n", lines) + "\n");
    }

    public static String visit(String id, String person, String result) {
        return id + ",2026-3," + POST + "," + person + ",2026-05-10,CRED," + result + ",F1,2026-05-10,";
    }

    public static String month(String id, String person, int days, int attended, int justified) {
        return id + ",2026-3," + SCHOOL + "," + person + ",2026-05," + days + "," + attended + "," + justified
                + ",D1,2026-06-01,";
    }

    public void open(String period) {
        post("/coresponsibility/periods", "irma", "INFORMATION_MANAGER", Map.of("period", period));
        settle();
    }

    public void close(String period) {
        post("/coresponsibility/periods/" + period + "/close-for-evidence", "irma", "INFORMATION_MANAGER", Map.of());
        settle();
    }

    public void consolidate(String period) {
        post("/coresponsibility/periods/" + period + "/consolidate", "irma", "INFORMATION_MANAGER", Map.of());
    }

    public void certify(String period) {
        post("/coresponsibility/periods/" + period + "/certify", "cesar", "CERTIFIER", Map.of());
    }

    public void post(String uri, String subject, String role, Object body) {
        web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, role))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange()
                .expectStatus()
                .is2xxSuccessful();
    }

    public WebTestClient.ResponseSpec tryPost(String uri, String subject, String role) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, role))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(Map.of())
                .exchange();
    }

    public WebTestClient.ResponseSpec tryPost(
            String uri, String subject, String role, List<String> territory, Object body) {
        return web.post()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, List.of(role), territory))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }

    public Map<String, Object> get(String uri, String subject, String role) {
        return (Map<String, Object>) tryGet(uri, subject, role, TestTokens.NATIONAL)
                .expectStatus()
                .isOk()
                .expectBody(Map.class)
                .returnResult()
                .getResponseBody();
    }

    public WebTestClient.ResponseSpec tryGet(String uri, String subject, String role, List<String> territory) {
        return web.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, List.of(role), territory))
                .exchange();
    }

    public List<String> file(String uri, String... territory) {
        var text = tryGet(
                        uri,
                        "irma",
                        "INFORMATION_MANAGER",
                        territory.length == 0 ? TestTokens.NATIONAL : List.of(territory))
                .expectStatus()
                .isOk()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        return text == null ? List.of() : text.lines().skip(1).sorted().toList();
    }

    /** No job is under way. */
    public void settle() {
        Await.until(() -> assertThat(database.number("select count(*) from job where state <> 'FINISHED'"))
                .isZero());
    }

    public String verdict(String household) {
        return database.texts(
                        "select outcome || ' ' || payable || ' ' || array_to_string(reasons, '|') || ' v' || version"
                                + " from household_verdict where household = '" + code(household) + "' order by period")
                .toString();
    }
}
