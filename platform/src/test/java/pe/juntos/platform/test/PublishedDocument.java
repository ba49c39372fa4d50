package pe.juntos.platform.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The document that a service publishes, from the description that springdoc makes of the running service: with the roles of
 * docs/security.md, short names of schemas, and everything in an order that does not change.
 */
record PublishedDocument(Map<String, Object> content) {
    private static final String SCHEMAS = "#/components/schemas/";
    private static final int LARGEST = 16 * 1024 * 1024;
    private static final int WIDTH = 120;
    private static final String ABOUT = """
            Generated from the service's code; not to be edited. Errors are problem details (RFC 9457) with a stable code. Writes
            take an Idempotency-Key. Lists take cursor and limit; the answer's cursor is null on the last page. Single things carry
            an ETag (If-None-Match, If-Match). The header API-Version chooses the major version, 1 where it is left out. x-roles
            says whom an operation is for: * is everybody, token anybody with a token, platform the platform's own programs. Within a role the token's territory decides.
            """.strip().replace('\n', ' ');

    static PublishedDocument of(
            Map<String, ?> described, Published published, List<Endpoint> endpoints, AccessTable who) {
        var content = new TreeMap<String, Object>();
        content.put("openapi", "3.1.0");
        content.put("info", Map.of("title", published.title(), "version", "1.0.0", "description", ABOUT));
        content.put("servers", List.of(Map.of("url", published.server(), "description", "through the gateway")));
        content.put("paths", paths(described, published, endpoints, who));
        content.putAll(published.more());
        var security = Description.map(published.more().get("components")).get("securitySchemes");
        content.put(
                "components",
                Map.of(
                        "responses", Map.of("Problem", problem()),
                        "schemas", schemas(described, content),
                        "securitySchemes", security == null ? Map.of("token", token()) : security));
        return new PublishedDocument(new TreeMap<>(renamed(content)));
    }

    private static Map<String, Object> paths(
            Map<String, ?> document, Published published, List<Endpoint> endpoints, AccessTable who) {
        var all = new TreeMap<String, Object>();
        var names = new HashMap<Object, Integer>();
        new TreeMap<>(Description.map(document.get("paths"))).forEach((path, methods) -> {
            if (published.besides().isEmpty() || !path.startsWith(published.besides())) {
                var operations = new TreeMap<String, Object>();
                new TreeMap<>(Description.map(methods)).forEach((method, described) -> {
                    var operation =
                            operation(method + " " + path, Description.map(described), published, endpoints, who);
                    operation.computeIfPresent("operationId", (_, name) -> distinct(name, names));
                    operations.put(method, operation);
                });
                all.put(path, operations);
            }
        });
        return all;
    }

    /** Methods of one name, and one at several paths, are counted. */
    private static Object distinct(Object name, Map<Object, Integer> names) {
        int times = names.merge(name, 1, Integer::sum);
        return times == 1 ? name : name + "_" + times;
    }

    private static TreeMap<String, Object> operation(
            String name, Map<String, ?> described, Published published, List<Endpoint> endpoints, AccessTable who) {
        var operation = new TreeMap<String, Object>(described);
        var endpoint = endpoints.stream()
                .filter(one -> one.operation().equalsIgnoreCase(name))
                .min(Comparator.comparing(one -> one.handler().getMethod().getName()))
                .orElseThrow(() -> new IllegalStateException("described and not there: " + name));
        var line = Objects.requireNonNull(
                who.lines().get(endpoint.operation()), "no line in docs/security.md: " + endpoint.operation());
        operation.put(
                "operationId",
                controller(endpoint) + "." + endpoint.handler().getMethod().getName());
        operation.put("tags", List.of(feature(endpoint)));
        operation.put("x-roles", roles(line));
        operation.put("security", line.open() ? List.of() : List.of(Map.of("token", List.of())));
        var responses = new TreeMap<String, Object>(Description.map(described.get("responses")));
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
        operation.put("responses", responses);
        if (published.keys() && endpoint.method().name().equals("POST")) {
            operation.put("parameters", withKey(described.get("parameters")));
        }
        return operation;
    }

    private static String controller(Endpoint endpoint) {
        return endpoint.handler().getBeanType().getSimpleName().replaceAll("Controller$", "");
    }

    private static String feature(Endpoint endpoint) {
        var feature = endpoint.handler().getBeanType().getPackageName().replaceAll("\\.adapter$", "");
        return feature.substring(feature.lastIndexOf('.') + 1);
    }

