package pe.juntos.payment.incentive.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.incentive.IncentivePolicy;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.proposal.ProposedFile;
import pe.juntos.payment.proposal.ProposedFile.Verdict;
import pe.juntos.payment.proposal.ProposedFiles;
import pe.juntos.payment.proposal.ProposedFiles.Kind;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One person sends what a sector reports, another lets it be owed: with the next transfer of each household (PAY-1). */
@RestController
@RequestMapping("/payment/incentives")
class IncentiveController {
    private static final StagedFile<IncentiveFormat.Sent> FILE = new StagedFile<>(
            IncentiveApplication.KIND,
            new IncentiveFormat(),
            "staging_incentive",
            List.of("component", "household", "person", "age", "pregnant", "grade_approved", "performed"),
            (sent, out) -> out.text(sent.line().component().name())
                    .text(sent.household())
                    .text(sent.line().person())
                    .number(sent.line().age())
                    .bool(sent.line().pregnant())
                    .bool(sent.line().gradeApproved())
                    .bool(sent.line().performed()));
    private static final String ENTITLE = """
            insert into entitlement (household, settles, period, bucket, component, amount, policy, cause)
            select c.household, c.settles, f.period, c.bucket, c.component, c.amount, c.policy, c.cause
            from incentive_claim c join incentive_file f on f.import_id = c.import_id where c.import_id = :import
            on conflict do nothing
            """;

    private final DatabaseClient database;
    private final FileImports imports;
    private final ProposedFiles files;

    IncentiveController(DatabaseClient database, FileImports imports, ProposedFiles files) {
        this.database = database;
        this.imports = imports;
        this.files = files;
    }

    @PostMapping(consumes = "text/csv")
    @PreAuthorize("hasRole('INFORMATION_MANAGER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> receive(
            @RequestParam String period,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        var known = Period.read(period)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "PERIOD_INVALID", "El periodo se escribe 2026-3."));
        var parameters = new HashMap<>(Sender.of(caller));
        parameters.put("period", known.toString());
        parameters.put("by", caller.subject());
        return imports.receive(FILE, key, parameters, body);
    }

    @GetMapping("/{id}")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','CERTIFIER','PAYMENT_APPROVER','AUDITOR')")
    Mono<ProposedFile> one(@PathVariable UUID id, Caller caller) {
        return national(caller).then(Mono.defer(() -> files.find(Kind.INCENTIVE, id)));
    }

    @PostMapping("/{id}/approve")
    @PreAuthorize("hasRole('CERTIFIER')")
    Mono<ProposedFile> approve(@PathVariable UUID id, Caller caller) {
        return decide(id, Verdict.APPROVED, caller);
    }

    @PostMapping("/{id}/reject")
    @PreAuthorize("hasRole('CERTIFIER')")
    Mono<ProposedFile> reject(@PathVariable UUID id, Caller caller) {
        return decide(id, Verdict.REJECTED, caller);
    }

    private Mono<ProposedFile> decide(UUID id, Verdict verdict, Caller caller) {
        var owed = Mono.defer(() -> database.sql(ENTITLE).bind("import", id).then());
        return national(caller)
                .then(Mono.defer(() -> files.decide(Kind.INCENTIVE, id, verdict, caller.subject(), owed)));
    }

    /** A file is of many districts: whoever answers for some of them sees nothing of it. */
    private static Mono<Void> national(Caller caller) {
        return caller.territory().national() ? Mono.empty() : Mono.error(Problem::notFound);
    }

    @Configuration(proxyBeanMethods = false)
    static class Books {
        @Bean
        PolicyBook<IncentivePolicy> incentivePolicies() {
            return Policies.load("policy/incentives", IncentivePolicy.class);
        }
    }
}
