package pe.juntos.coresponsibility.scorecard;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Refused records by establishment, period and code, counted while a file or a message is read; one thread at a time. The same
 * records refused once more have the same digest, so what is sent twice is counted once.
 */
public final class RefusalTally {
    /** What is no fault of the establishment that a record names, or cannot be put down to one of its periods. */
    private static final Set<String> NOT_CHARGED =
            Set.of("UNKNOWN_ESTABLISHMENT", "ESTABLISHMENT_NOT_YOURS", "PERIOD_NOT_OPEN");

    private final Map<Key, Count> counts = new HashMap<>();

    /** Notes one record, by the id that its sender chose. */
    public void note(String establishment, String period, String sector, String record, String code) {
        if (!NOT_CHARGED.contains(code)) {
            var digest = UUID.nameUUIDFromBytes(record.getBytes(UTF_8)).getMostSignificantBits();
            counts.merge(new Key(period, establishment, sector, code), new Count(digest, 1), Count::and);
        }
    }

    public List<Map.Entry<Key, Count>> lines() {
        return List.copyOf(counts.entrySet());
    }

    /** Whose records were refused for what. */
    public record Key(String period, String establishment, String sector, String code) {}

    /** How many, and a digest of their ids. */
    public record Count(long digest, long records) {
        Count and(Count other) {
            return new Count(digest ^ other.digest, records + other.records);
        }
    }
}
