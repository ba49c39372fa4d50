package pe.juntos.local.service;

import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What flows through a service at this moment.
 *
 * @param pending events written and not yet on the broker
 * @param oldestSeconds age of the oldest of them
 * @param relayed events brought to the broker so far
 * @param lag events on the broker and not yet applied here; -1 when it is not known
 * @param runningJobs bulk jobs at work
 * @param failedJobs bulk jobs that gave up
 * @param deadLetters events put aside because they cannot be applied
 */
public record Flow(
        long pending, double oldestSeconds, long relayed, long lag, int runningJobs, int failedJobs, long deadLetters) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Optional<Flow> parse(String text) {
        try {
            var json = JSON.readTree(text);
            return Optional.of(new Flow(
                    json.path("outboxPending").asLong(0),
                    json.path("outboxOldestSeconds").asDouble(0),
                    json.path("relayed").asLong(0),
                    lag(json.path("consumers")),
                    json.path("runningJobs").asInt(0),
                    json.path("failedJobs").asInt(0),
                    json.path("deadLetters").asLong(0)));
        } catch (JacksonException ignored) {
            return Optional.empty();
        }
    }

    private static long lag(JsonNode consumers) {
        var lags = StreamSupport.stream(consumers.spliterator(), false)
                .mapToLong(consumer -> consumer.path("lag").asLong(-1))
                .toArray();
        var unknown = java.util.Arrays.stream(lags).anyMatch(lag -> lag < 0);
        return unknown ? -1 : java.util.Arrays.stream(lags).sum();
    }

    /** The same with another count of events relayed. */
    public Flow relaying(long all) {
        return new Flow(pending, oldestSeconds, all, lag, runningJobs, failedJobs, deadLetters);
    }

    /** Nothing is under way here. */
    public boolean still() {
        return pending == 0 && lag == 0 && runningJobs == 0;
    }
}
