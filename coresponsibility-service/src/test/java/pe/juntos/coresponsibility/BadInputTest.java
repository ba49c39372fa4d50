package pe.juntos.coresponsibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import pe.juntos.platform.test.TestTokens;

/** Whatever somebody writes into a path, a query or a body, the answer is a coded refusal or a result, and never a failure. */
@ProgrammeTest
class BadInputTest {
    private static final List<String> ODD = List.of(
            "\0",
            "a\0b",
            "",
            " ",
            "'",
            "%",
            "{",
            "-1",
            "99999999999999999999",
            "2026-7",
            "2026-0",
            "99999-1",
            "-2026-1",
            "9999999-1",
            "2026-02-30",
            "+999999999-12-31",
            "-999999999-01-01",
            "0000-01-01",
            "H0000000000000000:",
            "🌽",
            "x".repeat(3_000));
    /** Bodies that are no document of the kind that is asked for, or a strange one. */
    private static final List<String> BODIES = List.of(
            "",
            " ",
            "{",
            "[]",
            "[null]",
            "null",
            "0",
            "\"x\"",
            "{\"\":1}",
            "{\"a\":1,\"a\":2}",
            "{\"unknown\":{\"deep\":[1,{}]}}",
            "[".repeat(2_000),
            "\0",
            "x;y\n1;2\n",
            "\"x",
            "x".repeat(100_000));

    private static final Map<String, String> GOOD = Map.of(
            "period", "2026-3",
            "household", Programme.code("A"),
            "code", Programme.POST,
            "signature", "F1",
            "review", "REPEATED_NOT_MET",
            "sender", "minsa",
            "id", new UUID(0, 1).toString());
    private static final List<String> ROLES = List.of(
            "GESTOR", "REGIONAL_COORDINATOR", "INFORMATION_MANAGER", "CERTIFIER", "AUDITOR", "OPERATOR", "INSTITUTION");
    /** What the other fields of a body say, so that the odd one is looked at. */
    private static final Map<String, String> PLAUSIBLE = Map.of(
            "period",
            "2026-3",
            "household",
            Programme.code("A"),
            "reason",
            "SICKNESS",
            "person",
            "a",
            "requestedBy",
            "HOUSEHOLD");

    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    @Autowired
    private Programme programme;

    @Autowired
    private WebTestClient web;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    /** One way to call an endpoint. */
    private record Call(HttpMethod method, String path, Map<String, String> variables, Object body) {
        @Override
        public String toString() {
            var text = method + " " + path + " " + variables + " " + body;
            return text.substring(0, Math.min(text.length(), 400));
        }
    }

    @BeforeEach
    void decide() {
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("a", "A", "2015-01-01", Programme.SCHOOL);
        programme.open("2026-3");
        programme.close("2026-3");
    }

