package pe.juntos.affiliation.entry.agreement.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.EntryRefusal;
import pe.juntos.affiliation.entry.KnownHousehold;
import pe.juntos.affiliation.entry.KnownHouseholds;
import pe.juntos.affiliation.entry.agreement.Signing;
import pe.juntos.affiliation.entry.agreement.SigningRule;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Agreements signed before the gestor of the territory, besides those of the file. */
@RestController
@PreAuthorize("hasRole('GESTOR')")
class AgreementsController {

    private static final int LONGEST = 64;

    /** As sent: anything may be missing. */
    record Sent(
            @Nullable String id,
            @Nullable String household,
            @Nullable LocalDate signedOn,
            @Nullable String signedBy,
            Agreement.@Nullable Means means,
            @Nullable String account,
            @Nullable String payPoint) {

        @Nullable
        Signing signing() {
            return id == null
                            || id.isBlank()
                            || id.length() > LONGEST
                            || household == null
                            || signedOn == null
                            || signedBy == null
                            || means == null
                            || (account != null && account.length() > LONGEST)
                            || (payPoint != null && payPoint.length() > LONGEST)
                    ? null
                    : new Signing(id, household, signedOn, signedBy, means, account, payPoint);
        }
    }

    private final KnownHouseholds households;
    private final Signings signings;
    private final AssessingHouseholds assessing;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AgreementsController(
            KnownHouseholds households,
            Signings signings,
            AssessingHouseholds assessing,
            TransactionalOperator transaction,
            Clock clock) {
        this.households = households;
        this.signings = signings;
        this.assessing = assessing;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/affiliation/agreements")
    Mono<ResponseEntity<Signing>> sign(@RequestBody Sent sent, Caller caller, Scope scope) {
        Signing signing = sent.signing();
        if (signing == null) {
            return refused(EntryRefusal.INCOMPLETE);
        }
        return households
                .lock(signing.household(), scope)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(known -> signings.find(signing.id())
                        .flatMap(before -> before.equals(signing)
                                ? Mono.just(ResponseEntity.ok(before))
                                : AgreementsController.<ResponseEntity<Signing>>refused(EntryRefusal.ID_CONFLICT))
                        .switchIfEmpty(Mono.defer(() -> fresh(known, signing, caller))))
                .as(transaction::transactional);
    }

    private Mono<ResponseEntity<Signing>> fresh(KnownHousehold known, Signing signing, Caller caller) {
        return Mono.zip(
                        signings.people(known.household()),
                        signings.sameDay(signing).map(Optional::of).defaultIfEmpty(Optional.empty()))
                .flatMap(t -> SigningRule.check(
                                known, signing, t.getT1(), t.getT2().orElse(null), LocalDate.now(clock))
                        .map(AgreementsController::<ResponseEntity<Signing>>refused)
                        .orElseGet(() -> signings.keep(signing, caller.subject())
                                .then(assessing.assess(List.of(known.household()), signing.signedOn()))
                                .thenReturn(ResponseEntity.status(HttpStatus.CREATED)
                                        .body(signing))));
    }

    private static <T> Mono<T> refused(EntryRefusal why) {
        return Mono.error(Problem.of(HttpStatus.valueOf(why.status()), why.name(), why.detail()));
    }
}
