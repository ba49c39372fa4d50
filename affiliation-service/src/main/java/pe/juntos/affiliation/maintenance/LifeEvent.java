package pe.juntos.affiliation.maintenance;

import java.time.LocalDate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, as reported: a dated fact with its source. The sender's id makes a repetition harmless.
 *
 * @param household the register's code
 * @param member the register's code of the person it happened to; null where it is the household, or somebody new
 * @param effectiveOn day on which it happened, whenever it is reported
 * @param document reference of what proves it: number of the record, form or letter
 */
public record LifeEvent(
        String id,
        LifeEventKind kind,
        String household,
        @Nullable String member,
        LocalDate effectiveOn,
        EventSource source,
        String document,
        Details details) {

    /** The household's and the person's codes, as far as there are any. */
    Stream<String> named() {
        return Stream.concat(Stream.of(household), Stream.ofNullable(member));
    }

    @Override
    public String toString() {
        return kind + " " + id;
    }
}
