package pe.juntos.platform.event;

import java.util.Collection;
import java.util.List;

/**
 * Topic and group names on the broker: the plain names, behind a prefix where several runs share one broker.
 *
 * @param prefix empty in production
 */
public record TopicNames(String prefix, String service) {
    private static final String DEAD_LETTERS = ".dlt";

    public String onBroker(String plain) {
        return prefix + plain;
    }

    public List<String> onBroker(Collection<String> plain) {
        return plain.stream().map(this::onBroker).toList();
    }

    public String plain(String onBroker) {
        return onBroker.startsWith(prefix) ? onBroker.substring(prefix.length()) : onBroker;
    }

    public String group(String handler) {
        return prefix + service + "." + handler;
    }

    public String jobs() {
        return "juntos." + service + ".jobs.v1";
    }

    public static String deadLetters(String topic) {
        return topic + DEAD_LETTERS;
    }

    static boolean forDeadLetters(String topic) {
        return topic.endsWith(DEAD_LETTERS);
    }
}
