package pe.juntos.affiliation.maintenance.adapter;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.maintenance.LifeEventRefusal;
import pe.juntos.affiliation.maintenance.Proposal;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The second person decides where money would move (AFF-5); until then nothing has changed. */
@RestController
@PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
class ProposalsController {

    /** @param note why; needed to reject */
    record Reasoning(@Nullable String note) {}

    private final LifeEvents events;
    private final LifeEventLists lists;
    private final Recording recording;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ProposalsController(
            LifeEvents events,
            LifeEventLists lists,
            Recording recording,
            Clock clock,
            TransactionalOperator transaction) {
        this.events = events;
        this.lists = lists;
        this.recording = recording;
        this.clock = clock;
        this.transaction = transaction;
    }

    @PostMapping("/affiliation/life-events/{id}/approve")
    Mono<LifeEventsController.Answer> approve(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Reasoning reasoning,
            Caller caller,
            Scope scope) {
        return proposal(id, scope)
                .flatMap(stored -> decide(stored, stored.proposal().approve(caller.subject()), note(reasoning))
                        .flatMap(decided -> decided ? carryOut(stored, scope) : Mono.empty())
                        .thenReturn(answer(stored, Proposal.State.APPROVED)))
                .as(transaction::transactional);
    }

    @PostMapping("/affiliation/life-events/{id}/reject")
    Mono<LifeEventsController.Answer> reject(
            @PathVariable String id,
            @RequestBody(required = false) @Nullable Reasoning reasoning,
            Caller caller,
            Scope scope) {
        String note = note(reasoning);
        if (note == null) {
            return Mono.error(LifeEventsController.refused(LifeEventRefusal.REQUIRED, "note"));
        }
        return proposal(id, scope)
                .flatMap(stored -> decide(stored, stored.proposal().reject(caller.subject()), note)
                        .thenReturn(answer(stored, Proposal.State.REJECTED)))
                .as(transaction::transactional);
    }

    private Mono<LifeEvents.Stored> proposal(String id, Scope scope) {
        return events.lock(id)
                .filterWhen(stored -> lists.visible(stored.event().household(), scope))
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** True if this decision is new. */
    private Mono<Boolean> decide(LifeEvents.Stored stored, Proposal.Outcome outcome, @Nullable String note) {
        return switch (outcome) {
            case Proposal.Decided(Proposal decided) ->
                events.decide(stored.event().id(), decided, clock.instant(), note)
                        .thenReturn(true);
            case Proposal.Repeated _ -> Mono.just(false);
            case Proposal.Refused(Proposal.Refusal refusal) -> Mono.error(refused(refusal));
        };
    }

    private Mono<Void> carryOut(LifeEvents.Stored stored, Scope scope) {
        return recording
                .carryOut(stored.event(), scope)
                .flatMap(refusal -> refusal.isPresent()
                        ? Mono.error(LifeEventsController.refused(refusal.get(), "al aprobar"))
                        : Mono.empty());
    }

    private static Problem refused(Proposal.Refusal refusal) {
        String message = switch (refusal) {
            case SAME_PERSON -> "Quien propone no decide";
            case ALREADY_DECIDED -> "Ya se decidió";
            case NOTHING_TO_DECIDE -> "Esta novedad no espera decisión";
        };
        return Problem.of(HttpStatus.CONFLICT, refusal.name(), message);
    }

    private static LifeEventsController.Answer answer(LifeEvents.Stored stored, Proposal.State state) {
        return new LifeEventsController.Answer(
                stored.event().id(), stored.event().household(), state.name());
    }

    private static @Nullable String note(@Nullable Reasoning reasoning) {
        return reasoning == null || reasoning.note() == null || reasoning.note().isBlank() ? null : reasoning.note();
    }
}
