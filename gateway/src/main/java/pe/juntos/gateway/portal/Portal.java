package pe.juntos.gateway.portal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is published, from the documents that publish it: OpenAPI, AsyncAPI and the partners' catalogue. */
public record Portal(List<Interface> interfaces, List<String> notices, List<Topic> topics, List<Programme> programmes) {
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    public Portal {
        interfaces = List.copyOf(interfaces);
        notices = List.copyOf(notices);
        topics = List.copyOf(topics);
        programmes = List.copyOf(programmes);
    }

    /** @param document where it can be had, through the gateway */
    public record Interface(String title, String version, String document, List<Operation> operations) {}

    /** @param roles for whom: a role each, {@code *} everybody, {@code token} anybody with a token */
    public record Operation(String method, String path, String name, String roles) {}

    public record Topic(String address, String description, List<String> events) {}

    public record Programme(String code, String name, String partner) {}

    /**
     * @param descriptions OpenAPI documents, by where they can be had; each is read, used and let go before the next
     * @param asyncapi AsyncAPI document
     * @param catalogue of programmes
     */
    public static Portal of(Map<String, Supplier<Map<?, ?>>> descriptions, Map<?, ?> asyncapi, Map<?, ?> catalogue) {
        var interfaces = new ArrayList<Interface>();
        var notices = new TreeSet<String>();
        descriptions.forEach((where, description) -> {
            var document = description.get();
            interfaces.add(described(where, document));
            names(document.get("webhooks")).forEach(notices::add);
        });
        interfaces.sort(Comparator.comparing(Interface::title));
        return new Portal(
                interfaces,
                List.copyOf(notices),
                entries(asyncapi.get("channels")).map(Portal::topic).toList(),
                list(catalogue.get("programmes")).map(Portal::programme).toList());
    }

    private static Interface described(String where, Map<?, ?> document) {
        var info = map(document.get("info"));
        var operations = new ArrayList<Operation>();
        var before = list(document.get("servers"))
                .findFirst()
                .map(server -> text(map(server).get("url")).replaceAll("/$", ""))
                .orElse("/api");
        entries(document.get("paths"))
                .forEach(path -> entries(path.getValue())
                        .filter(one -> METHODS.contains(String.valueOf(one.getKey())))
                        .forEach(one -> operations.add(operation(before + path.getKey(), one))));
        operations.sort(Comparator.comparing(Operation::path).thenComparing(Operation::method));
        return new Interface(text(info.get("title")), text(info.get("version")), where, List.copyOf(operations));
    }

    private static Operation operation(String path, Map.Entry<?, ?> one) {
        var operation = map(one.getValue());
        var name = operation.containsKey("summary") ? operation.get("summary") : operation.get("operationId");
        var roles = list(operation.get("x-roles")).map(Object::toString).toList();
        return new Operation(
                text(one.getKey()).toUpperCase(java.util.Locale.ROOT),
                path,
                text(name),
                roles.isEmpty() ? "token" : String.join(", ", roles));
    }

    private static Topic topic(Map.Entry<?, ?> channel) {
        var content = map(channel.getValue());
        return new Topic(
                text(content.get("address")),
                text(content.get("description")),
                names(content.get("messages")).toList());
    }

    private static Programme programme(Object entry) {
        var content = map(entry);
        return new Programme(text(content.get("code")), text(content.get("name")), text(content.get("partner")));
    }

    private static Stream<String> names(@Nullable Object content) {
        return entries(content).map(entry -> text(entry.getKey()));
    }

    private static Stream<Map.Entry<?, ?>> entries(@Nullable Object content) {
        return map(content).entrySet().stream().map(entry -> entry);
    }

    private static Map<?, ?> map(@Nullable Object content) {
        return content instanceof Map<?, ?> known ? known : Map.of();
    }

    private static Stream<?> list(@Nullable Object content) {
        return content instanceof List<?> known ? known.stream() : Stream.of();
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString().strip();
    }
}
