package pe.juntos.e2e.contract;

import tools.jackson.databind.node.ObjectNode;

/** The headers that every event has, and those that it may have. */
final class Envelope {
    private Envelope() {}

    static ObjectNode schema() {
        var schema = AsyncApi.node().put("type", "object");
        var required = schema.putArray("required");
        var properties = schema.putObject("properties");
        always(required, properties, "ce_specversion", "always 1.0").put("const", "1.0");
        always(required, properties, "ce_id", "of this event; told again, it has the same")
                .put("format", "uuid");
        always(required, properties, "ce_source", "the service that tells").put("pattern", "^/juntos/[a-z]+$");
        always(required, properties, "ce_type", "what happened").put("pattern", "^pe\\.juntos\\.[a-z.-]+\\.v[0-9]+$");
        always(required, properties, "ce_time", "when it happened").put("format", "date-time");
        always(required, properties, "ce_subject", "the key");
        always(required, properties, "ce_dataschema", "of the data, by type");
        always(required, properties, "ce_entityversion", "grows with every event of the same entity")
                .put("pattern", "^[0-9]+$");
        always(required, properties, "content-type", "of the data").put("const", "application/json");
        header(properties, "ce_correlationid", "of the request at the beginning of it all");
        header(properties, "ce_causationid", "id of the event that led to this one");
        header(properties, "traceparent", "W3C trace context");
        return schema;
    }

    private static ObjectNode always(
            tools.jackson.databind.node.ArrayNode required, ObjectNode properties, String name, String description) {
        required.add(name);
        return header(properties, name, description);
    }

    private static ObjectNode header(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }
}
