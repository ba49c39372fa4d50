package pe.juntos.graduation.intake;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one member of a household said in a form G2 (GRA-4).
 *
 * @param household its id at the sender
 * @param member the member's id at the sender
 */
public record FormG2Line(
        String household,
        LocalDate on,
        String member,
        Preference preference,
        @Nullable Expectation expectation) {

    /** Which bonus the member would rather have; many would keep the transfer. */
    public enum Preference {
        EDUCATIONAL,
        PRODUCTIVE,
        ENTREPRENEUR,
        CASH,
        NONE
    }

    /** What the member hopes to do after the exit. */
    public enum Expectation {
        TECHNICAL_STUDY,
        HIGHER_STUDY,
        FARMING,
        LIVESTOCK,
        TRADE,
        CRAFT,
        EMPLOYMENT,
        OTHER
    }
}
