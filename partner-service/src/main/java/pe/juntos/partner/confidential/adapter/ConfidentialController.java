package pe.juntos.partner.confidential.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.confidential.ConfidentialRefusal;
import pe.juntos.partner.confidential.ConfidentialState.Ending;
import pe.juntos.partner.confidential.ConfidentialStep;
import pe.juntos.partner.confidential.Matter;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Confidential referrals: a gestor opens one and does not see it again; its specialist does the rest (PAR-4). */
@RestController
@RequestMapping("/partner/confidential-referrals")
class ConfidentialController {

    private static final int MOST = 200;

    record Sent(
            @Nullable UUID id,
            @Nullable String household,
            @Nullable Matter matter,
            @Nullable String service,
            @Nullable LocalDate on) {}

    record Step(
            @Nullable LocalDate on,
            @Nullable LocalDate until,
            @Nullable Ending reason) {}

    record Page(
            List<ConfidentialReferrals.Seen> items,
            @Nullable UUID next) {}

    private final ConfidentialOpenings openings;
    private final ConfidentialReferrals referrals;
    private final Clock clock;

    ConfidentialController(ConfidentialOpenings openings, ConfidentialReferrals referrals, Clock clock) {
        this.openings = openings;
        this.referrals = referrals;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ResponseEntity<Recorded<UUID>>> open(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var opening = opening(sent);
            return openings.open(opening, caller).map(fresh -> Recorded.answer(opening.id(), fresh));
        });
    }

    @GetMapping
    @PreAuthorize("hasRole('SPECIALIST')")
    Mono<Page> mine(
            @RequestParam(defaultValue = "00000000-0000-0000-0000-000000000000") UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return referrals
                .mine(caller, cursor, most)
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().id()));
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasRole('SPECIALIST')")
    Mono<ConfidentialReferrals.Seen> one(@PathVariable UUID id, Caller caller) {
        return referrals.one(id, caller);
    }

    @PostMapping("/{id}/{step}")
    @PreAuthorize("hasRole('SPECIALIST')")
    Mono<Recorded<UUID>> take(@PathVariable UUID id, @PathVariable String step, @RequestBody Step body, Caller caller) {
        return Mono.defer(() -> referrals
                .take(id, step(step, body), step, LocalDate.now(clock), caller)
                .map(changed -> new Recorded<>(id, changed)));
    }

    private static ConfidentialStep step(String name, Step body) {
        var on = body.on();
        var until = body.until();
        var reason = body.reason();
        if (on == null) {
            throw incomplete();
        }
        return switch (name) {
            case "consent" -> {
                if (until == null) {
                    throw incomplete();
                }
                yield new ConfidentialStep.Consent(on, until);
            }
            case "send" -> new ConfidentialStep.Send(on);
            case "close" -> {
                if (reason == null) {
                    throw incomplete();
                }
                yield new ConfidentialStep.Close(on, reason);
            }
            default -> throw Problem.notFound();
        };
    }

    private ConfidentialOpenings.Opening opening(Sent sent) {
        var id = sent.id();
        var household = sent.household();
        var matter = sent.matter();
        var service = sent.service();
        var on = sent.on();
        if (id == null || household == null || matter == null || on == null || service == null) {
            throw incomplete();
        }
        if (!service.matches("[A-Z0-9_]{2,40}")) {
            throw incomplete();
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw ConfidentialReferrals.problem(ConfidentialRefusal.IN_FUTURE);
        }
        return new ConfidentialOpenings.Opening(id, household, matter, service, on);
    }

    private static Problem incomplete() {
        return ConfidentialReferrals.problem(ConfidentialRefusal.INCOMPLETE);
    }
}
