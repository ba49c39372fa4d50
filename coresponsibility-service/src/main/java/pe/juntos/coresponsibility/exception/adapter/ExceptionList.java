package pe.juntos.coresponsibility.exception.adapter;

import java.util.List;
import java.util.Objects;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The approved exceptions of a period as a file, streamed, of the caller's territory; what supports them stays here. */
@RestController
@RequestMapping("/coresponsibility/periods/{period}")
@PreAuthorize(Roles.STAFF)
class ExceptionList {
    private static final List<String> HEADER =
            List.of("excepcion_id", "persona_id", "motivo", "propuesta_por", "aprobada_por");
    private static final String EXCEPTIONS = """
            select x.exception_id, m.external_id, x.reason, x.proposed_by, x.approved_by
            from approved_exception x join member m on m.member = x.member join household h on h.household = m.household
            where x.period = :period and h.district like any(:patterns) order by x.exception_id
            """;

    private final DatabaseClient client;
    private final Periods periods;

    ExceptionList(DatabaseClient client, Periods periods) {
        this.client = client;
        this.periods = periods;
    }

    @GetMapping("/excepciones.csv")
    Mono<Void> list(@PathVariable("period") String text, Caller caller, ServerHttpResponse response) {
        var rows = client.sql(EXCEPTIONS)
                .bind("period", text)
                .bind("patterns", caller.territory().patterns())
                .map((row, _) -> List.of(
                        Objects.requireNonNull(row.get("exception_id", String.class)),
                        Objects.requireNonNull(row.get("external_id", String.class)),
                        ExceptionReason.valueOf(Objects.requireNonNull(row.get("reason", String.class)))
                                .fileCode(),
                        Objects.requireNonNull(row.get("proposed_by", String.class)),
                        Objects.requireNonNull(row.get("approved_by", String.class))))
                .all();
        return Mono.justOrEmpty(Period.parse(text))
                .flatMap(periods::stateOf)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .then(Mono.defer(() -> CsvExport.write(response, "excepciones.csv", HEADER, rows)));
    }
}
