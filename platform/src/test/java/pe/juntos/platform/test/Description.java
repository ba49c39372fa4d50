package pe.juntos.platform.test;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.json.JsonMapper;

/** The OpenAPI description of a running service, made from its controllers. */
record Description(Map<String, ?> document) {
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    /**
     * An operation as it is described.
     *
     * @param bodies schema by media type
     */
    record Operation(HttpMethod method, String path, List<Parameter> parameters, Map<String, Map<String, ?>> bodies) {
        @Override
        public String toString() {
            return method + " " + path;
        }

        Stream<Parameter> in(String place) {
            return parameters.stream().filter(parameter -> parameter.place().equals(place));
        }
    }

    /**
     * A parameter of an operation.
     *
     * @param place path, query or header
     */
    record Parameter(String name, String place, boolean required, Map<String, ?> schema) {}

    static Description of(WebTestClient http) {
        var text = http.get()
                .uri("/v3/api-docs")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ana", "AUDITOR"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody(byte[].class)
                .returnResult()
                .getResponseBody();
        return new Description(map(new JsonMapper().readValue(text, Map.class)));
    }

    List<Operation> operations() {
        return map(document.get("paths")).entrySet().stream()
                .flatMap(path -> map(path.getValue()).entrySet().stream()
                        .filter(operation -> METHODS.contains(operation.getKey()))
                        .map(operation -> operation(path.getKey(), operation.getKey(), map(operation.getValue()))))
                .toList();
    }

    private Operation operation(String path, String method, Map<String, ?> described) {
        var parameters = described.get("parameters") instanceof List<?> list
                ? list.stream()
                        .map(Description::map)
                        .map(Description::parameter)
                        .toList()
                : List.<Parameter>of();
        var bodies = new java.util.LinkedHashMap<String, Map<String, ?>>();
        map(map(described.get("requestBody")).get("content"))
                .forEach((type, content) -> bodies.put(type, map(map(content).get("schema"))));
        return new Operation(HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT)), path, parameters, bodies);
    }

    private static Parameter parameter(Map<String, ?> described) {
        return new Parameter(
                String.valueOf(described.get("name")),
                String.valueOf(described.get("in")),
                Boolean.TRUE.equals(described.get("required")),
                map(described.get("schema")));
    }

    /** A schema that stands for itself: what it refers to, and the first of those it may be. */
    Map<String, ?> resolved(Map<String, ?> schema) {
        var reference = schema.get("$ref");
        if (reference != null) {
            var steps = new ArrayDeque<>(List.of(reference.toString().split("/")));
            steps.removeFirst();
            Map<String, ?> found = document;
            for (var step : steps) {
                found = map(found.get(step));
            }
            return resolved(found);
        }
        for (var several : List.of("oneOf", "anyOf", "allOf")) {
            if (schema.get(several) instanceof List<?> list && !list.isEmpty()) {
                return resolved(map(list.getFirst()));
            }
        }
        return schema;
    }

    /** The fields of an object, in the order of the document; none of an object that may have any. */
    Map<String, Map<String, ?>> fields(Map<String, ?> schema) {
        var fields = new java.util.LinkedHashMap<String, Map<String, ?>>();
        map(resolved(schema).get("properties")).forEach((name, field) -> fields.put(name, map(field)));
        return fields;
    }

    @Nullable
    String type(Map<String, ?> schema) {
        var type = resolved(schema).get("type");
        return type instanceof List<?> types
                ? types.stream()
                        .map(String::valueOf)
                        .filter(one -> !one.equals("null"))
                        .findFirst()
                        .orElse(null)
                : type == null ? null : type.toString();
    }

    @SuppressWarnings("unchecked")
    static Map<String, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> found ? (Map<String, ?>) found : Map.of();
    }
}
