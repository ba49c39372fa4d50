package pe.juntos.coresponsibility.exception.adapter;

import java.util.List;
import java.util.Map;
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
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.StagedFile;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/coresponsibility/imports")
class ExceptionController {
    private static final StagedFile<ExceptionLine> FILE = new StagedFile<>(
            ExceptionApplication.KIND,
            new ExceptionLine.Format(),
            "staging_exception",
            List.of("bucket", "exception_id", "period", "person", "reason", "support", "proposed_by", "approved_by"),
            (e, line) -> line.number(Buckets.of(e.person()))
                    .text(e.id())
                    .text(e.period().toString())
                    .text(e.person())
                    .text(e.reason().name())
                    .text(e.support())
                    .text(e.proposedBy())
                    .text(e.approvedBy()));

    private final FileImports imports;

    ExceptionController(FileImports imports) {
        this.imports = imports;
    }

    @PostMapping(path = "/excepciones", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> receive(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body) {
        return imports.receive(FILE, key, Map.of(), body);
    }
}
