package pe.juntos.coresponsibility.supply.adapter;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.establishment.EstablishmentCode;
import pe.juntos.coresponsibility.establishment.FindEstablishment;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.establishment.TellingEstablishment;
import pe.juntos.coresponsibility.supply.AssessedSupply;
import pe.juntos.coresponsibility.supply.Quality;
import pe.juntos.coresponsibility.supply.SupplyInputs;
import pe.juntos.coresponsibility.supply.SupplyPolicy;
import pe.juntos.coresponsibility.supply.adapter.SupplyStore.Recorded;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Supply assessments (001 SUP-01): recorded, read, and handed out to the authorities of a district (SUP-02). */
@RestController
@RequestMapping("/coresponsibility")
class SupplyController {
    static final List<String> COLUMNS = List.of(
            "establishment",
            "kind",
            "district",
            "assessed_on",
            "result",
            "quantitative",
            "qualitative",
            "gaps",
            "barriers",
            "missing");
    private static final List<String> HEADER = List.of(
            "establecimiento",
            "tipo",
            "ubigeo",
            "fecha",
            "resultado",
            "cuantitativa",
            "cualitativa",
            "brechas",
            "barreras",
            "sin_dato");

    private final SupplyStore store;
    private final FindEstablishment establishments;
    private final TellingEstablishment events;
    private final PolicyBook<SupplyPolicy> policies;
    private final TransactionalOperator transaction;
    private final Clock clock;

    SupplyController(
            SupplyStore store,
            FindEstablishment establishments,
            TellingEstablishment events,
            PolicyBook<SupplyPolicy> policies,
            TransactionalOperator transaction,
            Clock clock) {
        this.store = store;
        this.establishments = establishments;
        this.events = events;
        this.policies = policies;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Answers the establishment's assessments, the latest first. */
    @PostMapping("/establishments/{code}/supply-assessments")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','INSTITUTION')")
    Mono<List<Recorded>> assess(@PathVariable("code") String code, @RequestBody Found found, Caller caller) {
        found.check(LocalDate.now(clock), policies.versions().getFirst().effectiveFrom());
        return known(code, caller)
                .flatMap(establishment -> decide(establishment, found)
                        .flatMap(decided -> store.add(decided, caller.subject()))
                        .flatMap(news -> news
                                ? events.tell("supply-assessed", List.of(establishment.text()))
                                : Mono.<Void>empty())
                        .then(Mono.defer(
                                () -> store.history(establishment.text()).collectList())))
                .as(transaction::transactional);
    }

    @GetMapping("/establishments/{code}/supply-assessments")
    @PreAuthorize(Roles.SUPPLY)
    Mono<List<Recorded>> history(@PathVariable("code") String code, Caller caller) {
        return known(code, caller)
                .flatMap(establishment -> store.history(establishment.text()).collectList());
    }

    /** The latest of each assessed establishment of the caller's territory. */
    @GetMapping("/supply.csv")
    @PreAuthorize(Roles.STAFF_OR_INSTITUTION)
    Mono<Void> latest(
            @RequestParam(name = "district", defaultValue = "") String district,
            Caller caller,
            ServerHttpResponse response) {
        if (!district.matches("[0-9]{0,6}")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "FILTER_INVALID", "El distrito no tiene su forma.");
        }
        return CsvExport.write(
                response, "oferta.csv", HEADER, store.latest(caller.territory().patterns(), district));
    }

    private Mono<EstablishmentCode> known(String code, Caller caller) {
        return establishments.inSight(code, Sight.of(caller)).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Mono<AssessedSupply> decide(EstablishmentCode establishment, Found found) {
        var members = found.expectedMembers();
        var expected = members == null ? store.expected(establishment.text()) : Mono.just(members);
        return expected.map(count -> found.inputs(count))
                .map(inputs -> AssessedSupply.decide(establishment, inputs, policies.at(inputs.assessedOn())));
    }

    /**
     * What somebody found on a visit; what is left out is not known.
     *
     * @param expectedMembers left out: those expected in the latest period
     */
    record Found(
            @Nullable LocalDate assessedOn,
            @Nullable Integer expectedMembers,
            @Nullable Integer staff,
            @Nullable Integer serviceDays,
            @Nullable BigDecimal walkHours,
            @Nullable Map<Quality, Boolean> qualities) {

        void check(LocalDate today, LocalDate first) {
            if (assessedOn == null
                    || negative(expectedMembers)
                    || negative(staff)
                    || negative(serviceDays)
                    || walkHours != null && (walkHours.signum() < 0 || walkHours.compareTo(BigDecimal.valueOf(240)) > 0)
                    || qualities != null && qualities.containsValue(null)) {
                throw Problem.of(
                        HttpStatus.BAD_REQUEST, "SUPPLY_INVALID", "Falta la fecha, o un dato no tiene sentido.");
            }
            if (assessedOn.isAfter(today) || assessedOn.isBefore(first)) {
                throw Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "SUPPLY_DATE", "La fecha es futura o anterior al programa.");
            }
        }

        SupplyInputs inputs(int expected) {
            return new SupplyInputs(
                    java.util.Objects.requireNonNull(assessedOn),
                    expected,
                    staff,
                    serviceDays,
                    walkHours,
                    qualities == null ? Map.of() : qualities);
        }

        private static boolean negative(@Nullable Integer count) {
            return count != null && count < 0;
        }
    }
}
