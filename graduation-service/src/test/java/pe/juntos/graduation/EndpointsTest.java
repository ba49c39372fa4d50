package pe.juntos.graduation;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.graduation.GraduationScenario.COORDINATOR;
import static pe.juntos.graduation.GraduationScenario.G1;
import static pe.juntos.graduation.GraduationScenario.code;

import com.jayway.jsonpath.JsonPath;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Every endpoint, found by the service's own mappings: who may call it, from where, and with whatever input. */
@ServiceTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EndpointsTest {

    private static final List<String> ALL_ROLES = List.of(
            "GESTOR",
            "REGIONAL_COORDINATOR",
            "INFORMATION_MANAGER",
            "CERTIFIER",
            "PAYMENT_SUBMITTER",
            "PAYMENT_APPROVER",
            "AUDITOR",
            "OPERATOR",
            "INSTITUTION",
            "PARTNER");
    private static final Set<String> STAFF = Set.copyOf(ALL_ROLES.subList(0, 8));
    private static final Set<String> COORDINATORS = Set.of("REGIONAL_COORDINATOR");
    private static final Set<String> CASES = Set.of("GESTOR", "REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "AUDITOR");
    private static final Set<String> SIMULATED =
            Set.of("INFORMATION_MANAGER", "REGIONAL_COORDINATOR", "CERTIFIER", "AUDITOR");
    private static final Set<String> SENDERS = Set.of("INSTITUTION", "GESTOR", "INFORMATION_MANAGER");

    /** Of the packages of the review; an endpoint of them that is not here fails the test. */
    private static final Map<String, Set<String>> ROLES = Map.ofEntries(
            Map.entry("POST /graduation/imports/recertificacion", Set.of("INSTITUTION", "INFORMATION_MANAGER")),
            Map.entry("POST /graduation/imports/g1", SENDERS),
            Map.entry("POST /graduation/imports/g2", SENDERS),
            Map.entry("POST /graduation/forms", Set.of("GESTOR", "INFORMATION_MANAGER")),
            Map.entry("POST /graduation/reviews", Set.of("INFORMATION_MANAGER", "OPERATOR")),
            Map.entry("GET /graduation/households/{code}", STAFF),
            Map.entry("GET /graduation/households/{code}/forms", STAFF),
            Map.entry("GET /graduation/due", STAFF),
            Map.entry("GET /graduation/por-recertificar.csv", STAFF),
            Map.entry("GET /graduation/open-types", STAFF),
            Map.entry("GET /graduation/summary", STAFF),
            Map.entry("POST /graduation/households/{code}/bonus-delivery", COORDINATORS),
            Map.entry("POST /graduation/households/{code}/typology-review", COORDINATORS),
            Map.entry("POST /graduation/households/{code}/typology-review/confirmation", COORDINATORS),
            Map.entry(
                    "GET /graduation/typology-reviews",
                    Set.of("REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "AUDITOR")),
            Map.entry("POST /graduation/households/{code}/appeals", Set.of("GESTOR", "REGIONAL_COORDINATOR")),
            Map.entry("POST /graduation/households/{code}/withdrawals", COORDINATORS),
            Map.entry("GET /graduation/exit-cases", CASES),
            Map.entry("POST /graduation/exit-cases/{id}/decision", COORDINATORS),
            Map.entry(
                    "POST /graduation/exit-simulations",
                    Set.of("INFORMATION_MANAGER", "REGIONAL_COORDINATOR", "CERTIFIER")),
            Map.entry("GET /graduation/exit-simulations/{id}", SIMULATED),
            Map.entry("GET /graduation/exit-simulations/{id}/districts", SIMULATED),
            Map.entry("GET /graduation/exit-simulations/{id}/households", SIMULATED),
            Map.entry("GET /graduation/exit-simulations/{id}/hogares.csv", SIMULATED),
            Map.entry("GET /graduation/coordination", CASES),
            Map.entry("POST /graduation/coordination/{district}/steps", COORDINATORS));

    private static final Set<String> PACKAGES = Set.of("review", "intake", "reading", "simulation", "coordination");

    /** What each body may ask for, so that nothing but the territory or the role stands in the way. */
    private static final Map<String, Object> BODY = Map.of(
            "on", "2026-06-20",
            "reasons", List.of("FORM_MISTAKEN"),
            "capacity", "LOW",
            "id", 1,
            "outcome", "CONFIRMED",
            "step", "FORMS_APPLIED",
            "support", "Acta 1",
            "period", "2026-3");

    private static final List<String> ODD = List.of(
            "\0",
            "a\0b",
            "",
            " ",
            "'",
            "%",
            "{",
            "-1",
            "0",
            "99999999999999999999",
            "2026-7",
            "9999999-1",
            "2026-02-30",
            "+999999999-12-31",
            "-999999999-01-01",
            "H0000000000000000:",
            "00000000-0000-0000-0000-00000000000g",
            "🌽",
            "x".repeat(3_000));

    private static final Map<String, String> PATH = Map.of(
            "code", code(1),
            "household", code(1),
            "district", "050401",
            "id", new UUID(0, 1).toString());

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    GraduationScenario juntos;

    /** @param area package of the controller */
    private record Endpoint(HttpMethod method, String path, String area, List<MethodParameter> parameters) {

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private record Call(Endpoint endpoint, String path, Map<String, String> variables, Object body) {

        @Override
        public String toString() {
            return (endpoint.method() + " " + path + " " + variables + " " + body).replace("x".repeat(3_000), "x…");
        }
    }

    private record Answer(int status, String text) {

        String code() {
            return text.startsWith("{")
                    ? String.valueOf(
                            JsonPath.<Map<String, Object>>read(text, "$").get("code"))
                    : "none";
        }
    }

    /** Due, of an open type about which an opinion waits. */
    @BeforeEach
    void household() {
        juntos = new GraduationScenario(web, events, database);
        if (database.number("select count(*) from household") > 0) {
            return;
        }
        juntos.household(1, "A", "050401", "2005-11-29");
        juntos.send("g1", G1 + "A,2026-06-02,45,SECUNDARIA,7,1.99,5,,,,\n");
        juntos.review("2026-3");
        juntos.post(
                        COORDINATOR,
                        "/graduation/households/" + code(1) + "/typology-review",
                        "{\"capacity\":\"LOW\",\"reasons\":[\"SEEN_AT_VISIT\"]}")
                .expectStatus()
                .isOk();
    }

    @Test
    @Order(2)
    void onlyItsRolesCallIt() {
        var wrong = new TreeMap<String, String>();
        var seen = new HashSet<String>();
        endpoints().filter(one -> PACKAGES.contains(one.area())).forEach(one -> {
            seen.add(one.toString());
            var allowed = ROLES.getOrDefault(one.toString(), Set.of());
            for (String role : ALL_ROLES) {
                var answer = call(new Call(one, one.path(), PATH, harmless(one)), TestTokens.bearer("luz", role));
                boolean forbidden = answer.status() == 403 && answer.code().equals("FORBIDDEN");
                if (forbidden == allowed.contains(role)) {
                    wrong.put(one + " " + role, answer.toString());
                }
            }
            if (call(new Call(one, one.path(), PATH, BODY), "").status() != 401) {
                wrong.put(one + " without a token", "open");
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(seen).isEqualTo(ROLES.keySet());
    }

    @Test
    @Order(1)
    void inAnotherTerritoryTheHouseholdAndTheDistrictAreNotThere() {
        var wrong = new TreeMap<String, String>();
        endpoints().filter(one -> PACKAGES.contains(one.area())).forEach(one -> {
            var abroad = TestTokens.bearer("luz", List.copyOf(ROLES.get(one.toString())), List.of("08"));
            boolean ofOne = one.path().contains("{code}") || one.path().contains("{district}");
            if (!ofOne && one.method() != HttpMethod.GET) {
                return;
            }
            var answer = call(new Call(one, one.path(), PATH, BODY), abroad);
            if (ofOne && (answer.status() != 404 || !answer.code().equals("NOT_FOUND"))
                    || answer.text().contains("\"" + code(1))
                    || answer.text().contains("\"050401\"")
                    || answer.text().contains(",050401,")) {
                wrong.put(one.toString(), answer.toString());
            }
        });
        assertThat(wrong).isEmpty();
        for (String list : List.of("due", "open-types", "typology-reviews")) {
            assertThat(juntos.get("/graduation/" + list, COORDINATOR)).contains(code(1));
        }
        assertThat(juntos.get("/graduation/coordination", COORDINATOR)).contains("\"050401\"");
        assertThat(database.number("select count(*) from exit_case")
                        + database.number("select count(*) from district_step"))
                .as("nothing was stored from abroad")
                .isZero();
    }

    @Test
    @Order(3)
    void whateverIsWrittenIntoItIsRefusedByACodeOrAnsweredAndNeverAFailure() {
        String everybody = TestTokens.bearer("olga", ALL_ROLES.subList(0, 9), TestTokens.NATIONAL);
        var calls = endpoints().flatMap(EndpointsTest::odd).toList();
        assertThat(calls).as("the endpoints are found").hasSizeGreaterThan(1_000);
        var wrong = new TreeMap<String, String>();
        for (var call : calls) {
            var answer = call(call, everybody);
            if (answer.status() >= 500
                    || answer.status() >= 400 && answer.code().matches("none|null")) {
                wrong.put(call.toString(), answer.toString());
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** Whoever may call it is refused for what is asked, so that one role's call leaves nothing to the next. */
    private static Map<String, Object> harmless(Endpoint one) {
        var body = new HashMap<>(BODY);
        body.putAll(Map.of("capacity", "INDETERMINATE", "id", 0, "support", "", "period", "1999-1"));
        if (one.path().contains("exit-cases")) {
            body.put("outcome", "UPHELD");
        }
        return body;
    }

    private Stream<Endpoint> endpoints() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("pe.juntos."))
                .flatMap(entry -> entry.getKey().getPatternsCondition().getPatterns().stream()
                        .flatMap(pattern -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .map(method -> new Endpoint(
                                        HttpMethod.valueOf(method.name()),
                                        pattern.getPatternString().replaceAll("\\{[*]?(\\w+)(:[^/]*)?}", "{$1}"),
                                        area(entry.getValue().getBeanType()),
                                        List.of(entry.getValue().getMethodParameters())))));
    }

    private static String area(Class<?> controller) {
        return controller.getPackageName().startsWith("pe.juntos.graduation.")
                ? controller.getPackageName().split("\\.")[3]
                : "platform";
    }

    private static Stream<Call> odd(Endpoint one) {
        var variables = new HashMap<String, String>();
        VARIABLE.matcher(one.path())
                .results()
                .forEach(v -> variables.put(v.group(1), PATH.getOrDefault(v.group(1), "x")));
        var paths = variables.keySet().stream()
                .flatMap(name -> ODD.stream()
                        .filter(odd -> !odd.isBlank())
                        .map(odd -> new Call(one, one.path(), with(variables, name, odd), Map.of())));
        var queries = one.parameters().stream()
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .flatMap(parameter -> ODD.stream()
                        .map(odd -> new Call(
                                one,
                                one.path() + "?" + name(parameter) + "={q}",
                                with(variables, "q", odd),
                                Map.of())));
        var bodies = one.parameters().stream()
                .filter(parameter -> parameter.hasParameterAnnotation(RequestBody.class))
                .map(MethodParameter::getParameterType)
                .filter(Class::isRecord)
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .flatMap(component -> values(component).map(odd -> {
                    var body = new HashMap<>(BODY);
                    body.put(component.getName(), odd);
                    return new Call(one, one.path(), variables, body);
                }));
        return Stream.of(paths, queries, bodies).flatMap(calls -> calls);
    }

    private static Stream<?> values(RecordComponent component) {
        if (Collection.class.isAssignableFrom(component.getType())) {
            var nothing = new java.util.ArrayList<Object>();
            nothing.add(null);
            return Stream.concat(
                    ODD.stream().map(List::of), Stream.of(List.of(), nothing, List.of(Map.of()), "x", Map.of()));
        }
        return Stream.concat(ODD.stream(), Stream.of(-1, 1e300, Map.of(), List.of()));
    }

    private static String name(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(NAMES);
        var asked = parameter.getParameterAnnotation(RequestParam.class);
        return asked.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : asked.name();
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        var changed = new HashMap<>(variables);
        changed.put(name, value);
        return changed;
    }

    private Answer call(Call call, String token) {
        var request = web.method(call.endpoint().method())
                .uri(call.path(), call.variables())
                .accept(MediaType.ALL);
        if (!token.isEmpty()) {
            request.header(HttpHeaders.AUTHORIZATION, token);
        }
        if (call.endpoint().method() == HttpMethod.POST) {
            boolean file = call.path().contains("/imports/");
            request.contentType(file ? new MediaType("text", "csv") : MediaType.APPLICATION_JSON)
                    .bodyValue(file ? "x\n" : call.body());
        }
        var answer = request.exchange().expectBody().returnResult();
        byte[] body = answer.getResponseBody();
        return new Answer(answer.getStatus().value(), body == null ? "" : new String(body, StandardCharsets.UTF_8));
    }
}
