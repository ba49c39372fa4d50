package pe.juntos.e2e.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the services publish and listen to, as their {@code contracts} folders say. */
record Contracts(List<Entity> published, List<Listener> listeners) {
    private static final List<String> SERVICES =
            List.of("affiliation", "coresponsibility", "graduation", "partner", "payment");
    private static final String SCHEMA = ".schema.json";
    private static final String SAMPLE = ".sample.json";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** A topic: its schema, and a sample of each event. */
    record Entity(String service, String name, ObjectNode schema, List<Event> events) {
        String id() {
            return service + "." + name;
        }

        String topic() {
            return "juntos." + id() + ".v1";
        }

        /** Readable only by the services that decide on ages and pregnancies. */
        boolean restricted() {
            return topic().equals("juntos.affiliation.member.v1");
        }
    }

    record Event(String name, String type, JsonNode sample) {}

    /** A consumer group. */
    record Listener(String group, String topic, List<String> types) {}

    /** @param root of the repository */
    static Contracts read(Path root) {
        var published = new ArrayList<Entity>();
        var listeners = new ArrayList<Listener>();
        for (var service : SERVICES) {
            var folder = root.resolve(service + "-service/src/main/resources/contracts");
            files(folder, SCHEMA).forEach(file -> published.add(entity(service, folder, file)));
            json(folder.resolve("listens.json"))
                    .properties()
                    .forEach(group -> group.getValue()
                            .get("topics")
                            .forEach(topic ->
                                    listeners.add(listener(group.getKey(), topic.stringValue(), group.getValue()))));
        }
        return new Contracts(published, listeners);
    }

    private static Entity entity(String service, Path folder, String file) {
        var name = file.substring(0, file.length() - SCHEMA.length());
        var events = files(folder, SAMPLE).stream()
                .filter(sample -> sample.startsWith(name + "."))
                .map(event(service, name, folder))
                .toList();
        return new Entity(service, name, (ObjectNode) json(folder.resolve(file)), events);
    }

    private static Function<String, Event> event(String service, String entity, Path folder) {
        return sample -> {
            var name = sample.substring(entity.length() + 1, sample.length() - SAMPLE.length());
            return new Event(
                    name, "pe.juntos.%s.%s.%s.v1".formatted(service, entity, name), json(folder.resolve(sample)));
        };
    }

    private static Listener listener(String group, String topic, JsonNode listens) {
        var prefix = topic.replaceFirst("^juntos\\.", "pe.juntos.").replaceFirst("v1$", "");
        var types = new ArrayList<String>();
        listens.get("types").forEach(type -> {
            if (type.stringValue().startsWith(prefix)) types.add(type.stringValue());
        });
        return new Listener(group, topic, types);
    }

    private static List<String> files(Path folder, String suffix) {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode json(Path file) {
        return JSON.readTree(file.toFile());
    }
}
