package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a review knows of a household on its day.
 *
 * @param stage only a household in the programme is reviewed
 * @param socioEconomicClass as the register has it, null if unknown; a recertification overrides it
 * @param recertification the last one since affiliation, null if none
 * @param form the last form G1, null if none
 * @param person what a person decided on that form
 * @param withoutTargets the register tells that it has no target member
 * @param cases about its exit, in the order in which they were filed
 */
public record HouseholdFacts(
        String household,
        Stage stage,
        LocalDate affiliatedOn,
        @Nullable SocioEconomicClass socioEconomicClass,
        boolean withoutTargets,
        @Nullable Recertification recertification,
        @Nullable FormG1 form,
        PersonDecision person,
        List<Enrolment> enrolments,
        @Nullable BonusDelivery delivery,
        List<ExitCase> cases) {
    public HouseholdFacts {
        cases = List.copyOf(cases);
        enrolments = List.copyOf(enrolments);
    }

    /** What SISFOH said last. */
    @Nullable
    SocioEconomicClass currentClass() {
        return recertification == null ? socioEconomicClass : recertification.outcome();
    }

    public enum Stage {
        IN_PROGRAMME,
        LEFT,
        GRADUATED
    }
}
