package pe.juntos.coresponsibility.establishment;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Who stands for an establishment or a network (form 01). The head of an establishment signs its evidence (EVI-1).
 *
 * @param name as it is printed beside the signature
 * @param person who signs in as this representative, if anybody does
 */
public record Representative(
        Signatory validity, String name, @Nullable String person) {

    boolean overlaps(Representative other) {
        return isNotOver(validity, other.validity().from()) && isNotOver(other.validity(), validity.from());
    }

    private static boolean isNotOver(Signatory validity, LocalDate day) {
        var until = validity.until();
        return until == null || !until.isBefore(day);
    }

    Representative until(LocalDate last) {
        return new Representative(new Signatory(validity.signature(), validity.from(), last), name, person);
    }
}
