package pe.juntos.platform.event;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Types of events are named after their topic: {@code juntos.s.e.v1} has {@code pe.juntos.s.e.<event>.v1}. */
public final class EventTypes {
    private EventTypes() {}

    /**
     * @param topic without any prefix, {@code juntos.<service>.<entity>.v<major>}
     * @param events past tense, as {@code "affiliated"}
     */
    public static Set<String> of(String topic, String... events) {
        return Arrays.stream(events).map(event -> named(topic, event)).collect(Collectors.toUnmodifiableSet());
    }

    public static String named(String topic, String event) {
        var version = topic.lastIndexOf('.');
        return "pe." + topic.substring(0, version) + "." + event + topic.substring(version);
    }
}
