package pe.juntos.partner.plan.adapter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import pe.juntos.partner.plan.PlanPolicy;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.partner.plan.RouteAdvanced;
import pe.juntos.platform.event.Topics;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;

/** All versions of the rules of the plan, its topic, and how a refusal is answered. */
@Configuration(proxyBeanMethods = false)
class PlanBook {

    static final String ID = "[A-Za-z0-9._-]{1,64}";
    static final String TEXT = "[\\p{L}\\p{N} .,;:()%/'\"-]{2,200}";
    static final String STAFF =
            "hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','UAS','AUDITOR','OPERATOR')";
    static final String FIELD = "hasAnyRole('GESTOR','REGIONAL_COORDINATOR')";

    private static final int CENTIMOS = 2;
    private static final int DIGITS = 9;

    private final PolicyBook<PlanPolicy> policies = Policies.load("policies/plan", PlanPolicy.class);

    @Bean
    Topics routeTold() {
        return new Topics(List.of(RouteAdvanced.TOPIC));
    }

    Policy<PlanPolicy> at(LocalDate day) {
        return policies.at(day);
    }

    static Problem problem(PlanRefusal why) {
        return Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail());
    }

    /** @throws Problem if it is missing */
    static <T> T given(@Nullable T value) {
        if (value == null) {
            throw problem(PlanRefusal.INCOMPLETE);
        }
        return value;
    }

    /** @throws Problem if it is missing or looks otherwise */
    static String text(@Nullable String value, String pattern) {
        if (value == null || !value.matches(pattern)) {
            throw problem(PlanRefusal.INCOMPLETE);
        }
        return value.strip();
    }

    /**
     * Soles, of two places at most.
     *
     * @throws Problem if it is missing, negative, finer than a céntimo or larger than anything that is meant here
     */
    static BigDecimal soles(@Nullable BigDecimal amount) {
        var soles = given(amount);
        if (soles.signum() < 0 || soles.scale() > CENTIMOS || soles.precision() - soles.scale() > DIGITS) {
            throw problem(PlanRefusal.AMOUNT_INVALID);
        }
        return soles;
    }

    /** @throws Problem if it is missing or after today */
    static LocalDate past(@Nullable LocalDate on, LocalDate today) {
        var day = given(on);
        if (day.isAfter(today)) {
            throw problem(PlanRefusal.IN_FUTURE);
        }
        return day;
    }
}
