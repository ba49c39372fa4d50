package pe.juntos.coresponsibility.evidence.adapter;

import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.evidence.ReferenceFacts;
import pe.juntos.coresponsibility.scorecard.ChargingRefusals;
import pe.juntos.coresponsibility.scorecard.RefusalTally;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/coresponsibility/imports")
@PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
class EvidenceController {
    private final KnownFacts facts;
    private final FileImports imports;
    private final ChargingRefusals refusals;
    private final Catalogue catalogue;

    EvidenceController(KnownFacts facts, FileImports imports, ChargingRefusals refusals, Catalogue catalogue) {
        this.facts = facts;
        this.imports = imports;
        this.refusals = refusals;
        this.catalogue = catalogue;
    }

    @PostMapping(path = "/salud", consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> health(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return receive(
                (today, charged) -> EvidenceFiles.health(today, caller.territory(), charged, catalogue), key, body);
    }

    @PostMapping(path = "/educacion", consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> education(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return receive((today, charged) -> EvidenceFiles.education(today, caller.territory(), charged), key, body);
    }

    private <T> Mono<ImportAnswer> receive(
            BiFunction<ReferenceFacts, RefusalTally, StagedFile<T>> file, @Nullable String key, Flux<DataBuffer> body) {
        var charged = new RefusalTally();
        return facts.all()
                .flatMap(today -> imports.receive(file.apply(today, charged), key, Map.of(), body))
                .flatMap(answer -> refusals.charge(charged).thenReturn(answer));
    }
}
