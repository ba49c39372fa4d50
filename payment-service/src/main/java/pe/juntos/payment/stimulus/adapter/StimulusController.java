package pe.juntos.payment.stimulus.adapter;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.proposal.ProposedFile;
import pe.juntos.payment.proposal.ProposedFile.Verdict;
import pe.juntos.payment.proposal.ProposedFiles;
import pe.juntos.payment.proposal.ProposedFiles.Kind;
import pe.juntos.payment.stimulus.StimulusLine;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One person sends the list of establishments that fulfilled their part, another lets it be owed (001 PAY-08). */
@RestController
class StimulusController {
    private static final StagedFile<StimulusLine> FILE = new StagedFile<>(
            StimulusApplication.KIND,
            new StimulusFormat(),
            "staging_stimulus",
            List.of("period", "establishment", "district", "fulfilled", "account"),
            (line, out) -> out.text(line.period().toString())
                    .text(line.establishment())
                    .text(line.district())
                    .bool(line.fulfilled())
                    .text(line.account()));

    private final Stimuli stimuli;
    private final FileImports imports;
    private final ProposedFiles files;

    StimulusController(Stimuli stimuli, FileImports imports, ProposedFiles files) {
        this.stimuli = stimuli;
        this.imports = imports;
        this.files = files;
    }

    @PostMapping(path = "/payment/stimuli", consumes = "text/csv")
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
        return national(caller)
                .then(Mono.defer(() ->
                        imports.receive(FILE, key, Map.of("period", known.toString(), "by", caller.subject()), body)));
    }

    @GetMapping("/payment/stimuli/{id}")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','CERTIFIER','PAYMENT_APPROVER','AUDITOR')")
    Mono<ProposedFile> one(@PathVariable UUID id, Caller caller) {
        return national(caller).then(Mono.defer(() -> files.find(Kind.STIMULUS, id)));
    }

    @PostMapping("/payment/stimuli/{id}/approve")
    @PreAuthorize("hasRole('CERTIFIER')")
    Mono<ProposedFile> approve(@PathVariable UUID id, Caller caller) {
        return decide(id, Verdict.APPROVED, caller);
    }

    @PostMapping("/payment/stimuli/{id}/reject")
    @PreAuthorize("hasRole('CERTIFIER')")
    Mono<ProposedFile> reject(@PathVariable UUID id, Caller caller) {
        return decide(id, Verdict.REJECTED, caller);
    }

    @GetMapping("/payment/providers/{establishment}")
    @PreAuthorize(
            "hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','PAYMENT_SUBMITTER','PAYMENT_APPROVER','AUDITOR')")
    Mono<Stimuli.Paid> provider(@PathVariable String establishment, Caller caller) {
        return stimuli.provider(establishment, caller.territory()).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Mono<ProposedFile> decide(UUID id, Verdict verdict, Caller caller) {
        var owed = Mono.defer(() -> stimuli.owe(id));
        return national(caller)
                .then(Mono.defer(() -> files.decide(Kind.STIMULUS, id, verdict, caller.subject(), owed)));
    }

    /** A list is of many districts: whoever answers for some of them sees nothing of it. */
    private static Mono<Void> national(Caller caller) {
        return caller.territory().national() ? Mono.empty() : Mono.error(Problem::notFound);
    }
}
