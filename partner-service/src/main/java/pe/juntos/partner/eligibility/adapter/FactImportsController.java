package pe.juntos.partner.eligibility.adapter;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes the facts that programmes' rules ask for. */
@RestController
class FactImportsController {

    private final FileImports imports;

    FactImportsController(FileImports imports) {
        this.imports = imports;
    }

    @PostMapping(path = "/partner/imports/elegibilidad", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
    Mono<ResponseEntity<ImportAnswer>> households(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return receive(FactFile.STAGED, key, body, caller);
    }

    @PostMapping(path = "/partner/imports/distritos", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','INFORMATION_MANAGER')")
    Mono<ResponseEntity<ImportAnswer>> districts(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return receive(DistrictFile.STAGED, key, body, caller);
    }

    private <T> Mono<ResponseEntity<ImportAnswer>> receive(
            StagedFile<T> file, @Nullable String key, Flux<DataBuffer> body, Caller caller) {
        return imports.receive(file, key, Sender.of(caller), body)
                .map(received -> ResponseEntity.accepted().body(received));
    }
}
