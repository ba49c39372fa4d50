package pe.juntos.coresponsibility.verdict.adapter;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The verdicts in force as files, streamed, of the caller's territory. */
@RestController
@RequestMapping("/coresponsibility/periods/{period}")
@PreAuthorize(Roles.STAFF)
class VerdictFiles {
    private static final String MEMBERS = """
            select v.external_id as hogar, m.external_id as persona, m.axis, m.condition, m.outcome,
                   array_to_string(m.reasons, '|') as reasons, v.policy
            from household_verdict v join member_verdict m
              on m.period = v.period and m.bucket = v.bucket and m.household = v.household
            where v.period = :period and v.district like any(:patterns)
            """;
    private static final String HOUSEHOLDS = """
            select external_id as hogar, outcome, case when payable then 'S' else 'N' end as pagable
            from household_verdict where period = :period and district like any(:patterns)
            """;

    private final DatabaseClient client;
    private final Periods periods;

    VerdictFiles(DatabaseClient client, Periods periods) {
        this.client = client;
        this.periods = periods;
    }

    @GetMapping("/veredictos.csv")
    Mono<Void> members(@PathVariable("period") String period, Caller caller, ServerHttpResponse response) {
        var header = List.of("hogar_id", "persona_id", "eje", "condicion", "veredicto", "motivos", "politica");
        return write(response, "veredictos.csv", header, MEMBERS, period, caller);
    }

    @GetMapping("/hogares-veredicto.csv")
    Mono<Void> households(@PathVariable("period") String period, Caller caller, ServerHttpResponse response) {
        var header = List.of("hogar_id", "veredicto", "pagable");
        return write(response, "hogares-veredicto.csv", header, HOUSEHOLDS, period, caller);
    }

    private Mono<Void> write(
            ServerHttpResponse response, String name, List<String> header, String sql, String period, Caller caller) {
        var rows = client.sql(sql)
                .bind("period", period)
                .bind("patterns", caller.territory().patterns())
                .map((row, _) -> IntStream.range(0, header.size())
                        .mapToObj(i -> Objects.requireNonNull(row.get(i, String.class)))
                        .toList())
                .all();
        return Mono.justOrEmpty(Period.parse(period))
                .flatMap(periods::stateOf)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .then(Mono.defer(() -> CsvExport.write(response, name, header, rows)));
    }
}
