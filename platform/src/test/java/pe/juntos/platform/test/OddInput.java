package pe.juntos.platform.test;

import com.jayway.jsonpath.JsonPath;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ways to call an endpoint with one odd thing, in its path, in its query or anywhere in its body, and with bodies that are odd
 * altogether. The same in every run; with {@code -Djuntos.fuzz.rounds=1000} many more of the last kind.
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
    private static final List<String> BODIES =
            List.of("", "{", "null", "[]", "[null]", "\"x\"", "1", "{\"loQueSea\":1}", "{\"id\":\"\\u0000\"}");
    private static final long SEED = 20_261_121;
    private static final int ROUNDS = Integer.getInteger("juntos.fuzz.rounds", 3);
    private static final int DEEPEST = 4;
    private static final String DEEP = "[".repeat(5_000) + "]".repeat(5_000);
    private static final Pattern INSIDE = Pattern.compile(
            "pe\\.juntos\\.|org\\.(springframework|postgresql)|java\\.(lang|util)|Exception|\\bat [a-z]+\\.");
    private static final Pattern VARIABLE = Pattern.compile("([\\w-]*)/\\{(\\w+)}");
    private static final DefaultParameterNameDiscoverer NAMES = new DefaultParameterNameDiscoverer();
    private static final JsonMapper JSON = new JsonMapper();

    /** One way to call an endpoint. */
    record Call(
            HttpMethod method,
            String path,
            Map<String, String> variables,
            @Nullable String body) {
        @Override
        public String toString() {
            var text = (method + " " + path + " " + variables + " " + body).replace(LONG, "x…");
            return text.substring(0, Math.min(text.length(), 600));
        }
    }

    /** What a path's variable, or a field of a body, should be, so that the odd one is looked at. */
    private final Map<String, Object> good;

    /** @param good by the name of a field; of a path's variable, by the segment before it as well: {@code cases/code} */
    OddInput(Map<String, Object> good) {
        this.good = good;
    }

    Stream<Call> calls(HttpMethod method, String path, HandlerMethod handler) {
        var variables = new LinkedHashMap<String, String>();
        VARIABLE.matcher(path)
                .results()
                .forEach(v -> variables.put(
                        v.group(2),
                        String.valueOf(
                                good.getOrDefault(v.group(1) + "/" + v.group(2), good.getOrDefault(v.group(2), "x")))));
        Optional<Class<?>> type = Arrays.stream(handler.getMethodParameters())
                .filter(p -> p.hasParameterAnnotation(RequestBody.class))
                .<Class<?>>map(p -> p.getParameterType())
                .filter(Class::isRecord)
                .findFirst();
        String plain = type.map(t -> json(plausible(t))).orElse(null);
        var paths = variables.keySet().stream()
                .flatMap(name -> TEXTS.stream()
                        .filter(odd -> !odd.isBlank())
                        .map(odd -> new Call(method, path, with(variables, name, odd), plain)));
        var random = new Random(SEED + path.hashCode());
        var bodies = type.stream()
                .flatMap(t -> Stream.of(
                                odd(t).map(OddInput::json),
                                BODIES.stream(),
                                Stream.of(DEEP, "{\"id\":" + DEEP + "}"),
                                IntStream.range(0, ROUNDS).mapToObj(_ -> json(random(t, random))))
                        .flatMap(s -> s))
                .map(body -> new Call(method, path, variables, body));
        return Stream.of(paths, queries(method, path, variables, handler), bodies)
                .flatMap(s -> s);
    }

    private Stream<Call> queries(HttpMethod method, String path, Map<String, String> variables, HandlerMethod handler) {
        var names = new LinkedHashMap<String, Boolean>();
        for (var parameter : handler.getMethodParameters()) {
            parameter.initParameterNameDiscovery(NAMES);
            var asked = parameter.getParameterAnnotation(RequestParam.class);
            if (asked != null) {
                names.put(
                        Stream.of(asked.name(), asked.value(), String.valueOf(parameter.getParameterName()))
                                .filter(n -> !n.isEmpty())
                                .findFirst()
                                .orElseThrow(),
                        asked.required());
            }
        }
        return names.keySet().stream()
                .flatMap(name -> TEXTS.stream()
                        .map(odd -> new Call(
                                method,
                                path + "?" + name + "={q}" + required(names, name),
                                with(variables, "q", odd),
                                null)));
    }

    private String required(Map<String, Boolean> names, String but) {
        var rest = new StringBuilder();
        names.forEach((name, required) -> {
            if (required && !name.equals(but)) {
                rest.append('&').append(name).append('=').append(good.getOrDefault(name, "x"));
            }
        });
        return rest.toString();
    }

    private static Map<String, String> with(Map<String, String> variables, String name, String value) {
        var changed = new HashMap<>(variables);
        changed.put(name, value);
        return changed;
    }

    /** A body in which everything may be right. */
    private Map<String, Object> plausible(Class<?> type) {
        var body = new LinkedHashMap<String, Object>();
        for (var component : type.getRecordComponents()) {
            body.put(component.getName(), good.getOrDefault(component.getName(), plain(component)));
        }
        return body;
    }

    private @Nullable Object plain(RecordComponent component) {
        Class<?> type = component.getType();
        if (Collection.class.isAssignableFrom(type)) {
            return item(component).map(t -> List.<Object>of(plausible(t))).orElse(List.of());
        }
        if (type.isRecord()) {
            return plausible(type);
        }
        if (type.isEnum()) {
            return type.getEnumConstants()[0].toString();
        }
        return type == LocalDate.class
                ? "2026-06-01"
                : type == String.class ? "Texto" : type == Boolean.class ? true : 1;
    }

    private static Optional<Class<?>> item(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                ? Stream.of(list.getActualTypeArguments())
                        .map(OddInput::raw)
                        .filter(Class::isRecord)
                        .findFirst()
                : Optional.empty();
    }

    private static Class<?> raw(Type type) {
        return type instanceof Class<?> found ? found : Object.class;
    }

    /** The same body with one thing odd, however deep. */
    private Stream<Map<String, Object>> odd(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .flatMap(component -> values(component).map(value -> {
                    var body = plausible(type);
                    body.put(component.getName(), value);
                    return body;
                }));
    }

    private Stream<Object> values(RecordComponent component) {
        Class<?> type = component.getType();
        Stream<Object> plain = Stream.concat(TEXTS.stream(), OTHERS.stream());
        if (Collection.class.isAssignableFrom(type)) {
            Stream<Object> items = item(component).stream().flatMap(t -> odd(t));
            UnaryOperator<Object> alone = Collections::singletonList;
            return Stream.of(plain, TEXTS.stream(), items, Stream.of((Object) null))
                    .flatMap(s -> s)
                    .map(alone);
        }
        return type.isRecord() ? Stream.concat(plain, odd(type)) : plain;
    }

    /** Fields of the body with anything in them. */
    private Map<String, @Nullable Object> random(Class<?> type, Random random) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        plausible(type).forEach((name, right) -> body.put(name, random.nextBoolean() ? right : anything(random, 0)));
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

    /** What is wrong with the answer; empty if it is a result or a refusal with its code. */
    static Optional<String> failure(WebTestClient web, Call call, String token) {
        var request = web.method(call.method())
                .uri(call.path(), call.variables())
                .header(HttpHeaders.AUTHORIZATION, token)
                .accept(MediaType.ALL);
        boolean file = call.path().contains("/imports/");
        boolean message = call.path().endsWith("/bank-messages");
        if (call.body() != null || (file && call.method() == HttpMethod.POST)) {
            request.contentType(
                            file
                                    ? MediaType.parseMediaType("text/csv")
                                    : message ? MediaType.APPLICATION_XML : MediaType.APPLICATION_JSON)
                    .bodyValue(file ? "x\n" : call.body());
        }
        var answer = request.exchange().expectBody().returnResult();
        int status = answer.getStatus().value();
        byte[] body = answer.getResponseBody();
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        if (status >= 500) {
            return Optional.of(status + " " + text);
        }
        if (status >= 400 && INSIDE.matcher(text).find()) {
            return Optional.of(status + " tells of the inside: " + text);
        }
        return status >= 400 && !coded(text) ? Optional.of(status + " without a code: " + text) : Optional.empty();
    }

    private static boolean coded(String text) {
        return text.startsWith("{")
                && JsonPath.<Map<String, Object>>read(text, "$").get("code") instanceof String;
    }
}
