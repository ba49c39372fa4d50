package pe.juntos.affiliation.targeting.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.household.Eligibility;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.household.RegisterFacts;
import pe.juntos.affiliation.targeting.NucleusParameters;
import pe.juntos.affiliation.targeting.SecondNucleus;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Whether a household is eligible on a date, and why not (TGT-2). Whoever asks leaves a trace. */
@RestController
@PreAuthorize(Paging.STAFF)
class EligibilityController {

    /**
     * The answer for one household.
     *
     * @param reasons what is not met, each with the rule it applies; empty if eligible
     * @param secondNucleus persons of a second family in the household, flagged and not paid for (TGT-3)
     * @param inputsHash the same facts by the same policy give the same
     */
    record Answer(
            String household,
            LocalDate on,
            boolean eligible,
            List<Reason> reasons,
            List<String> secondNucleus,
            String policy,
            String inputsHash) {}

    record Reason(ReasonCode code, String rule) {}

    private final LiveBook<NucleusParameters> nuclei;
    private final RegisterFacts facts;
    private final DatabaseClient client;
    private final TransactionalOperator transaction;
    private final Clock clock;

    EligibilityController(
            LiveBook<NucleusParameters> nuclei,
            RegisterFacts facts,
            DatabaseClient client,
            TransactionalOperator transaction,
            Clock clock) {
        this.nuclei = nuclei;
        this.facts = facts;
        this.client = client;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/affiliation/households/{code}/eligibility")
    @Audited
    Mono<Answer> eligibility(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable LocalDate on,
            Caller caller,
            Scope scope) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        return client.sql("select household from household h where household = :household"
                        + " and district like any(:patterns)"
                        + " and district || '/' || coalesce(populated_centre, '') like any(:places)")
                .bind("household", code)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> required(row, "household", String.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .then(remember(code, caller))
                .then(Mono.zip(facts.of(List.of(code), day), nuclei.current().map(book -> book.at(day))))
                .onErrorMap(IllegalArgumentException.class, _ -> CoverageController.noPolicy())
                .map(t -> answer(t.getT1().households().getFirst(), day, t.getT1(), t.getT2()))
                .as(transaction::transactional);
    }

    private Mono<Void> remember(String household, Caller caller) {
        return client.sql(
                        "insert into file_access (household, subject, with_names) values (:household, :subject, false)")
                .bind("household", household)
                .bind("subject", caller.subject())
                .then();
    }

    private static Answer answer(
            HouseholdFacts household, LocalDate on, RegisterFacts.Known known, Policy<NucleusParameters> nucleus) {
        List<ReasonCode> unmet = Eligibility.unmet(household, known.context(), on);
        return new Answer(
                household.household(),
                on,
                unmet.isEmpty(),
                unmet.stream().map(code -> new Reason(code, code.norm())).toList(),
                SecondNucleus.members(household, on, known.context().limits(), nucleus.parameters()),
                known.policy() + "+" + nucleus.id(),
                InputsHash.of(household.knownBy(on), known.context(), nucleus.parameters(), on));
    }
}
