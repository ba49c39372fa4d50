package pe.juntos.coresponsibility.scorecard.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.period.Periods;
import pe.juntos.coresponsibility.scorecard.ScoringPeriod;
import pe.juntos.coresponsibility.scorecard.adapter.ScorecardReads.Card;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Scorecards: started, read, and as lists of the silent and of those that have earned the stimulus. */
@RestController
@RequestMapping("/coresponsibility")
class ScorecardController {
    private static final int MOST = 1_000;
    private static final List<String> STIMULUS =
            List.of("periodo", "establecimiento", "ubigeo", "esperados", "informados", "cumple", "motivos", "politica");

    private final ScorecardReads reads;
    private final ScoringPeriod scoring;
    private final OverduePeriods overdue;
    private final Periods periods;
    private final Clock clock;

    ScorecardController(
            ScorecardReads reads, ScoringPeriod scoring, OverduePeriods overdue, Periods periods, Clock clock) {
        this.reads = reads;
        this.scoring = scoring;
        this.overdue = overdue;
        this.periods = periods;
        this.clock = clock;
    }

    /** Computes a period's scorecards as things stand. */
    @PostMapping("/periods/{period}/scorecards")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Started> compute(@PathVariable("period") String text, @RequestBody(required = false) @Nullable AsOf body) {
        var asOf = day(body);
        return known(text)
                .flatMap(period -> scoring.start(period, UUID.randomUUID().toString(), asOf))
                .map(job -> new Started(List.of(job), asOf));
    }

    /** Looks for silent establishments in the periods whose due day is over. */
    @PostMapping("/silences")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Started> findSilent(@RequestBody(required = false) @Nullable AsOf body) {
        var asOf = day(body);
        return overdue.score(asOf).collectList().map(jobs -> new Started(jobs, asOf));
    }

    @GetMapping("/periods/{period}/scorecards")
    @PreAuthorize(Roles.SUPPLY)
    Mono<Page> some(
            @PathVariable("period") String text,
            @RequestParam(name = "silent", required = false) @Nullable Boolean silent,
            @RequestParam(name = "district", defaultValue = "") String district,
            @RequestParam(name = "cursor", defaultValue = "") String cursor,
            @RequestParam(name = "limit", defaultValue = "100") int limit,
            Caller caller) {
        if (!district.matches("[0-9]{0,6}") || !cursor.matches("[A-Z0-9-]{0,20}")) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "FILTER_INVALID", "El distrito o el cursor no tiene su forma.");
        }
        var most = Math.clamp(limit, 1, MOST);
        return known(text)
                .flatMap(period -> reads.of(period, silent, district, cursor, most, Sight.of(caller))
                        .collectList())
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().establishment()));
    }

    /** One establishment, the latest period first. */
    @GetMapping("/establishments/{code}/scorecards")
    @PreAuthorize(Roles.SUPPLY)
    Mono<List<Card>> history(@PathVariable("code") String code, Caller caller) {
        return reads.history(code, Sight.of(caller));
    }

    /** PAY-08: who has earned the stimulus, and what is against the others. */
    @GetMapping("/periods/{period}/stimulus.csv")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER','CERTIFIER','AUDITOR')")
    Mono<Void> stimulus(@PathVariable("period") String text, Caller caller, ServerHttpResponse response) {
        return known(text)
                .flatMap(period -> CsvExport.write(
                        response, "estimulo-" + period + ".csv", STIMULUS, reads.stimulus(period, Sight.of(caller))));
    }

    private Mono<Period> known(String text) {
        return Mono.justOrEmpty(Period.parse(text))
                .filterWhen(period -> periods.stateOf(period).hasElement())
                .switchIfEmpty(Mono.error(Problem::notFound));
    }

    private LocalDate day(@Nullable AsOf body) {
        return body == null || body.asOf() == null ? LocalDate.now(clock) : body.asOf();
    }

    /** @param asOf business day; today where it is left out */
    record AsOf(@Nullable LocalDate asOf) {}

    record Started(List<UUID> jobs, LocalDate asOf) {}

    record Page(List<Card> items, @Nullable String next) {}
}
