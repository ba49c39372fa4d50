package pe.juntos.affiliation.household;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known of a person's identity. Not being able to verify is never the same as being false (AFF-2). */
public sealed interface Identity {

    /** No DNI: on the work list for the identity campaigns. */
    record Pending() implements Identity {}

    /** A well-formed DNI that RENIEC does not know, or knows under other names. */
    record Unverified() implements Identity {}

    /** RENIEC confirms number and names, or its file was never received; {@code death} if it records one. */
    record Verified(@Nullable Death death) implements Identity {}

    /** A recorded death; without a date it holds for every date. */
    record Death(@Nullable LocalDate on) {

        boolean by(LocalDate date) {
            return on == null || !on.isAfter(date);
        }
    }

    default boolean verified() {
        return this instanceof Verified;
    }

    default boolean hasNumber() {
        return !(this instanceof Pending);
    }

    default @Nullable Death death() {
        return this instanceof Verified(var death) ? death : null;
    }

    /** True only where RENIEC records the death of this very person on or before the date. */
    default boolean deadBy(LocalDate date) {
        Death death = death();
        return death != null && death.by(date);
    }
}
