package pe.juntos.partner.eligibility.adapter;

import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import pe.juntos.partner.catalogue.Catalogue;
import pe.juntos.partner.eligibility.EligibilityPolicy;
import pe.juntos.partner.eligibility.EligibilityRule;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;

/** All versions of the rules. A rule of a programme that the catalogue does not have stops the service. */
@Component
class EligibilityBook {

    private final PolicyBook<EligibilityPolicy> policies =
            Policies.load("policies/eligibility", EligibilityPolicy.class);
    private final Catalogue catalogue;

    EligibilityBook(Catalogue catalogue) {
        this.catalogue = catalogue;
        policies.versions().stream()
                .flatMap(version -> version.parameters().rules().stream())
                .flatMap(rule -> Stream.ofNullable(rule.programme()))
                .filter(programme -> catalogue.find(programme).isEmpty())
                .findFirst()
                .ifPresent(programme -> {
                    throw new IllegalStateException("no programme " + programme);
                });
    }

    /** @throws Problem before the first version */
    Policy<EligibilityPolicy> at(LocalDate day) {
        try {
            return policies.at(day);
        } catch (IllegalArgumentException _) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "DAY_INVALID", "Se espera una fecha con norma vigente");
        }
    }

    /** Programmes of the rules that take households on that day; a rule without a programme is not of the catalogue. */
    Map<String, Boolean> running(EligibilityPolicy policy, LocalDate day) {
        return policy.rules().stream()
                .filter(rule -> rule.programme() != null)
                .collect(Collectors.toMap(EligibilityRule::code, rule -> runs(rule.programme(), day)));
    }

    private boolean runs(@Nullable String programme, LocalDate day) {
        return programme != null
                && catalogue.find(programme).filter(one -> one.runs(day, day)).isPresent();
    }
}
