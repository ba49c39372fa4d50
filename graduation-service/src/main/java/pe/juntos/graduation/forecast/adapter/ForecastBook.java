package pe.juntos.graduation.forecast.adapter;

import java.time.YearMonth;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.forecast.ForecastPolicy;
import pe.juntos.graduation.forecast.ForecastRules;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.RecertificationPolicy;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;

/** All versions of the policies that a forecast follows. */
@Component
class ForecastBook {

    private final PolicyBook<ForecastPolicy> forecast = Policies.load("policies/forecast", ForecastPolicy.class);
    private final PolicyBook<ExitPolicy> exit = Policies.load("policies/exit", ExitPolicy.class);
    private final PolicyBook<RecertificationPolicy> recertification =
            Policies.load("policies/recertification", RecertificationPolicy.class);

    /** @throws IllegalArgumentException before the first version */
    ForecastRules at(YearMonth from) {
        var day = from.atDay(1);
        var horizon = forecast.at(day);
        var stay = exit.at(day);
        var due = recertification.at(day);
        return new ForecastRules(
                String.join("+", horizon.id(), stay.id(), due.id()),
                horizon.parameters(),
                stay.parameters(),
                due.parameters());
    }
}
