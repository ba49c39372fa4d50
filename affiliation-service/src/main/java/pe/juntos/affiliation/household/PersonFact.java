package pe.juntos.affiliation.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a person after the register was made (AFF-5).
 *
 * @param on day on which it happened, whenever it was reported
 * @param expectedDelivery of a pregnancy, its probable date of delivery
 */
public record PersonFact(Kind kind, LocalDate on, @Nullable LocalDate expectedDelivery) {

    /** What can happen. */
    public enum Kind {
        DIED,
        EXPECTING,
        DELIVERED,
        /** Came to live in the household, from another one or back. */
        JOINED,
        /** Lives in no household of the register from that day on. */
        LEFT
    }
}