    @Test
    void is_never_a_failure() {
        var calls = mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().entrySet().stream())
                .filter(entry -> entry.getValue().getBeanType().getName().startsWith("pe.juntos."))
                .flatMap(entry -> entry.getKey().getPatternsCondition().getPatterns().stream()
                        .flatMap(pattern -> entry.getKey().getMethodsCondition().getMethods().stream()
                                .flatMap(method -> calls(method, plain(pattern.getPatternString()), entry.getValue()))))
                .toList();
        assertThat(calls).as("the endpoints are found").hasSizeGreaterThan(1_000);
        var failures = new TreeMap<String, String>();
        calls.forEach(call -> failure(call).ifPresent(what -> failures.put(call.toString(), what)));
        assertThat(failures).isEmpty();
    }

    /** Without the forms that variables of a path must have. */
    private static String plain(String path) {
        return path.replaceAll("\\{[*]?(\\w+)(:[^/]*)?}", "{$1}");
    }

    private static Stream<Call> calls(RequestMethod method, String path, HandlerMethod handler) {
        var http = HttpMethod.valueOf(method.name());
        var variables = new LinkedHashMap<String, String>();
        var names = new LinkedHashMap<String, Boolean>();
        VARIABLE.matcher(path).results().forEach(v -> variables.put(v.group(1), GOOD.getOrDefault(v.group(1), "x")));
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                var name = Stream.of(asked.name(), asked.value(), String.valueOf(parameter.getParameterName()))
                        .filter(n -> !n.isEmpty())
                        .findFirst()
                        .orElseThrow();
                names.put(name, asked.required());
            }
        }
        var body = Arrays.stream(handler.getMethodParameters())
                .filter(p -> p.hasParameterAnnotation(RequestBody.class))
                .map(p -> p.getParameterType())
                .filter(Class::isRecord)
                .findFirst();
        var paths = variables.keySet().stream()
                .flatMap(name -> ODD.stream()
                        .filter(odd -> !odd.isBlank())
                        .map(odd -> new Call(http, path, with(variables, name, odd), Map.of())));
        var queries = names.keySet().stream()
                .flatMap(name -> ODD.stream()
                        .map(odd -> new Call(
                                http,
                                path + "?" + name + "={q}" + required(names, name),
                                with(variables, "q", odd),
                                Map.of())));
        var bodies = body.stream()
                .flatMap(type -> Arrays.stream(type.getRecordComponents()))
                .flatMap(c -> odd(c.getGenericType())
                        .map(odd -> new Call(http, path, variables, body(body.orElseThrow(), c.getName(), odd))));
        var whole = http == HttpMethod.POST || http == HttpMethod.PUT
                ? BODIES.stream().map(odd -> new Call(http, path, variables, odd))
                : Stream.<Call>empty();
        return Stream.of(paths, queries, bodies, whole).flatMap(s -> s);
    }

    /** Odd values of a field of a body; of a list of things, things with one odd field each. */
    private static Stream<Object> odd(Type type) {
        if (type instanceof ParameterizedType of && of.getRawType() == List.class) {
            var items = of.getActualTypeArguments()[0] instanceof Class<?> item && item.isRecord()
                    ? Arrays.stream(item.getRecordComponents())
                            .flatMap(c -> odd(c.getGenericType()).map(odd -> body(item, c.getName(), odd)))
                    : Stream.<Object>empty();
            return Stream.of(
                            ODD.stream().map(List::of),
                            Stream.of(List.of(), Collections.singletonList(null), List.of(Map.of()), "x", Map.of()),
                            items.map(List::of))
                    .flatMap(s -> s);
        }
        return type instanceof Class<?> of && of.isRecord()
                ? Stream.of(Map.of(), "x", List.of())
                : Stream.concat(ODD.stream(), Stream.of(-1, 1e300, true, Map.of(), List.of()));
    }

    private static String required(Map<String, Boolean> names, String but) {
        var rest = new StringBuilder();
        names.forEach((name, required) -> {
            if (required && !name.equals(but)) {
                rest.append('&').append(name).append('=').append(GOOD.getOrDefault(name, "x"));
            }
        });
        return rest.toString();
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        var changed = new HashMap<>(variables);
        changed.put(name, value);
        return changed;
    }

    private static Map<String, Object> body(Class<?> type, String odd, Object value) {
        var body = new HashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            if (component.getType() == String.class) {
                body.put(component.getName(), PLAUSIBLE.getOrDefault(component.getName(), "Texto"));
            } else if (component.getType() == LocalDate.class) {
                body.put(component.getName(), "2026-06-01");
            }
        }
        body.put(odd, value);
        return body;
    }

    private Optional<String> failure(Call call) {
        var request = web.method(call.method())
                .uri(call.path(), call.variables())
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("olga.de.todo", ROLES, TestTokens.NATIONAL))
                .accept(MediaType.ALL);
        if (call.method() == HttpMethod.POST || call.method() == HttpMethod.PUT) {
            request.contentType(
                            call.path().contains("/imports/")
                                    ? new MediaType("text", "csv")
                                    : MediaType.APPLICATION_JSON)
                    .bodyValue(
                            call.path().contains("/imports/") && !(call.body() instanceof String)
                                    ? "x\n"
                                    : call.body());
        }
        var answer = request.exchange().expectBody().returnResult();
        var status = answer.getStatus().value();
        var text = answer.getResponseBody() == null ? "" : new String(answer.getResponseBody(), StandardCharsets.UTF_8);
        if (status >= 500) {
            return Optional.of(status + " " + text);
        }
        return status >= 400 && !coded(text) ? Optional.of(status + " without a code: " + text) : Optional.empty();
    }

    private static boolean coded(String text) {
        return text.startsWith("{")
                && JsonPath.<Map<String, Object>>read(text, "$").get("code") instanceof String;
    }
}
