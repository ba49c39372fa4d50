package pe.juntos.partner;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pe.juntos.partner.webhook.WebhookTypes;

/** What is sent to a partner's own address, as OpenAPI describes it. */
final class Notices {
    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private Notices() {}

    static Map<String, Object> described() {
        return Stream.concat(WebhookTypes.all().stream(), Stream.of(WebhookTypes.PING))
                .collect(Collectors.toMap(Function.identity(), Notices::notice, (one, _) -> one, TreeMap::new));
    }

    private static Map<String, Object> notice(String type) {
        return Map.of(
                "post",
                Map.of(
                        "operationId", type,
                        "tags", List.of("webhook"),
                        "parameters", headers(),
                        "requestBody", body(type),
                        "responses", Map.of("2XX", Map.of("description", "taken"))));
    }

    private static List<Map<String, Object>> headers() {
        var all = new ArrayList<Map<String, Object>>();
        for (var name : List.of("webhook-id", "webhook-timestamp", "webhook-signature")) {
            all.add(Map.of("in", "header", "name", name, "required", true, "schema", TEXT));
        }
        return all;
    }

    private static Map<String, Object> body(String type) {
        var fields = new TreeMap<String, Object>();
        for (var name : List.of("id", "subject", "datacontenttype")) {
            fields.put(name, TEXT);
        }
        fields.put("specversion", Map.of("type", "string", "const", "1.0"));
        fields.put("source", Map.of("type", "string", "const", "/juntos/partner"));
        fields.put("type", Map.of("type", "string", "const", type));
        fields.put("time", Map.of("type", "string", "format", "date-time"));
        fields.put("entityversion", Map.of("type", "integer"));
        fields.put("data", Map.of("type", "object"));
        var schema = Map.of("type", "object", "properties", fields);
        return Map.of("content", Map.of("application/cloudevents+json", Map.of("schema", schema)));
    }
}
