package pe.juntos.affiliation.attention.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.attention.PublicFigures;
import pe.juntos.affiliation.attention.Quarter;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** How many cases are resolved, for everyone (USR-1): no names, no places below the department, no small counts. */
@RestController
class PublicRatesController {

    record Rates(
            String quarter,
            LocalDate asOf,
            List<PublicFigures.Figure> total,
            List<PublicFigures.Figure> byType,
            List<PublicFigures.Figure> byDepartment) {}

    private final PublicRates rates;
    private final Attention attention;
    private final Clock clock;

    PublicRatesController(PublicRates rates, Attention attention, Clock clock) {
        this.rates = rates;
        this.attention = attention;
        this.clock = clock;
    }

    /** @param quarter as {@code 2026-Q2}; by default the last that ended */
    @GetMapping("/affiliation/public/resolution-rate")
    Mono<Rates> rate(@RequestParam(defaultValue = "") String quarter) {
        LocalDate today = LocalDate.now(clock);
        Quarter wanted = quarter.isEmpty()
                ? Quarter.before(today)
                : Quarter.parse(quarter)
                        .orElseThrow(() -> Problem.of(
                                HttpStatus.BAD_REQUEST, "QUARTER_INVALID", "Se espera un trimestre como 2026-Q2"));
        int smallest = attention.at(today).parameters().smallestPublicCell();
        return Mono.zip(rates.total(wanted), rates.byType(wanted), rates.byDepartment(wanted))
                .map(counts -> new Rates(
                        wanted.toString(),
                        today,
                        PublicFigures.of(counts.getT1(), smallest),
                        PublicFigures.of(counts.getT2(), smallest),
                        PublicFigures.of(counts.getT3(), smallest)));
    }
}
