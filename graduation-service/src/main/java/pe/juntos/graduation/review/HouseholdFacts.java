package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a review knows of a household on its day.
 *
 * @param stage only a household in the programme is reviewed
 * @param recertification the last one since affiliation, null if none
 * @param form the last form G1, null if none
 * @param person the decision of a person on that form, null if none
 */
public record HouseholdFacts(
        String household,
        Stage stage,
        LocalDate affiliatedOn,
        @Nullable Recertification recertification,
        @Nullable FormG1 form,
        @Nullable PersonDecision person,
        List<Enrolment> enrolments,
        @Nullable BonusDelivery delivery) {
    public HouseholdFacts {
        enrolments = List.copyOf(enrolments);
    }

    public enum Stage {
        IN_PROGRAMME,
        LEFT,
        GRADUATED
    }
}
