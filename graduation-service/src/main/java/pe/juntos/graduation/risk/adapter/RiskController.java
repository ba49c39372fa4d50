package pe.juntos.graduation.risk.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.profile.Criterion;
import pe.juntos.graduation.profile.Profiles;
import pe.juntos.graduation.risk.RiskProfile;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The risk profile of one household (GRA-9). */
@RestController
class RiskController {

    private final RiskBook book;
    private final Profiles profiles;
    private final Clock clock;

    RiskController(RiskBook book, Profiles profiles, Clock clock) {
        this.book = book;
        this.profiles = profiles;
        this.clock = clock;
    }

    record Risk(
            String household,
            LocalDate on,
            String policy,
            List<String> raised,
            List<String> unknown,
            List<Criterion.Result> flags) {}

    @GetMapping("/graduation/households/{code}/risk")
    @Audited
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
    Mono<Risk> risk(@PathVariable String code, @RequestParam(required = false) @Nullable LocalDate on, Caller caller) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        return profiles.read(code, day, caller)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .map(known -> {
                    var policy = book.at(day);
                    var risk = RiskProfile.of(known.profile(), known.district(), policy.parameters());
                    return new Risk(code, day, policy.id(), risk.raised(), risk.unknown(), risk.flags());
                });
    }
}
