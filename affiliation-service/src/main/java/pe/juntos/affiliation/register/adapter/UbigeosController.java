package pe.juntos.affiliation.register.adapter;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.register.UbigeoColumns;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes a list of districts under whatever column names it was published. Its header says where to read, so the list is
 * held whole; a country has some two thousand districts.
 */
@RestController
class UbigeosController {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int LONGEST_HEADER = 8 * 1024;

    private final FileImports imports;
    private final UbigeosFile file;

    UbigeosController(FileImports imports, UbigeosFile file) {
        this.imports = imports;
        this.file = file;
    }

    /** @param columns names of the list's columns, {@code ?ubigeo=cod&distrito=nom…}, where they are not found by name */
    @PostMapping(path = "/affiliation/imports/ubigeos", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','INFORMATION_MANAGER')")
    Mono<ResponseEntity<ImportAnswer>> receive(
            @RequestParam Map<String, String> columns,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody(required = false) Flux<DataBuffer> body,
            Scope scope) {
        if (!scope.wholeCountry()) {
            return Mono.error(ImportsController.ofCountry());
        }
        return body.collect(HeldList::new, HeldList::add)
                .map(HeldList::bytes)
                .flatMap(bytes -> imports.receive(
                        file.staged(columns(bytes, columns).orElseGet(UbigeoColumns::plain)),
                        key,
                        Map.of(),
                        one(bytes)))
                .map(received -> ResponseEntity.accepted().body(received));
    }

    private static Flux<DataBuffer> one(byte[] bytes) {
        return bytes.length == 0
                ? Flux.empty()
                : Flux.just(org.springframework.core.io.buffer.DefaultDataBufferFactory.sharedInstance.wrap(bytes));
    }

    private static Optional<UbigeoColumns> columns(byte[] bytes, Map<String, String> given) {
        int end = 0;
        while (end < bytes.length && end < LONGEST_HEADER && bytes[end] != '\n' && bytes[end] != '\r') {
            end++;
        }
        String line = new String(bytes, 0, end, StandardCharsets.UTF_8).replace("\uFEFF", "");
        List<String> header = CsvReader.builder().ofCsvRecord(line).stream()
                .map(CsvRecord::getFields)
                .findFirst()
                .orElse(List.of());
        return UbigeoColumns.in(header.stream().map(String::strip).toList(), given);
    }

    /** A list as it comes in. One that is too large is read to its end, so that its sender hears why, but not kept. */
    private static final class HeldList {

        private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
        private boolean tooLarge;

        void add(DataBuffer piece) {
            tooLarge |= kept.size() + piece.readableByteCount() > MOST_BYTES;
            if (!tooLarge) {
                byte[] bytes = new byte[piece.readableByteCount()];
                piece.read(bytes);
                kept.writeBytes(bytes);
            }
            DataBufferUtils.release(piece);
        }

        byte[] bytes() {
            if (tooLarge) {
                throw Problem.of(
                        HttpStatus.CONTENT_TOO_LARGE, "FILE_TOO_LARGE", "Una lista de distritos no pasa de 4 MiB.");
            }
            return kept.toByteArray();
        }
    }
}
