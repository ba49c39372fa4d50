package pe.juntos.affiliation.entry.leaving.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.leaving.ExitCase;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Withdrawal, exit by two persons, and listing anew. */
@RestController
class LeavingController {

    private static final int MOST = 500;
    private static final int LONGEST_ID = 64;

    /** As sent: anything may be missing. */
    record Withdrawal(
            @Nullable String id,
            @Nullable LocalDate on,
            @Nullable String statement) {}

    record Proposal(
            @Nullable String id,
            @Nullable String household,
            @Nullable ReasonCode reason,
            @Nullable LocalDate on,
            @Nullable String grounds,
            @Nullable String otherHousehold) {}

    record Hearing(
            @Nullable LocalDate summonedOn,
            @Nullable LocalDate heldOn,
            @Nullable Boolean attended,
            @Nullable String account) {}

    record Decision(@Nullable Boolean approved, @Nullable String grounds) {}

    record Listing(@Nullable LocalDate on, @Nullable String grounds) {}

    record Listed(String household, LocalDate listedOn) {}

    record Page(List<ExitCase> items, @Nullable String next) {}

    private final LeavingHouseholds leaving;
    private final ExitCases cases;

    LeavingController(LeavingHouseholds leaving, ExitCases cases) {
        this.leaving = leaving;
        this.cases = cases;
    }

    @PostMapping("/affiliation/households/{household}/withdrawal")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ExitCase> withdraw(@PathVariable String household, @RequestBody Withdrawal sent, Caller caller, Scope scope) {
        if (unfit(sent.id())
                || sent.id() == null
                || sent.on() == null
                || sent.statement() == null
                || blank(sent.statement())) {
            return incomplete();
        }
        return leaving.withdraw(
                new ExitCase(
                        sent.id(),
                        household,
                        ReasonCode.WITHDRAWN,
                        sent.on(),
                        sent.statement(),
                        null,
                        caller.subject(),
                        null,
                        null),
                caller,
                scope);
    }

    @PostMapping("/affiliation/exits")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ExitCase> propose(@RequestBody Proposal sent, Caller caller, Scope scope) {
        if (unfit(sent.id())
                || sent.id() == null
                || sent.household() == null
                || sent.reason() == null
                || sent.on() == null
                || sent.grounds() == null
                || blank(sent.grounds())) {
            return incomplete();
        }
        return leaving.propose(
                new ExitCase(
                        sent.id(),
                        sent.household(),
                        sent.reason(),
                        sent.on(),
                        sent.grounds(),
                        sent.otherHousehold(),
                        caller.subject(),
                        null,
                        null),
                scope);
    }

    @PostMapping("/affiliation/exits/{id}/hearing")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ExitCase> hear(@PathVariable String id, @RequestBody Hearing sent, Caller caller, Scope scope) {
        if (sent.summonedOn() == null
                || sent.heldOn() == null
                || sent.attended() == null
                || sent.account() == null
                || blank(sent.account())) {
            return incomplete();
        }
        return leaving.hear(
                id,
                new ExitCase.Hearing(
                        sent.summonedOn(), sent.heldOn(), sent.attended(), sent.account(), caller.subject()),
                scope);
    }

    @PostMapping("/affiliation/exits/{id}/decision")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<ExitCase> decide(@PathVariable String id, @RequestBody Decision sent, Caller caller, Scope scope) {
        return sent.approved() == null || sent.grounds() == null || blank(sent.grounds())
                ? incomplete()
                : leaving.decide(id, sent.approved(), sent.grounds(), caller, scope);
    }

    @GetMapping("/affiliation/exits")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> list(
            @RequestParam(defaultValue = "true") boolean open,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Math.clamp(limit, 1, MOST);
        return cases.list(scope, open, cursor, most)
                .collectList()
                .map(found -> new Page(
                        found, found.size() < most ? null : found.getLast().id()));
    }

    @PostMapping("/affiliation/households/{household}/relisting")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    Mono<Listed> relist(@PathVariable String household, @RequestBody Listing sent, Caller caller, Scope scope) {
        return sent.on() == null || sent.grounds() == null || blank(sent.grounds())
                ? incomplete()
                : leaving.relist(household, sent.on(), sent.grounds(), caller, scope)
                        .thenReturn(new Listed(household, sent.on()));
    }

    private static boolean unfit(@Nullable String id) {
        return id == null || blank(id) || id.length() > LONGEST_ID;
    }

    private static boolean blank(String text) {
        return text.isBlank();
    }

    private static <T> Mono<T> incomplete() {
        EntryRefusal why = EntryRefusal.INCOMPLETE;
        return Mono.error(
                Problem.of(org.springframework.http.HttpStatus.valueOf(why.status()), why.name(), why.detail()));
    }
}
