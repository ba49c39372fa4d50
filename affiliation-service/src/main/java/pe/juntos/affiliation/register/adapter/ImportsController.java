package pe.juntos.affiliation.register.adapter;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.files.FileImports;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes the institutions' files. */
@RestController
class ImportsController {

    private final FileImports imports;
    private final Map<String, RegisterFile> files;

    ImportsController(FileImports imports, List<RegisterFile> files) {
        this.imports = imports;
        this.files = files.stream().collect(Collectors.toMap(RegisterFile::kind, Function.identity()));
    }

    @PostMapping(path = "/affiliation/imports/{kind}", consumes = "text/csv")
    @PreAuthorize("hasAnyRole('INSTITUTION','GESTOR','INFORMATION_MANAGER')")
    Mono<ResponseEntity<ImportAnswer>> receive(
            @PathVariable String kind,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Flux<DataBuffer> body,
            Caller caller,
            Scope scope) {
        RegisterFile file = files.get(kind);
        if (file == null) {
            return Mono.error(Problem.of(HttpStatus.NOT_FOUND, "UNKNOWN_FILE", "No se recibe ese archivo"));
        }
        if (Collections.disjoint(file.senders(), caller.roles())) {
            return Mono.error(Problem.of(HttpStatus.FORBIDDEN, "FORBIDDEN", "Su rol no permite esta operación."));
        }
        if (!file.ofField() && !scope.wholeCountry()) {
            return Mono.error(ofCountry());
        }
        return imports.receive(file.staged(), key, parameters(caller, scope), body)
                .map(received -> ResponseEntity.accepted().body(received));
    }

    static Problem ofCountry() {
        return Problem.of(
                HttpStatus.FORBIDDEN, "FILE_OF_COUNTRY", "Ese archivo es de todo el país, y quien lo envía también.");
    }

    private static Map<String, String> parameters(Caller caller, Scope scope) {
        var parameters = new HashMap<>(scope.kept());
        parameters.put(RegisterFile.BY_GESTOR, Boolean.toString(Scope.byAssignment(caller)));
        return parameters;
    }
}
