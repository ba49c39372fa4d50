package pe.juntos.coresponsibility.indicator.adapter;

import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.coresponsibility.indicator.Dimension;
import pe.juntos.coresponsibility.indicator.adapter.Compliance.Cell;
import pe.juntos.coresponsibility.indicator.adapter.GenderFigures.Told;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.coresponsibility.policy.ReportingPolicy;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Rates of a closed period over the caller's territory, as JSON and as files. */
@RestController
@RequestMapping("/coresponsibility/indicators/{period}")
@PreAuthorize(Roles.STAFF)
class IndicatorController {
    private static final int MOST = 1_000;
    private static final String NOTE =
            "Numerador: quienes cumplieron. Denominador: quienes cumplieron o incumplieron; lo no"
                    + " verificable, exento o exonerado no está en ninguno. Una tasa marcada se calcula sobre muy pocas personas: dice"
                    + " poco y puede señalar a alguien; no la publique.";
    private static final List<String> FIGURES = List.of(
            "cumplen",
            "incumplen",
            "no_verificables",
            "exentos",
            "exonerados",
            "numerador",
            "denominador",
            "porcentaje",
            "pocos");

    private final DecidedPeriods periods;
    private final Compliance compliance;
    private final GenderFigures gender;
    private final LiveBook<ReportingPolicy> reporting;

    IndicatorController(
            DecidedPeriods periods, Compliance compliance, GenderFigures gender, LiveBook<ReportingPolicy> reporting) {
        this.periods = periods;
        this.compliance = compliance;
        this.gender = gender;
        this.reporting = reporting;
    }

    record Table(String period, List<String> by, String note, List<Cell> cells) {}

    /** @param skip cells to leave out, for the next page */
    @GetMapping("/compliance")
    Mono<Table> compliance(
            @PathVariable("period") String text,
            @RequestParam(name = "by", defaultValue = "") String by,
            @RequestParam(name = "cursor", defaultValue = "0") long skip,
            @RequestParam(name = "limit", defaultValue = "" + MOST) int limit,
            Caller caller) {
        var dimensions = dimensions(by);
        return decided(text)
                .flatMap(d -> compliance
                        .of(
                                d.period(),
                                dimensions,
                                caller.territory(),
                                d.policy(),
                                Math.max(0, skip),
                                Math.clamp(limit, 1, MOST))
                        .collectList())
                .map(cells ->
                        new Table(text, dimensions.stream().map(Dimension::code).toList(), NOTE, cells));
    }

    @GetMapping("/cumplimiento.csv")
    Mono<Void> file(
            @PathVariable("period") String text,
            @RequestParam(name = "by", defaultValue = "") String by,
            Caller caller,
            ServerHttpResponse response) {
        var dimensions = dimensions(by);
        var header = new ArrayList<>(dimensions.stream().map(Dimension::column).toList());
        header.addAll(FIGURES);
        return decided(text)
                .flatMap(d -> CsvExport.write(
                        response,
                        "cumplimiento.csv",
                        header,
                        compliance
                                .of(d.period(), dimensions, caller.territory(), d.policy(), 0, Long.MAX_VALUE)
                                .map(IndicatorController::cells)));
    }

    @GetMapping("/gender")
    Flux<Told> gender(@PathVariable("period") String text, Caller caller) {
        return decided(text)
                .flatMapMany(d ->
                        gender.of(d.period(), caller.territory(), d.policy().smallNumber()));
    }

    @GetMapping("/genero.csv")
    Mono<Void> genderFile(@PathVariable("period") String text, Caller caller, ServerHttpResponse response) {
        var header = List.of(
                "numero",
                "indicador",
                "estado",
                "sexo",
                "actividad",
                "numerador",
                "denominador",
                "porcentaje",
                "pocos",
                "falta");
        return decided(text)
                .flatMap(d -> CsvExport.write(
                        response,
                        "genero.csv",
                        header,
                        gender.of(d.period(), caller.territory(), d.policy().smallNumber())
                                .flatMapIterable(IndicatorController::lines)));
    }

    private static List<List<String>> lines(Told told) {
        var missing = told.missing() == null ? "" : told.missing();
        if (told.figures().isEmpty()) {
            return List.of(List.of(
                    Integer.toString(told.number()), told.title(), told.status(), "", "", "", "", "", "", missing));
        }
        return told.figures().stream()
                .map(f -> List.of(
                        Integer.toString(told.number()),
                        told.title(),
                        told.status(),
                        f.part(),
                        f.activity() == null ? "" : f.activity(),
                        Long.toString(f.rate().numerator()),
                        Long.toString(f.rate().denominator()),
                        f.percent() == null ? "" : f.percent(),
                        f.smallNumber() ? "S" : "N",
                        missing))
                .toList();
    }

    private static List<String> cells(Cell cell) {
        var line = new ArrayList<>(cell.key());
        for (var n : List.of(
                cell.met(),
                cell.notMet(),
                cell.notVerifiable(),
                cell.exempt(),
                cell.waived(),
                cell.rate().numerator(),
                cell.rate().denominator())) {
            line.add(Long.toString(n));
        }
        line.add(cell.percent() == null ? "" : cell.percent());
        line.add(cell.smallNumber() ? "S" : "N");
        return line;
    }

    private record Decided(Period period, ReportingPolicy policy) {}

    private Mono<Decided> decided(String text) {
        return periods.require(text)
                .zipWith(reporting.current())
                .map(both -> new Decided(
                        both.getT1(), both.getT2().at(both.getT1().firstDay()).parameters()));
    }

    private static List<Dimension> dimensions(String by) {
        return Dimension.parse(by)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "UNKNOWN_DIMENSION",
                        "Hasta tres de: axis, condition, ageBand, sex, district, establishment."));
    }
}
