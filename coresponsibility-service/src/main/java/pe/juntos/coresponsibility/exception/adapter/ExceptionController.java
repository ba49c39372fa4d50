package pe.juntos.coresponsibility.exception.adapter;

import java.util.List;
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
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Exceptions that come as files, already approved: of persons, and of areas. */
@RestController
@RequestMapping("/coresponsibility/imports")
@PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
class ExceptionController {
    private final FileImports imports;
    private final StagedFile<ExceptionLine> persons;
    private final StagedFile<AreaLine> areas;

    ExceptionController(FileImports imports, Catalogue catalogue) {
        this.imports = imports;
        this.persons = persons(new ExceptionCells(catalogue));
        this.areas = areas(new ExceptionCells(catalogue));
    }

    private static StagedFile<ExceptionLine> persons(ExceptionCells cells) {
        return new StagedFile<>(
                ExceptionApplication.KIND,
                new ExceptionLine.Format(cells),
                "staging_exception",
                List.of(
                        "bucket",
                        "exception_id",
                        "period",
                        "person",
                        "reason",
                        "support",
                        "proposed_by",
                        "approved_by"),
                (e, line) -> line.number(Buckets.of(e.person()))
                        .text(e.id())
                        .text(e.period().toString())
                        .text(e.person())
                        .text(e.reason().name())
                        .text(e.support())
                        .text(e.proposedBy())
                        .text(e.approvedBy()));
    }

    private static StagedFile<AreaLine> areas(ExceptionCells cells) {
        return new StagedFile<>(
                AreaApplication.KIND,
                new AreaLine.Format(cells),
                "staging_exception_area",
                List.of(
                        "exception_id",
                        "period",
                        "district",
                        "populated_centre",
                        "reason",
                        "support",
                        "proposed_by",
                        "approved_by"),
                (e, line) -> line.text(e.id())
                        .text(e.period().toString())
                        .text(e.district())
                        .text(e.centre())
                        .text(e.reason().name())
                        .text(e.support())
                        .text(e.proposedBy())
                        .text(e.approvedBy()));
    }

    @PostMapping(path = "/excepciones", consumes = "text/csv")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> persons(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return imports.receive(persons, key, Sender.of(caller), body);
    }

    @PostMapping(path = "/excepciones_area", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<ImportAnswer> areas(
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller) {
        return imports.receive(areas, key, Sender.of(caller), body);
    }
}
