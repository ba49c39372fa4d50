package pe.juntos.e2e.contract;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a broker must have and allow for the contracts: the files of {@code deploy/kubernetes/components/topics}. */
final class BrokerFiles {
    private static final int LARGEST = 1_048_576;
    private static final Size TOPIC = new Size(12, LARGEST);
    private static final Size DEAD_LETTERS = new Size(1, LARGEST + 65_536);

    private record Size(int partitions, int largestMessage) {}

    private final Map<String, Size> topics = new TreeMap<>();
    private final Set<String> rights = new TreeSet<>();

    BrokerFiles(Contracts contracts) {
        contracts.published().forEach(entity -> tells(entity.service(), entity.topic()));
        contracts.listeners().forEach(listener -> {
            var service = listener.group().substring(0, listener.group().indexOf('.'));
            var jobs = "juntos." + service + ".jobs.v1";
            tells(service, jobs);
            may(service, "Read", "topic", jobs, "literal");
            may(service, "Read", "group", service + ".", "prefixed");
            hears(service, listener.topic());
        });
    }

    private void tells(String service, String topic) {
        topics.put(topic, TOPIC);
        may(service, "Write", "topic", topic, "literal");
    }

    private void hears(String service, String topic) {
        var dead = topic + ".dlt";
        topics.put(dead, DEAD_LETTERS);
        may(service, "Read", "topic", topic, "literal");
        may(service, "Write", "topic", dead, "literal");
        may(service, "Read", "topic", dead, "literal");
    }

    private void may(String... words) {
        rights.add(String.join(" ", words));
    }

    String topics() {
        var text = new StringBuilder("# topic, partitions, largest message in bytes; every event is kept for ever\n");
        topics.forEach(
                (topic, size) -> text.append("%s %d %d%n".formatted(topic, size.partitions(), size.largestMessage())));
        return text.toString();
    }

    String access() {
        return "# who, what, of what kind, name, literal or prefixed. juntos.affiliation.member.v1 is restricted: ages and"
                + " pregnancies\n" + String.join("\n", rights) + "\n";
    }
}
