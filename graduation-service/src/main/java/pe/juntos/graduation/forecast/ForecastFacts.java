package pe.juntos.graduation.forecast;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.review.Recertification;
import pe.juntos.graduation.review.SocioEconomicClass;

/**
 * What a forecast knows of a household in the programme.
 *
 * @param socioEconomicClass as the register has it, null if unknown; a recertification overrides it
 * @param classValidUntil last day on which the class is valid, null if unknown
 * @param schoolchildren birth dates of living members of the household who have not finished secondary school
 * @param unborn the latest expected delivery that has not taken place, null if none is known
 */
public record ForecastFacts(
        String household,
        LocalDate affiliatedOn,
        @Nullable SocioEconomicClass socioEconomicClass,
        @Nullable LocalDate classValidUntil,
        @Nullable Recertification recertification,
        List<LocalDate> schoolchildren,
        @Nullable LocalDate unborn) {
    public ForecastFacts {
        schoolchildren = List.copyOf(schoolchildren);
    }

    @Nullable
    SocioEconomicClass currentClass() {
        return recertification == null ? socioEconomicClass : recertification.outcome();
    }
}
