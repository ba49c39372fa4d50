package pe.juntos.affiliation.maintenance.adapter;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes {@code novedades.csv}: life events of the sender's territory. */
@RestController
class LifeEventsFileController {

    private final FileImports imports;
    private final LifeEventsFile file;

    LifeEventsFileController(FileImports imports, LifeEventsFile file) {
        this.imports = imports;
        this.file = file;
    }

    @PostMapping(path = "/affiliation/imports/novedades", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
    Mono<ResponseEntity<ImportAnswer>> receive(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller,
            Scope scope) {
        return imports.receive(file.staged(), key, LifeEventsFile.parameters(caller, scope), body)
                .map(received -> ResponseEntity.accepted().body(received));
    }
}
