package pe.juntos.platform.observe;

import java.util.List;

/**
 * What is still on its way in this service. Everything at zero twice in a row, with the same {@code relayed},
 * in all services means that nothing is on its way anywhere.
 *
 * @param relayed events brought to the broker since the start of the process
 */
public record Flow(
        long outboxPending,
        double outboxOldestSeconds,
        long relayed,
        long runningJobs,
        long failedJobs,
        List<Lag> consumers,
        long deadLetters) {

    /** Events of a topic that a consumer group has not applied yet. */
    public record Lag(String group, String topic, long lag) {}
}
