package pe.juntos.graduation.forecast.adapter;

import java.time.YearMonth;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.forecast.ForecastPolicy;
import pe.juntos.graduation.forecast.ForecastRules;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.RecertificationPolicy;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import reactor.core.publisher.Mono;

/** All versions of the policies that a forecast follows; those of exit and recertification are the ones that the reviews follow. */
@Component
class ForecastBook {

    private final PolicyBook<ForecastPolicy> forecast = Policies.load("policies/forecast", ForecastPolicy.class);
    private final LiveBook<ExitPolicy> exit;
    private final LiveBook<RecertificationPolicy> recertification;

    ForecastBook(LiveBook<ExitPolicy> exit, LiveBook<RecertificationPolicy> recertification) {
        this.exit = exit;
        this.recertification = recertification;
    }

    /** Fails with {@link pe.juntos.platform.policy.NoVersionInForce} before the first version. */
    Mono<ForecastRules> at(YearMonth from) {
        var day = from.atDay(1);
        return Mono.zip(exit.current(), recertification.current(), (exits, recertifications) -> {
            var horizon = forecast.at(day);
            var stay = exits.at(day);
            var due = recertifications.at(day);
            return new ForecastRules(
                    String.join("+", horizon.id(), stay.id(), due.id()),
                    horizon.parameters(),
                    stay.parameters(),
                    due.parameters());
        });
    }
}
