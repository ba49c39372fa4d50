package pe.juntos.coresponsibility.establishment.adapter;

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
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/coresponsibility/imports")
@PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
class EstablishmentController {
    private final FileImports imports;

    EstablishmentController(FileImports imports) {
        this.imports = imports;
    }

    @PostMapping(path = "/establecimientos", consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> establishments(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return imports.receive(EstablishmentFiles.ESTABLISHMENTS, key, Sender.of(caller), body);
    }

    @PostMapping(path = "/responsables", consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> signatories(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return imports.receive(EstablishmentFiles.SIGNATORIES, key, Sender.of(caller), body);
    }
}
