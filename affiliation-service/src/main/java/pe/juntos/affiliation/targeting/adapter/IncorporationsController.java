package pe.juntos.affiliation.targeting.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.targeting.Incorporation;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Districts join the programme by two persons (TGT-1). */
@RestController
@RequestMapping("/affiliation/targeting/districts/{ubigeo}/incorporations")
class IncorporationsController {

    /** @param legalBasis the norm by which the district joins */
    record Order(@Nullable LocalDate on, @Nullable String legalBasis) {}

    private static final int LONGEST = 300;

    private final Incorporations incorporations;
    private final TransactionalOperator transaction;

    IncorporationsController(Incorporations incorporations, TransactionalOperator transaction) {
        this.incorporations = incorporations;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize(Paging.STAFF)
    Mono<List<Incorporation>> list(@PathVariable String ubigeo, Caller caller) {
        return district(ubigeo, caller)
                .flatMap(_ -> incorporations.all(ubigeo).collectList())
                .as(transaction::transactional);
    }

    /** The same proposal again is the same proposal. */
    @PostMapping
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','REGIONAL_COORDINATOR')")
    Mono<Incorporation> propose(@PathVariable String ubigeo, @RequestBody Order order, Caller caller) {
        LocalDate on = order.on();
        String basis = order.legalBasis();
        if (on == null || basis == null || basis.isBlank() || basis.length() > LONGEST) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "INCORPORATION_INVALID",
                    "Se espera on (AAAA-MM-DD) y legalBasis, de hasta " + LONGEST + " caracteres"));
        }
        var proposal = new Incorporation(
                UUID.randomUUID(), ubigeo, on, basis.strip(), Incorporation.State.PROPOSED, caller.subject(), null);
        return district(ubigeo, caller)
                .flatMap(district -> district.since() == null
                        ? proposed(proposal)
                        : Mono.<Incorporation>error(refusal(Incorporation.Outcome.Refused.ALREADY_INCORPORATED)))
                .as(transaction::transactional);
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','CERTIFIER')")
    Mono<Incorporation> approve(@PathVariable String ubigeo, @PathVariable UUID id, Caller caller) {
        return decide(ubigeo, id, caller, (proposal, district) -> proposal.approve(caller.subject(), district.since()));
    }

    @PostMapping("/{id}/decline")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','CERTIFIER')")
    Mono<Incorporation> decline(@PathVariable String ubigeo, @PathVariable UUID id, Caller caller) {
        return decide(ubigeo, id, caller, (proposal, _) -> proposal.decline(caller.subject()));
    }

    private Mono<Incorporation> proposed(Incorporation proposal) {
        return incorporations
                .open(proposal.district())
                .flatMap(open -> open.on().equals(proposal.on())
                                && open.legalBasis().equals(proposal.legalBasis())
                                && open.proposedBy().equals(proposal.proposedBy())
                        ? Mono.just(open)
                        : Mono.<Incorporation>error(Problem.of(
                                HttpStatus.CONFLICT, "PROPOSAL_OPEN", "El distrito ya tiene una propuesta abierta")))
                .switchIfEmpty(Mono.defer(() -> incorporations.propose(proposal).thenReturn(proposal)));
    }

    private Mono<Incorporation> decide(
            String ubigeo,
            UUID id,
            Caller caller,
            BiFunction<Incorporation, Incorporations.District, Incorporation.Outcome> rule) {
        return district(ubigeo, caller)
                .flatMap(district -> incorporations
                        .find(ubigeo, id)
                        .switchIfEmpty(Mono.error(Problem::notFound))
                        .flatMap(proposal -> switch (rule.apply(proposal, district)) {
                            case Incorporation.Outcome.Decided(var decided) ->
                                incorporations.decide(decided).thenReturn(decided);
                            case Incorporation.Outcome.Refused refused -> Mono.<Incorporation>error(refusal(refused));
                        }))
                .as(transaction::transactional);
    }

    private Mono<Incorporations.District> district(String ubigeo, Caller caller) {
        return Mono.just(ubigeo)
                .filter(caller.territory()::covers)
                .flatMap(incorporations::lock)
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private static Problem refusal(Incorporation.Outcome.Refused refused) {
        return Problem.of(
                HttpStatus.CONFLICT,
                refused.name(),
                switch (refused) {
                    case SAME_PERSON -> "Quien propone no aprueba";
                    case ALREADY_DECIDED -> "Ya se decidió sobre esta propuesta";
                    case ALREADY_INCORPORATED -> "El distrito ya está incorporado";
                });
    }
}
