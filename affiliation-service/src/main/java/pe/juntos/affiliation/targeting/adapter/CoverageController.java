package pe.juntos.affiliation.targeting.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
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
import pe.juntos.affiliation.household.RegisterFacts;
import pe.juntos.affiliation.targeting.Coverage;
import pe.juntos.affiliation.targeting.NucleusParameters;
import pe.juntos.affiliation.targeting.adapter.CoverageReports.DistrictCounts;
import pe.juntos.affiliation.targeting.adapter.CoverageReports.Finding;
import pe.juntos.affiliation.targeting.adapter.CoverageReports.Report;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Leakage and under-coverage on a day (TGT-4): ordered for the whole register, read within the caller's territory. */
@RestController
@RequestMapping("/affiliation/targeting/coverage")
class CoverageController {

    record Order(@Nullable LocalDate on) {}

    record Ordered(UUID report, UUID job, LocalDate on, long households) {}

    /**
     * A report's numbers in the caller's territory.
     *
     * @param leakage households by what is not met
     * @param underCoverage households by state and by what is missing
     */
    record Counts(
            Report report,
            List<DistrictCounts> districts,
            Map<String, Long> leakage,
            Map<String, Long> underCoverage) {}

    private final CoverageReports reports;
    private final RegisterFacts facts;
    private final LiveBook<NucleusParameters> nuclei;
    private final Jobs jobs;
    private final TransactionalOperator transaction;

    CoverageController(
            CoverageReports reports,
            RegisterFacts facts,
            LiveBook<NucleusParameters> nuclei,
            Jobs jobs,
            TransactionalOperator transaction) {
        this.reports = reports;
        this.facts = facts;
        this.nuclei = nuclei;
        this.jobs = jobs;
        this.transaction = transaction;
    }

    /** On a register that did not change since, the report there is. */
    @PostMapping
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR','AUDITOR')")
    Mono<ResponseEntity<Ordered>> order(@RequestBody Order order, Caller caller) {
        LocalDate on = order.on();
        if (on == null) {
            return Mono.error(Problem.of(HttpStatus.BAD_REQUEST, "COVERAGE_INVALID", "Se espera on (AAAA-MM-DD)"));
        }
        return policy(on)
                .flatMap(policy -> Mono.zip(reports.register(), reports.households())
                        .flatMap(register -> jobs.start(
                                        CoverageJob.KIND,
                                        on + "@" + register.getT1() + "/" + policy,
                                        Map.of(CoverageJob.DAY, on.toString()),
                                        register.getT2())
                                .flatMap(job -> reports.order(job, on, policy, caller.subject())
                                        .thenReturn(new Ordered(job.id(), job.id(), on, register.getT2())))))
                .as(transaction::transactional)
                .map(ordered -> ResponseEntity.accepted().body(ordered));
    }

    @GetMapping
    @PreAuthorize(Paging.STAFF)
    Mono<List<Report>> list(@RequestParam(defaultValue = "20") int limit) {
        return reports.reports(Paging.limit(limit));
    }

    @GetMapping("/{id}")
    @PreAuthorize(Paging.STAFF)
    Mono<Counts> counts(@PathVariable UUID id, Caller caller) {
        return finished(
                id,
                report -> Mono.zip(
                                reports.counts(id, caller.territory()),
                                reports.reasons(id, Coverage.Kind.LEAKAGE.name(), caller.territory()),
                                reports.reasons(id, Coverage.Kind.UNDER_COVERAGE.name(), caller.territory()))
                        .map(t -> new Counts(report, t.getT1(), t.getT2(), t.getT3())));
    }

    @GetMapping("/{id}/households")
    @PreAuthorize(Paging.STAFF)
    Mono<Paging<Finding>> households(
            @PathVariable UUID id,
            @RequestParam(required = false) Coverage.@Nullable Kind kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Scope scope) {
        int most = Paging.limit(limit);
        var filter = new CoverageReports.Filter(id, name(kind), reason, Paging.digits(district), cursor);
        return finished(
                id,
                _ -> reports.findings(filter, scope, most)
                        .collectList()
                        .map(found -> Paging.of(found, most, Finding::household)));
    }

    @GetMapping("/{id}/households.csv")
    @PreAuthorize(Paging.STAFF)
    Mono<Void> export(
            @PathVariable UUID id,
            @RequestParam(required = false) Coverage.@Nullable Kind kind,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String district,
            Scope scope,
            ServerHttpResponse response) {
        var filter = new CoverageReports.Filter(id, name(kind), reason, Paging.digits(district), "");
        return finished(
                id,
                report -> CsvExport.write(
                        response,
                        "cobertura-" + report.on() + ".csv",
                        List.of("hogar_id", "ubigeo", "tipo", "motivos"),
                        reports.findings(filter, scope)
                                .map(f -> List.of(
                                        f.externalId(), f.district(), f.kind(), String.join("|", f.reasons())))));
    }

    private static String name(Coverage.@Nullable Kind kind) {
        return kind == null ? "" : kind.name();
    }

    private Mono<String> policy(LocalDate on) {
        return Mono.zip(facts.of(List.of(), on), nuclei.current())
                .map(t -> t.getT1().policy() + "+" + t.getT2().at(on).id())
                .onErrorMap(IllegalArgumentException.class, _ -> noPolicy());
    }

    static Problem noPolicy() {
        return Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "NO_POLICY_ON_DATE", "Ninguna política regía ese día");
    }

    private <T> Mono<T> finished(UUID id, Function<Report, Mono<T>> reading) {
        return reports.report(id)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(report -> report.finished()
                        ? reading.apply(report)
                        : Mono.<T>error(Problem.of(
                                HttpStatus.CONFLICT, "REPORT_NOT_READY", "El reporte aún se está calculando")));
    }
}
