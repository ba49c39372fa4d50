package pe.juntos.affiliation.identity;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What RENIEC says of a DNI and the names that go with it. Not to know is no answer about the person (AFF-2). */
public sealed interface CivilAnswer {

    /** The number exists, under these names, and the person lives. */
    record Confirmed() implements CivilAnswer {}

    /** The number exists under these names; the person died, on a day that is not always recorded. */
    record Deceased(@Nullable LocalDate on) implements CivilAnswer {}

    /** The number belongs to somebody of another name. */
    record NamesDiffer() implements CivilAnswer {}

    /** Nobody has that number. */
    record NotFound() implements CivilAnswer {}

    /** RENIEC did not answer in time, or not in a way that can be understood: ask again later. */
    record Unknown() implements CivilAnswer {}

    /** Public code. */
    default String code() {
        return switch (this) {
            case Confirmed _ -> "CONFIRMED";
            case Deceased _ -> "DECEASED";
            case NamesDiffer _ -> "NAMES_DIFFER";
            case NotFound _ -> "NOT_FOUND";
            case Unknown _ -> "UNKNOWN";
        };
    }

    /** The number is of a person of these names, alive or not. */
    default boolean samePerson() {
        return this instanceof Confirmed || this instanceof Deceased;
    }
}
