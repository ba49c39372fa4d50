package pe.juntos.gateway.story.adapter;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.gateway.story.Day;
import pe.juntos.gateway.story.Period;
import pe.juntos.gateway.story.Section;
import pe.juntos.gateway.story.adapter.ServiceReads.Asking;
import pe.juntos.platform.web.Correlation;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** The gestor's day: what the services have for this caller, asked side by side. */
@RestController
class DayController {
    private static final String VISITS = "/payment/collection/dormant";
    private static final String PROPOSALS = "/affiliation/life-events/pending";
    private static final String ALERTS = "/coresponsibility/monitoring/%s/alerts";
    private static final String NOT_COLLECTED = "/payment/rounds/R%s/uncollected";
    private static final String RECERTIFICATION = "/graduation/due";
    private static final String FIRST = "?limit=50";

    private final ServiceReads services;
    private final Composing composing;
    private final Tagged tagged;
    private final Clock clock;

    DayController(ServiceReads services, Composing composing, Tagged tagged, Clock clock) {
        this.services = services;
        this.composing = composing;
        this.tagged = tagged;
        this.clock = clock;
    }

    /** @param date today where none is given */
    @GetMapping("/api/gestor/day")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<ResponseEntity<byte[]>> day(
            @RequestParam(required = false) @Nullable String date,
            @RequestHeader(HttpHeaders.AUTHORIZATION) String token,
            @RequestHeader(Correlation.HEADER) String correlation) {
        var day = day(date);
        var period = Period.of(day);
        var asking = new Asking(token, correlation);
        var notCollected = NOT_COLLECTED.formatted(period.before());
        return composing
                .of(Mono.zip(
                        services.read("payment", asking, VISITS + FIRST),
                        services.read("affiliation", asking, PROPOSALS + FIRST),
                        alerts(asking, period),
                        services.read("payment", asking, notCollected + FIRST),
                        services.read("graduation", asking, RECERTIFICATION + FIRST)))
                .map(said -> tagged.json(new Day(
                        day,
                        period.toString(),
                        "R" + period.before(),
                        Narration.shown(said.getT1()),
                        Narration.shown(said.getT2()),
                        Narration.shown(said.getT3().said()),
                        Narration.shown(said.getT4()),
                        Narration.shown(said.getT5()),
                        Map.of(
                                "visits", "/api" + VISITS,
                                "proposals", "/api" + PROPOSALS,
                                "alerts", "/api" + ALERTS.formatted(said.getT3().period()),
                                "notCollected", "/api" + notCollected,
                                "recertification", "/api" + RECERTIFICATION))));
    }

    /** Of the period; as long as nobody was looked after in it yet, of the one before. */
    private Mono<Alerts> alerts(Asking asking, Period period) {
        return alertsOf(asking, period)
                .flatMap(found -> found.said() instanceof Section.Nothing
                        ? alertsOf(asking, period.before())
                                .map(before -> before.said() instanceof Section.Known ? before : found)
                        : Mono.just(found));
    }

    private Mono<Alerts> alertsOf(Asking asking, Period period) {
        return services.read("coresponsibility", asking, ALERTS.formatted(period) + FIRST)
                .map(said -> new Alerts(period, said));
    }

    private record Alerts(Period period, Section<JsonNode> said) {}

    private LocalDate day(@Nullable String text) {
        try {
            var day = text == null ? LocalDate.now(clock) : LocalDate.parse(text);
            if (day.getYear() >= Period.FIRST_YEAR && day.getYear() <= Period.LAST_YEAR) {
                return day;
            }
        } catch (DateTimeException _) {
            throw dayInvalid();
        }
        throw dayInvalid();
    }

    private static Problem dayInvalid() {
        return Problem.of(
                HttpStatus.BAD_REQUEST, "DAY_INVALID", "La fecha se escribe AAAA-MM-DD, del año 2005 al 2099.");
    }
}
