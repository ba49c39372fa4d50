package pe.juntos.coresponsibility.verdict.adapter;

import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Why a household's verdict is what it is, for those whose territory it lies in. */
@RestController
@RequestMapping("/coresponsibility/households/{household}")
class HouseholdVerdictController {
    private final HouseholdVerdictQueries queries;

    HouseholdVerdictController(HouseholdVerdictQueries queries) {
        this.queries = queries;
    }

    @GetMapping("/verdicts")
    @PreAuthorize(Roles.STAFF_OR_OWN_HOUSEHOLD)
    @Audited
    Mono<ExplainedVerdict> show(
            @PathVariable("household") String household, @RequestParam("period") String period, Caller caller) {
        return queries.verdict(period, household, caller).switchIfEmpty(Mono.error(Problem::notFound));
    }
}
