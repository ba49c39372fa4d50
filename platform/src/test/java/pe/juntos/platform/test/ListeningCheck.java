package pe.juntos.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;
import pe.juntos.platform.event.EventHandler;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Holds what the handlers of a service listen to against what the other services publish: a type that nobody tells, and a
 * type of their topics that they do not know, break the build, and not a close. What they listen to is kept in
 * {@code contracts/listens.json}, for the document of all events; {@code -Djuntos.contracts.write=true} writes it anew.
 */
public final class ListeningCheck {
    private static final Path LISTENS = Path.of("src/main/resources/contracts/listens.json");
    private static final Pattern TOPIC = Pattern.compile("juntos\\.([a-z]+)\\.([a-z]+)\\.v1");
    private static final String SAMPLE = ".sample.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ListeningCheck() {}

    /** What one handler listens to; its consumer group is {@code <service>.<name>}. */
    public record Listens(Collection<String> topics, Collection<String> types, Collection<String> ignored) {
        static Listens of(EventHandler handler) {
            return new Listens(
                    new TreeSet<>(handler.topics()), new TreeSet<>(handler.types()), new TreeSet<>(handler.ignored()));
        }
    }

    /** Checks all handlers of a service, given by its short name. */
    public static void check(String service) {
        var handlers = handlers("pe.juntos." + service);
        assertThat(handlers).as("handlers of %s", service).isNotEmpty();
        handlers.forEach(ListeningCheck::checkTypes);
        var listens = new TreeMap<String, Listens>();
        handlers.forEach(handler -> listens.put(service + "." + handler.name(), Listens.of(handler)));
        checkWritten(JSON.writeValueAsString(listens) + "\n");
    }

    private static void checkTypes(EventHandler handler) {
        var known = new TreeSet<String>();
        handler.topics().forEach(topic -> known.addAll(published(topic)));
        var listed = new TreeSet<>(handler.types());
        listed.addAll(handler.ignored());
        assertThat(listed)
                .as("types that %s lists, and those that its topics carry", handler.name())
                .isEqualTo(known);
        assertThat(Collections.disjoint(handler.types(), handler.ignored()))
                .as("%s handles what it does not ignore", handler.name())
                .isTrue();
    }

    /** The types for which the producer of the topic has a sample. */
    static Set<String> published(String topic) {
        var name = TOPIC.matcher(topic);
        assertThat(name.matches()).as("%s is a topic of ours", topic).isTrue();
        var entity = name.group(2);
        var folder = Path.of("..", name.group(1) + "-service", "src/main/resources/contracts");
        try (var files = Files.list(folder)) {
            var types = new TreeSet<String>();
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.startsWith(entity + ".") && file.endsWith(SAMPLE))
                    .map(file -> file.substring(entity.length() + 1, file.length() - SAMPLE.length()))
                    .forEach(event -> types.add("pe.juntos.%s.%s.%s.v1".formatted(name.group(1), entity, event)));
            return types;
        } catch (IOException e) {
            throw new UncheckedIOException("nobody publishes " + topic, e);
        }
    }

    private static void checkWritten(String current) {
        try {
            if (Boolean.getBoolean("juntos.contracts.write")) {
                Files.writeString(LISTENS, current);
            }
            assertThat(LISTENS)
                    .as("run once with -Djuntos.contracts.write=true")
                    .hasContent(current);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<EventHandler> handlers(String basePackage) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(EventHandler.class));
        var handlers = new ArrayList<EventHandler>();
        for (var found : scanner.findCandidateComponents(basePackage)) {
            handlers.add(unwired(ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)));
        }
        return handlers;
    }

    /** What it listens to it says without any of its parts. */
    private static EventHandler unwired(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructors()[0];
            constructor.setAccessible(true);
            return (EventHandler) constructor.newInstance(new Object[constructor.getParameterCount()]);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " cannot be asked what it listens to", e);
        }
    }
}
