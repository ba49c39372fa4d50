package pe.juntos.platform.test;

import com.jayway.jsonpath.JsonPath;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Description.Operation;
import pe.juntos.platform.test.Description.Parameter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ways to call a described operation with one odd thing, in its path, in its query, in its headers or anywhere in its body, and
 * with bodies that are odd altogether. The same in every run; with {@code -Djuntos.fuzz.rounds=1000} many more random bodies and
 * headers, with {@code -Djuntos.fuzz.seed=…} others.
 */
final class OddInput {

    private static final String LONG = "x".repeat(3_000);
    private static final List<String> TEXTS = List.of(
            "\0",
            "a\0b",
            "",
            " ",
            "'",
            "%",
            "-1",
            "99999999999999999999",
            "2026-02-30",
            "2026-7",
            "-2026-1",
            "R2026-9",
            "+999999999-12-31",
            "-999999999-01-01",
            "0000-01-01",
            "🌽",
            LONG);
    private static final List<Object> OTHERS = List.of(-1, new BigDecimal("1e400"), true, Map.of(), List.of());
    private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);
    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "[null]",
            "\"x\"",
            "1",
            "{\"loQueSea\":1}",
            "{\"id\":\"\\u0000\"}",
            DEEP,
            "{\"id\":" + DEEP + "}");
    private static final List<String> FILES = List.of("", "x\n", "\0", "\"", LONG, "a,b\n1\n1,2,3\n", "<a><b></a>");
    /** What any request may carry, whether it is described or not. */
    private static final List<String> HEADERS = List.of(
            "Idempotency-Key",
            "X-Correlation-Id",
            "traceparent",
            HttpHeaders.IF_NONE_MATCH,
            HttpHeaders.IF_MATCH,
            HttpHeaders.ACCEPT_LANGUAGE,
            HttpHeaders.RANGE,
            "API-Version");

    /** What a body may say it is. */
    private static final List<String> KINDS = List.of(
            "a/b",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "image/png");

    private static final List<String> HEADER_TEXTS =
            List.of("", "'", "%", "-1", "99999999999999999999", "2026-02-30", "*", ";;", "\"", "W/\"\"", "a/b/c", LONG);
    private static final long SEED = Long.getLong("juntos.fuzz.seed", 20_261_121);
    private static final int ROUNDS = Integer.getInteger("juntos.fuzz.rounds", 3);
    private static final int DEEPEST = 4;
    /** A field that no body has. */
    static final String UNKNOWN = "aprobadoPorOtra";

    private static final Pattern INSIDE = Pattern.compile(
            "pe\\.juntos\\.|org\\.(springframework|postgresql)|java\\.(lang|util)|Exception|\\bat [a-z]+\\.");
    private static final Pattern VARIABLE = Pattern.compile("([\\w-]*)/\\{(\\w+)}");
    private static final JsonMapper JSON = new JsonMapper();

    /** One way to call an operation. */
    record Call(
            Operation operation,
            String path,
            Map<String, String> variables,
            Map<String, String> headers,
            @Nullable String body) {
        @Override
        public String toString() {
            var text = (operation.method() + " " + path + " " + variables + " " + headers + " " + body)
                    .replace(LONG, "x…")
                    .replace(DEEP, "[[…");
            return text.substring(0, Math.min(text.length(), 600));
        }
    }

    private final Description description;
    /** What a parameter, or a field of a body, should be, so that the odd one is looked at. */
    private final Map<String, Object> good;

    /** @param good by the name of a field; of a path's variable, by the segment before it as well: {@code cases/code} */
    OddInput(Description description, Map<String, Object> good) {
        this.description = description;
        this.good = good;
    }

    Stream<Call> calls(Operation operation) {
        var random = new Random(SEED + operation.toString().hashCode());
        var plain = plain(operation);
        return Stream.of(
                        paths(operation, plain),
                        queries(operation, plain),
                        headers(operation, plain, random),
                        bodies(operation, plain, random))
                .flatMap(calls -> calls);
    }

    /** With a field that nobody reads, in a body of described fields. */
    Stream<Call> withUnknownField(Operation operation) {
        return json(operation).filter(schema -> !description.fields(schema).isEmpty()).stream()
                .map(schema -> {
                    var body = plausible(schema, 0);
                    body.put(UNKNOWN, "otra");
                    return body(plain(operation), json(body));
                });
    }

    /** A call in which everything may be right. */
    private Call plain(Operation operation) {
        var variables = new LinkedHashMap<String, String>();
        VARIABLE.matcher(operation.path())
                .results()
                .forEach(v -> variables.put(
                        v.group(2),
                        String.valueOf(
                                good.getOrDefault(v.group(1) + "/" + v.group(2), good.getOrDefault(v.group(2), "x")))));
        var query = operation
                .in("query")
                .filter(Parameter::required)
                .map(parameter -> parameter.name() + "=" + right(parameter))
                .collect(Collectors.joining("&"));
        var headers = operation
                .in("header")
                .filter(parameter -> parameter.required() && !parameter.name().equals(HttpHeaders.AUTHORIZATION))
                .collect(Collectors.toMap(Parameter::name, p -> String.valueOf(right(p)), (a, _) -> a));
        var body = json(operation)
                .map(schema -> json(right("", schema, 0)))
                .orElseGet(() -> operation.bodies().isEmpty() ? null : "x\n");
        return new Call(
                operation,
                query.isEmpty() ? operation.path() : operation.path() + "?" + query,
                variables,
                headers,
                body);
    }

    private Optional<Map<String, ?>> json(Operation operation) {
        return operation.bodies().entrySet().stream()
                .filter(body -> body.getKey().contains("json") || body.getKey().equals("*/*"))
                .<Map<String, ?>>map(Map.Entry::getValue)
                .findFirst();
    }

    private Stream<Call> paths(Operation operation, Call plain) {
        return operation
                .in("path")
                .flatMap(parameter -> TEXTS.stream()
                        .filter(odd -> !odd.isBlank())
                        .map(odd -> new Call(
                                operation,
                                plain.path(),
                                with(plain.variables(), parameter.name(), odd),
                                plain.headers(),
                                plain.body())));
    }

    private Stream<Call> queries(Operation operation, Call plain) {
        return operation.in("query").flatMap(parameter -> {
            var rest = operation
                    .in("query")
                    .filter(other -> other.required() && !other.equals(parameter))
                    .map(other -> "&" + other.name() + "=" + right(other))
                    .collect(Collectors.joining());
            var path = operation.path() + "?" + parameter.name() + "={q}" + rest;
            return Stream.concat(
                    TEXTS.stream()
                            .map(odd -> new Call(
                                    operation, path, with(plain.variables(), "q", odd), plain.headers(), plain.body())),
                    Stream.of(new Call(
                            operation,
                            path + "&" + parameter.name() + "=" + right(parameter),
                            with(plain.variables(), "q", "-1"),
                            plain.headers(),
                            plain.body())));
        });
    }

    private Stream<Call> headers(Operation operation, Call plain, Random random) {
        var described = operation
                .in("header")
                .flatMap(parameter -> HEADER_TEXTS.stream().map(odd -> header(plain, parameter.name(), odd)));
        var any = IntStream.range(0, ROUNDS)
                .mapToObj(_ -> header(
                        plain,
                        HEADERS.get(random.nextInt(HEADERS.size())),
                        HEADER_TEXTS.get(random.nextInt(HEADER_TEXTS.size()))));
        var type = KINDS.get(random.nextInt(KINDS.size()));
        return Stream.of(
                        described,
                        any,
                        Stream.of(HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT).map(name -> header(plain, name, type)))
                .flatMap(calls -> calls);
    }

    private static Call header(Call plain, String name, String odd) {
        return new Call(
                plain.operation(), plain.path(), plain.variables(), with(plain.headers(), name, odd), plain.body());
    }

    private Stream<Call> bodies(Operation operation, Call plain, Random random) {
        if (operation.bodies().isEmpty()) {
            return Stream.empty();
        }
        var schema = json(operation);
        var bodies = schema.isEmpty()
                ? FILES.stream()
                : Stream.of(
                                odd(schema.get(), 0).map(OddInput::json),
                                BODIES.stream(),
                                IntStream.range(0, ROUNDS).mapToObj(_ -> json(random(schema.get(), random))))
                        .flatMap(texts -> texts);
        return bodies.map(body -> body(plain, body));
    }

    private static Call body(Call plain, String body) {
        return new Call(plain.operation(), plain.path(), plain.variables(), plain.headers(), body);
    }

    private static Map<String, String> with(Map<String, String> some, String name, String value) {
        var changed = new HashMap<>(some);
        changed.put(name, value);
        return changed;
    }

    private Object right(Parameter parameter) {
        return String.valueOf(right(parameter.name(), parameter.schema(), 0));
    }

    private Object right(String name, Map<String, ?> schema, int depth) {
        var resolved = description.resolved(schema);
        var known = good.get(name);
        if (resolved.get("enum") instanceof List<?> values && !values.isEmpty()) {
            return known != null && values.contains(known) ? known : values.getFirst();
        }
        var number = List.of("integer", "number").contains(String.valueOf(description.type(resolved)));
        if (known != null && (!number || known instanceof Number)) {
            return known;
        }
        return switch (String.valueOf(description.type(resolved))) {
            case "array" -> {
                var item = Description.map(resolved.get("items"));
                yield depth < DEEPEST && !description.fields(item).isEmpty()
                        ? List.of(plausible(item, depth + 1))
                        : List.of();
            }
            case "boolean" -> true;
            case "integer", "number" -> 1;
            case "string" ->
                switch (String.valueOf(resolved.get("format"))) {
                    case "date" -> "2026-06-01";
                    case "date-time" -> "2026-06-01T12:00:00Z";
                    case "uuid" -> "00000000-0000-0000-0000-000000000001";
                    default -> "Texto";
                };
            default -> depth < DEEPEST ? plausible(resolved, depth + 1) : Map.of();
        };
    }

    /** An object in which everything may be right. */
    private Map<String, Object> plausible(Map<String, ?> schema, int depth) {
        var body = new LinkedHashMap<String, Object>();
        description.fields(schema).forEach((name, field) -> body.put(name, right(name, field, depth)));
        return body;
    }

    /** The same object with one thing odd, however deep. */
    private Stream<Map<String, Object>> odd(Map<String, ?> schema, int depth) {
        return description.fields(schema).entrySet().stream()
                .flatMap(field -> values(field.getValue(), depth).map(value -> {
                    var body = plausible(schema, depth);
                    body.put(field.getKey(), value);
                    return body;
                }));
    }

    private Stream<Object> values(Map<String, ?> schema, int depth) {
        Stream<Object> plain = Stream.concat(TEXTS.stream(), OTHERS.stream());
        var resolved = description.resolved(schema);
        if (depth >= DEEPEST) {
            return plain;
        }
        if ("array".equals(description.type(resolved))) {
            Stream<Object> items =
                    odd(Description.map(resolved.get("items")), depth + 1).map(Object.class::cast);
            return Stream.concat(
                    Stream.of("x", Map.of()),
                    Stream.of(plain, items, Stream.of((Object) null))
                            .flatMap(some -> some)
                            .map(Collections::singletonList));
        }
        return Stream.concat(plain, odd(resolved, depth + 1));
    }

    /** Fields of the body with anything in them. */
    private Map<String, @Nullable Object> random(Map<String, ?> schema, Random random) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        plausible(schema, 0)
                .forEach((name, right) -> body.put(name, random.nextBoolean() ? right : anything(random, 0)));
        return body;
    }

    private static @Nullable Object anything(Random random, int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 8 : 6)) {
            case 0 -> null;
            case 1 -> random.nextLong();
            case 2 -> random.nextDouble() * Long.MAX_VALUE;
            case 3 -> random.nextBoolean();
            case 4 -> TEXTS.get(random.nextInt(TEXTS.size()));
            case 5 -> characters(random);
            case 6 -> {
                var items = new ArrayList<@Nullable Object>();
                items.add(anything(random, depth + 1));
                items.add(anything(random, depth + 1));
                yield items;
            }
            default -> {
                var inner = new LinkedHashMap<String, @Nullable Object>();
                inner.put("a", anything(random, depth + 1));
                inner.put("household", anything(random, depth + 1));
                yield inner;
            }
        };
    }

    private static String characters(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < 12; i++) {
            text.appendCodePoint(random.nextInt(0x300));
        }
        return text.toString();
    }

    private static String json(@Nullable Object value) {
        return JSON.writeValueAsString(value);
    }

    /** How a call was answered. */
    record Answer(int status, String text) {

        /** What is wrong with it; empty if it is a result or a refusal with its code. */
        Optional<String> failure() {
            if (status >= 500) {
                return Optional.of(status + " " + text);
            }
            if (status >= 400 && INSIDE.matcher(text).find()) {
                return Optional.of(status + " tells of the inside: " + text);
            }
            return status >= 400 && code().isEmpty()
                    ? Optional.of(status + " without a code: " + text)
                    : Optional.empty();
        }

        String code() {
            return text.startsWith("{")
                            && JsonPath.<Map<String, Object>>read(text, "$").get("code") instanceof String code
                    ? code
                    : "";
        }
    }

    static Answer answer(WebTestClient web, Call call, String token) {
        var request = web.method(call.operation().method())
                .uri(call.path(), call.variables())
                .header(HttpHeaders.AUTHORIZATION, token)
                .accept(MediaType.ALL);
        if (call.body() != null) {
            var type = call.operation().bodies().keySet().stream()
                    .filter(one -> !one.equals("*/*"))
                    .findFirst()
                    .orElse(MediaType.APPLICATION_JSON_VALUE);
            request.header(HttpHeaders.CONTENT_TYPE, type).bodyValue(call.body().getBytes(StandardCharsets.UTF_8));
        }
        request.headers(headers -> call.headers().forEach(headers::set));
        try {
            var answer = request.exchange().expectBody().returnResult();
            byte[] body = answer.getResponseBody();
            return new Answer(answer.getStatus().value(), body == null ? "" : new String(body, StandardCharsets.UTF_8));
        } catch (IllegalStateException nothing) {
            return new Answer(HttpStatus.GATEWAY_TIMEOUT.value(), "no answer: " + nothing.getMessage());
        }
    }
}
