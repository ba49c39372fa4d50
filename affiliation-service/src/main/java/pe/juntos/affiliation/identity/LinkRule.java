package pe.juntos.affiliation.identity;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.register.Dni;

/** Whether a DNI can be linked to a person with a provisional identity (AFF-2). */
public final class LinkRule {

    /** Why not; public codes. */
    public enum Refusal {
        REQUIRED,
        DNI_INVALID,
        DNI_CHECK_DIGIT,
        DNI_DUPLICATE,
        ALREADY_LINKED,
        LINK_DATE_FUTURE
    }

    /** What comes of the wish to link. */
    public sealed interface Outcome {}

    /** The person has this number from now on. */
    public record Linked(String dni) implements Outcome {}

    /** The person had it already. */
    public record Repeated() implements Outcome {}

    /** It is not linked. */
    public record Refused(Refusal refusal) implements Outcome {}

    private LinkRule() {}

    /**
     * @param text the DNI as given, with or without its check character
     * @param held number the person has, if any
     * @param taken whether somebody else has the number
     */
    public static Outcome link(String text, @Nullable String held, boolean taken, LocalDate on, LocalDate today) {
        Optional<Dni.Fault> fault = Dni.fault(text);
        if (fault.isPresent()) {
            return new Refused(Refusal.valueOf(fault.get().name()));
        }
        String number = Dni.of(text).number();
        if (number.equals(held)) {
            return new Repeated();
        }
        if (held != null) {
            return new Refused(Refusal.ALREADY_LINKED);
        }
        if (taken) {
            return new Refused(Refusal.DNI_DUPLICATE);
        }
        return on.isAfter(today) ? new Refused(Refusal.LINK_DATE_FUTURE) : new Linked(number);
    }
}
