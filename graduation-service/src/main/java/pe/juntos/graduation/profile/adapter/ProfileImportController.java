package pe.juntos.graduation.profile.adapter;

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
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes what gestores and institutions know of households beyond the form G1. */
@RestController
@PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
class ProfileImportController {

    private final FileImports imports;

    ProfileImportController(FileImports imports) {
        this.imports = imports;
    }

    @PostMapping(path = "/graduation/imports/perfil", consumes = "text/csv")
    Mono<ResponseEntity<ImportAnswer>> profiles(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return imports.receive(ProfileFile.STAGED, key, Sender.of(caller), body)
                .map(received -> ResponseEntity.accepted().body(received));
    }
}
