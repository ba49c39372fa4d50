package pe.juntos.coresponsibility.monitoring.adapter;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.establishment.Sight;
import pe.juntos.coresponsibility.monitoring.adapter.MonitoringRows.Alert;
import pe.juntos.coresponsibility.monitoring.adapter.MonitoringRows.Count;
import pe.juntos.coresponsibility.monitoring.adapter.MonitoringRows.Narrowed;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** MON-1 for those who visit and attend: who is behind the clinical schedule, and how many where. */
@RestController
@RequestMapping("/coresponsibility/monitoring/{period}")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','ESTABLISHMENT_HEAD')")
class MonitoringController {
    private static final int MOST = 500;
    private static final Pattern DISTRICTS = Pattern.compile("[0-9]{0,6}");

    private final StartingMonitoring starting;
    private final MonitoringRows rows;

    MonitoringController(StartingMonitoring starting, MonitoringRows rows) {
        this.starting = starting;
        this.rows = rows;
    }

    /** @param asOf a day of the period; its last one where nothing is given */
    record Request(@Nullable String asOf) {}

    /** @param bands by schedule and band, within the caller's sight; of an unfinished run, none */
    record Answer(MonitoringRun run, List<Count> bands) {}

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<MonitoringRun> start(@PathVariable("period") String text, @RequestBody Request request, Caller caller) {
        var period = period(text);
        return starting.start(period, day(period, request.asOf()), caller.subject())
                .then(Mono.defer(() -> rows.run(period)));
    }

    @GetMapping
    Mono<Answer> show(@PathVariable("period") String text, Caller caller) {
        var period = period(text);
        return run(period)
                .flatMap(run -> "FINISHED".equals(run.state())
                        ? rows.byBand(period, Sight.of(caller)).collectList().map(bands -> new Answer(run, bands))
                        : Mono.just(new Answer(run, List.of())));
    }

    @GetMapping("/establishments")
    Flux<Count> establishments(
            @PathVariable("period") String text,
            @RequestParam(name = "cursor", defaultValue = "") String after,
            @RequestParam(name = "limit", defaultValue = "" + MOST) int limit,
            Caller caller) {
        var period = period(text);
        return finished(period)
                .thenMany(Flux.defer(
                        () -> rows.byEstablishment(period, Sight.of(caller), after, Math.clamp(limit, 1, MOST))));
    }

    @GetMapping("/alerts")
    Flux<Alert> alerts(
            @PathVariable("period") String text,
            @RequestParam(name = "establishment", defaultValue = "") String establishment,
            @RequestParam(name = "district", defaultValue = "") String district,
            @RequestParam(name = "cursor", defaultValue = "") String after,
            @RequestParam(name = "limit", defaultValue = "" + MOST) int limit,
            Caller caller) {
        var period = period(text);
        var narrowed = narrowed(establishment, district);
        return finished(period)
                .thenMany(Flux.defer(
                        () -> rows.some(period, Sight.of(caller), narrowed, after, Math.clamp(limit, 1, MOST))));
    }

    @GetMapping("/alertas.csv")
    Mono<Void> file(
            @PathVariable("period") String text,
            @RequestParam(name = "establishment", defaultValue = "") String establishment,
            @RequestParam(name = "district", defaultValue = "") String district,
            Caller caller,
            ServerHttpResponse response) {
        var period = period(text);
        var narrowed = narrowed(establishment, district);
        var header = List.of(
                "persona_id",
                "ubigeo",
                "establecimiento",
                "esquema",
                "tramo",
                "desde",
                "esperados",
                "asistidos",
                "ultimo");
        return finished(period)
                .then(Mono.defer(() -> rows.noteRead(caller.subject(), period, narrowed)))
                .then(Mono.defer(() -> CsvExport.write(
                        response,
                        "alertas.csv",
                        header,
                        rows.all(period, Sight.of(caller), narrowed).map(MonitoringController::cells))));
    }

    private static List<String> cells(Alert alert) {
        return List.of(
                alert.externalId(),
                alert.district(),
                alert.establishment() == null ? "" : alert.establishment(),
                alert.schedule(),
                alert.band(),
                alert.observedFrom().toString(),
                Integer.toString(alert.expected()),
                Integer.toString(alert.attended()),
                alert.lastControl() == null ? "" : alert.lastControl().toString());
    }

    private Mono<MonitoringRun> run(Period period) {
        return rows.run(period).switchIfEmpty(Mono.error(Problem::notFound));
    }

    private Mono<Void> finished(Period period) {
        return run(period)
                .flatMap(run -> "FINISHED".equals(run.state())
                        ? Mono.empty()
                        : Mono.error(Problem.of(
                                HttpStatus.CONFLICT,
                                "MONITORING_RUNNING",
                                "El seguimiento aún está en curso; inténtelo luego.")));
    }

    private static Period period(String text) {
        return Period.parse(text)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT, "NOT_A_PERIOD", "El periodo se escribe AAAA-N, de 1 a 6."));
    }

    private static LocalDate day(Period period, @Nullable String text) {
        if (text == null) {
            return period.lastDay();
        }
        try {
            var day = LocalDate.parse(text);
            if (period.contains(day)) {
                return day;
            }
        } catch (DateTimeParseException e) {
            throw outside(e);
        }
        throw outside(null);
    }

    private static Problem outside(@Nullable Exception cause) {
        var problem = Problem.of(
                HttpStatus.UNPROCESSABLE_CONTENT,
                "OUTSIDE_PERIOD",
                "La fecha se escribe AAAA-MM-DD y es un día del periodo.");
        if (cause != null) {
            problem.addSuppressed(cause);
        }
        return problem;
    }

    private static Narrowed narrowed(String establishment, String district) {
        if (!DISTRICTS.matcher(district).matches()) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "DISTRICT_CODE",
                    "El distrito se escribe con hasta seis dígitos.");
        }
        return new Narrowed(establishment, district);
    }
}
