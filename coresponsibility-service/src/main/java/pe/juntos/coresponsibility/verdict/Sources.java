package pe.juntos.coresponsibility.verdict;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verdict on a member rests on, by id: accepted records are never changed, so naming them is keeping them (POL-2).
 *
 * @param records the records that were counted, in the order of their ids
 * @param exception the approved exception, if any
 * @param reconsideration the upheld request for reconsideration, if any
 */
public record Sources(
        List<String> records,
        @Nullable String exception,
        @Nullable String reconsideration) {
    public static final Sources NONE = new Sources(List.of(), null, null);

    public Sources {
        records = records.stream().sorted().toList();
    }
}
