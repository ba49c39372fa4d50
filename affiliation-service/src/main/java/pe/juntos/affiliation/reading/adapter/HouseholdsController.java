package pe.juntos.affiliation.reading.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.reading.HouseholdFile;
import pe.juntos.affiliation.reading.HouseholdSummary;
import pe.juntos.affiliation.reading.ReadAccess;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The register, read by people: whoever opens a household's file leaves a trace. */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER','PAYMENT_SUBMITTER',"
        + "'PAYMENT_APPROVER','AUDITOR','OPERATOR')")
class HouseholdsController {

    private static final int MOST = 500;

    /** One page, and where the next begins; null at the end. */
    record Page<T>(List<T> items, @Nullable String next) {}

    private final HouseholdLines lines;
    private final HouseholdFiles files;
    private final RegisterCounts counts;

    HouseholdsController(HouseholdLines lines, HouseholdFiles files, RegisterCounts counts) {
        this.lines = lines;
        this.files = files;
        this.counts = counts;
    }

    @GetMapping("/affiliation/households/{code}")
    @PreAuthorize(Roles.STAFF_OR_OWN_HOUSEHOLD)
    Mono<HouseholdFile> file(@PathVariable String code, Caller caller, Scope scope) {
        return files.open(new HouseholdFiles.Opening(code, scope, caller.subject(), ReadAccess.names(caller)))
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/affiliation/households")
    Mono<Page<HouseholdLines.Line>> list(
            @RequestParam(defaultValue = "") String externalId,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return lines.lines(new HouseholdLines.Filter(externalId, state, digits(district), cursor, most), scope)
                .collectList()
                .map(found -> new Page<>(
                        found, found.size() < most ? null : found.getLast().household()));
    }

    /** Work list of the identity campaigns (AFF-2). */
    @GetMapping("/affiliation/identity-pending")
    Mono<Page<HouseholdLines.Pending>> identityPending(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return lines.pending(scope, cursor, most)
                .collectList()
                .map(people -> new Page<>(
                        people, people.size() < most ? null : people.getLast().member()));
    }

    @GetMapping("/affiliation/summary")
    @PreAuthorize("hasRole('SURVEILLANCE_COMMITTEE') or " + Roles.STAFF)
    Mono<HouseholdSummary> summary(Scope scope) {
        return counts.summary(scope);
    }

    /** A district or the beginning of one; anything else matches none. */
    private static String digits(String district) {
        return district.matches("[0-9]{0,6}") ? district : "-";
    }
}
