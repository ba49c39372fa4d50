package pe.juntos.graduation.intake.adapter;

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

/** Takes the files of SISFOH and of the gestores. */
@RestController
@PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
class ImportsController {

    private static final String KEY = "Idempotency-Key";

    private final FileImports imports;

    ImportsController(FileImports imports) {
        this.imports = imports;
    }

    /** What SISFOH found is no gestor's to say (GRA-2). */
    @PostMapping(path = "/graduation/imports/recertificacion", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','INFORMATION_MANAGER')")
    Mono<ResponseEntity<ImportAnswer>> recertifications(
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return receive(RecertificationFile.STAGED, key, body, caller);
    }

    @PostMapping(path = "/graduation/imports/g1", consumes = "text/csv")
    Mono<ResponseEntity<ImportAnswer>> forms(
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return receive(FormG1File.STAGED, key, body, caller);
    }

    @PostMapping(path = "/graduation/imports/g2", consumes = "text/csv")
    Mono<ResponseEntity<ImportAnswer>> expectations(
            @RequestHeader(name = KEY, required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return receive(FormG2File.STAGED, key, body, caller);
    }

    private <T> Mono<ResponseEntity<ImportAnswer>> receive(
            StagedFile<T> file, @Nullable String key, Flux<DataBuffer> body, Caller caller) {
        return imports.receive(file, key, Sender.of(caller), body)
                .map(received -> ResponseEntity.accepted().body(received));
    }
}
