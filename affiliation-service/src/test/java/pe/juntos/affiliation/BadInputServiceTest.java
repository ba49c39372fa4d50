package pe.juntos.affiliation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Whatever somebody writes into a path, a query or a body of any endpoint, the answer is a result or a coded refusal. */
@ServiceTest(properties = "juntos.reniec.url=http://127.0.0.1:1")
class BadInputServiceTest {

    private static final List<String> ROLES = List.of(
            "GESTOR", "REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "CERTIFIER", "AUDITOR", "OPERATOR", "INSTITUTION");

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Autowired
    List<RequestMappingHandlerMapping> mappings;

    @Test
    void bad_input_is_never_a_failure() {
        var entry = new EntryClient(http, database);
        entry.affiliate("A", "B");
        var calls = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(e -> e.getValue().getBeanType().getName().startsWith("pe.juntos."))
                .flatMap(e -> e.getKey().getPatternsCondition().getPatterns().stream()
                        .flatMap(pattern -> e.getKey().getMethodsCondition().getMethods().stream()
                                .flatMap(method -> input(entry)
                                        .calls(
                                                HttpMethod.valueOf(method.name()),
                                                plain(pattern.getPatternString()),
                                                e.getValue()))))
                .toList();
        assertThat(calls).as("the endpoints are found").hasSizeGreaterThan(2_000);
        String token = TestTokens.bearer("olga.de.todo", ROLES, TestTokens.NATIONAL);
        var failures = new TreeMap<String, String>();
        calls.forEach(
                call -> OddInput.failure(http, call, token).ifPresent(what -> failures.put(call.toString(), what)));
        assertThat(failures).isEmpty();
    }

    /** Without the forms that variables of a path must have. */
    private static String plain(String path) {
        return path.replaceAll("\\{[*]?(\\w+)(:[^/]*)?}", "{$1}");
    }

    private static OddInput input(EntryClient entry) {
        String household = entry.code("A");
        String member = entry.text("select member from member where external_id = 'A2'");
        return new OddInput(Map.ofEntries(
                Map.entry("household", household),
                Map.entry("households/code", household),
                Map.entry("households/household", household),
                Map.entry("otherHousehold", entry.code("B")),
                Map.entry("keep", household),
                Map.entry("lose", entry.code("B")),
                Map.entry("members/code", member),
                Map.entry("member", member),
                Map.entry("members", List.of(member)),
                Map.entry("district", "050101"),
                Map.entry("ubigeo", "050101"),
                Map.entry("populatedCentre", "Alto"),
                Map.entry("establishment", "S-00000001"),
                Map.entry("dni", "40000001"),
                Map.entry("quarter", "2026-Q1"),
                Map.entry("version", 1),
                Map.entry("id", "00000000-0000-0000-0000-000000000001"),
                Map.entry("effectiveFrom", "2026-07-01"),
                Map.entry("kind", "PERSON")));
    }
}
