package pe.juntos.payment.budget.adapter;

import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.budget.AdministrativeShare;
import pe.juntos.payment.budget.BudgetTold;
import pe.juntos.payment.budget.SharePolicy;
import pe.juntos.payment.kernel.Money;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The administrative share of a year's budget, and whether it is above the limit (003 R-PA-5); figures of the whole country. */
@RestController
@RequestMapping("/payment/budget")
class BudgetController {
    private static final int FIRST_YEAR = 2005;
    private static final int LAST_YEAR = 2099;

    private final BudgetReports reports;

    BudgetController(BudgetReports reports) {
        this.reports = reports;
    }

    record Reported(@Nullable String total, @Nullable String administrative) {}

    @PutMapping("/{year}")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<BudgetTold> report(@PathVariable int year, @RequestBody Reported reported, Caller caller) {
        if (!caller.territory().national()) {
            throw Problem.of(HttpStatus.FORBIDDEN, "NATIONAL_ONLY", "El presupuesto es de todo el país.");
        }
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw unprocessable("YEAR_INVALID", "year va de 2005 a 2099.");
        }
        var total = soles(reported.total());
        var administrative = soles(reported.administrative());
        if (total.isZero() || administrative.exceeds(total)) {
            throw unprocessable("AMOUNT_INVALID", "El total es mayor que cero y no menor que lo administrativo.");
        }
        return reports.report(year, new AdministrativeShare(total, administrative), caller.subject());
    }

    @GetMapping("/{year}")
    @PreAuthorize(Roles.ANYBODY)
    Mono<BudgetTold> one(@PathVariable int year) {
        return reports.of(year).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping
    @PreAuthorize(Roles.ANYBODY)
    Flux<BudgetTold> all() {
        return reports.all();
    }

    private static Money soles(@Nullable String text) {
        return Money.read(text)
                .orElseThrow(() -> unprocessable("AMOUNT_INVALID", "El monto se escribe con dos decimales."));
    }

    private static RuntimeException unprocessable(String code, String detail) {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }

    @Configuration(proxyBeanMethods = false)
    static class Books {
        @Bean
        PolicyBook<SharePolicy> sharePolicies() {
            return Policies.load("policy/administrative-share", SharePolicy.class);
        }
    }
}
