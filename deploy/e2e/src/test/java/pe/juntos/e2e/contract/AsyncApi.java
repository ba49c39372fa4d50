package pe.juntos.e2e.contract;

import pe.juntos.e2e.contract.Contracts.Entity;
import pe.juntos.e2e.contract.Contracts.Event;
import pe.juntos.e2e.contract.Contracts.Listener;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Assembles one AsyncAPI 3.0.0 document from the contracts of all services. */
final class AsyncApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String BINDING = "0.5.0";
    private static final int PARTITIONS = 12;

    private final Contracts contracts;

    AsyncApi(Contracts contracts) {
        this.contracts = contracts;
    }

    ObjectNode document() {
        var document = node().put("asyncapi", "3.0.0");
        document.set("info", info());
        document.put("defaultContentType", "application/json");
        document.set("servers", servers());
        var channels = document.putObject("channels");
        contracts.published().forEach(entity -> channels.set(entity.id(), channel(entity)));
        var operations = document.putObject("operations");
        contracts.published().forEach(entity -> operations.set(entity.id() + ".tell", tell(entity)));
        contracts.listeners().forEach(listener -> operations.set(operation(listener), listen(listener)));
        document.set("components", components());
        return document;
    }

    private static ObjectNode info() {
        return node().put("title", "Juntos: events between the services")
                .put("version", "1.0.0")
                .put("description", """
                        CloudEvents 1.0.2 in Kafka's binary mode: the envelope is in the headers, the data is JSON.
                        The key is the household code, or the aggregate's id where there is no household; events of one key
                        keep their order. Every type of a topic carries the whole state after the event. Data hold codes
                        only: no names, no DNI, no health fact beyond the verdict. Assembled from the services' contracts
                        folders; not to be edited.
                        """);
    }

    private static ObjectNode servers() {
        var servers = node();
        servers.putObject("local")
                .put("host", "127.0.0.1:19092")
                .put("protocol", "kafka")
                .put("description", "The broker of a local run; elsewhere JUNTOS_KAFKA.");
        return servers;
    }

    private static ObjectNode channel(Entity entity) {
        var channel = node().put("address", entity.topic()).put("title", entity.id());
        var described = entity.schema().get("description");
        var text = (described == null ? entity.schema().get("title") : described).stringValue();
        channel.put("description", entity.restricted() ? text + " Restricted by the broker's access rules." : text);
        var messages = channel.putObject("messages");
        entity.events().forEach(event -> messages.set(event.type(), reference("components/messages", event.type())));
        channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", entity.topic())
                .put("partitions", PARTITIONS)
                .put("bindingVersion", BINDING)
                .putObject("topicConfiguration")
                .put("retention.ms", -1)
                .put("max.message.bytes", 1_048_576);
        return channel;
    }

    private static ObjectNode tell(Entity entity) {
        var operation = node().put("action", "send").put("summary", entity.service() + " tells");
        operation.set("channel", reference("channels", entity.id()));
        var messages = operation.putArray("messages");
        entity.events().forEach(event -> messages.add(messageOf(entity.id(), event.type())));
        return operation;
    }

    private String operation(Listener listener) {
        return listener.group() + ".hear." + channelOf(listener.topic()).id();
    }

    private ObjectNode listen(Listener listener) {
        var channel = channelOf(listener.topic());
        var operation = node().put("action", "receive")
                .put("summary", listener.group().substring(0, listener.group().indexOf('.')) + " listens");
        operation.set("channel", reference("channels", channel.id()));
        var messages = operation.putArray("messages");
        listener.types().forEach(type -> messages.add(messageOf(channel.id(), type)));
        var kafka = operation.putObject("bindings").putObject("kafka").put("bindingVersion", BINDING);
        kafka.putObject("groupId").put("type", "string").putArray("enum").add(listener.group());
        return operation;
    }

    private Entity channelOf(String topic) {
        return contracts.published().stream()
                .filter(entity -> entity.topic().equals(topic))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("nobody publishes " + topic));
    }

    private ObjectNode components() {
        var components = node();
        var messages = components.putObject("messages");
        contracts
                .published()
                .forEach(entity ->
                        entity.events().forEach(event -> messages.set(event.type(), message(entity, event))));
        var schemas = components.putObject("schemas");
        contracts.published().forEach(entity -> schemas.set(entity.id(), plain(entity.schema())));
        schemas.set("envelope", Envelope.schema());
        return components;
    }

    private static ObjectNode message(Entity entity, Event event) {
        var message = node().put("name", event.type())
                .put("title", entity.name() + " " + event.name())
                .put("contentType", "application/json");
        message.set("headers", reference("components/schemas", "envelope"));
        message.set("payload", reference("components/schemas", entity.id()));
        message.putObject("correlationId").put("location", "$message.header#/ce_correlationid");
        message.putArray("examples").addObject().put("name", event.name()).set("payload", event.sample());
        var kafka = message.putObject("bindings").putObject("kafka").put("bindingVersion", BINDING);
        kafka.putObject("key").put("type", "string");
        return message;
    }

    /** The contracts use nothing that the dialect of AsyncAPI lacks, so its name is all that has to go. */
    private static ObjectNode plain(ObjectNode schema) {
        var plain = schema.deepCopy();
        plain.remove("$schema");
        return plain;
    }

    private static ObjectNode messageOf(String channel, String type) {
        return reference("channels/" + channel + "/messages", type);
    }

    private static ObjectNode reference(String where, String name) {
        return node().put("$ref", "#/" + where + "/" + name);
    }

    static ObjectNode node() {
        return JSON.createObjectNode();
    }
}