    private static List<String> roles(AccessTable.Line line) {
        var roles = Arrays.stream(Role.values())
                .filter(role -> line.of(role) != AccessTable.Reach.REFUSED)
                .map(Role::name)
                .toList();
        if (line.open()) {
            return List.of("*");
        }
        if (roles.isEmpty()) {
            return List.of("platform");
        }
        return roles.size() == Role.values().length ? List.of("token") : roles;
    }

    private static List<Object> withKey(@Nullable Object described) {
        var parameters = new ArrayList<Object>(described instanceof List<?> list ? list : List.of());
        if (parameters.stream()
                .noneMatch(one -> "Idempotency-Key".equals(Description.map(one).get("name")))) {
            parameters.add(Map.of(
                    "in",
                    "header",
                    "name",
                    "Idempotency-Key",
                    "required",
                    false,
                    "schema",
                    Map.of("type", "string", "maxLength", 128)));
        }
        return parameters;
    }

    private static Map<String, Object> problem() {
        var fields = Stream.of("title", "detail", "instance", "code", "correlationId")
                .collect(Collectors.toMap(UnaryOperator.identity(), _ -> (Object) Map.of("type", "string")));
        fields.put("status", Map.of("type", "integer"));
        return Map.of(
                "description",
                "refused, with a code",
                "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("type", "object", "properties", fields))));
    }

    private static Map<String, Object> token() {
        return Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT");
    }

    /** Those that something refers to. */
    private static Map<String, Object> schemas(Map<String, ?> described, Map<String, ?> content) {
        var all = Description.map(Description.map(described.get("components")).get("schemas"));
        var found = new TreeMap<String, Object>();
        var open = new ArrayDeque<>(references(content));
        while (!open.isEmpty()) {
            var name = open.pop();
            var schema = all.get(name);
            if (schema != null && found.put(name, schema) == null) {
                open.addAll(references(schema));
            }
        }
        return found;
    }

    private static Set<String> references(Object content) {
        var found = new HashSet<String>();
        replaced(content, text -> {
            if (text.startsWith(SCHEMAS)) {
                found.add(text.substring(SCHEMAS.length()));
            }
            return text;
        });
        return found;
    }

    private static Map<String, ?> renamed(Map<String, Object> content) {
        var components = new TreeMap<String, Object>(Description.map(content.get("components")));
        components.put(
                "schemas",
                Description.map(components.get("schemas")).entrySet().stream()
                        .collect(Collectors.toMap(one -> shortened(one.getKey()), Map.Entry::getValue)));
        content.put("components", components);
        return Description.map(replaced(
                content,
                text -> text.startsWith(SCHEMAS) ? SCHEMAS + shortened(text.substring(SCHEMAS.length())) : text));
    }

    /** Classes of the same name in different features are told apart by the feature and the class around them. */
    private static String shortened(String name) {
        return name.replaceAll("Pe\\.juntos\\.\\w+\\.", "Of")
                .replaceAll("pe\\.juntos\\.\\w+\\.", "")
                .replace("adapter.", "")
                .replace('$', '.')
                .replaceAll("[Jj]ava\\.(util|lang)\\.", "Of");
    }

    /** The same with other texts, and every object in the order of its names. */
    private static Object replaced(@Nullable Object content, UnaryOperator<String> text) {
        return switch (content) {
            case Map<?, ?> map -> {
                var all = new TreeMap<String, Object>();
                map.forEach((name, value) -> all.put(name.toString(), replaced(value, text)));
                yield all;
            }
            case List<?> list ->
                list.stream().map(one -> replaced(one, text)).collect(Collectors.toCollection(ArrayList::new));
            case String one -> text.apply(one);
            case null -> "";
            default -> content;
        };
    }

    static Map<String, Object> read(Path document) throws IOException {
        var options = new LoaderOptions();
        options.setCodePointLimit(LARGEST);
        return new Yaml(new SafeConstructor(options)).load(Files.readString(document));
    }

    void write(Path document) throws IOException {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setWidth(WIDTH);
        Files.createDirectories(document.toAbsolutePath().getParent());
        Files.writeString(document, new Yaml(options).dump(content));
    }

    /** Each operation and each schema, by its name. */
    static Map<String, Object> parts(Map<String, ?> document) {
        var all = new LinkedHashMap<String, Object>();
        Description.map(document.get("paths"))
                .forEach((path, methods) -> Description.map(methods)
                        .forEach((method, operation) -> all.put(method + " " + path, operation)));
        Description.map(Description.map(document.get("components")).get("schemas"))
                .forEach((name, schema) -> all.put("schema " + name, schema));
        return all;
    }
}
