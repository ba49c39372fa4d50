package pe.juntos.graduation.forecast.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.forecast.ExitKind;
import pe.juntos.graduation.forecast.Forecast;
import pe.juntos.platform.audit.Audited;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The calendar of exits: of one household, of districts, and the households of a month (GRA-7). */
@RestController
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR','OPERATOR')")
class ForecastController {

    private static final int MOST = 1000;

    private static final String COUNTS = """
            select %s as district, month, kind, sum(households)::bigint as households from exit_forecast_count
            where from_month = :from and district like any(:patterns) group by 1, 2, 3 order by 1, 2, 3
            """;

    private static final String HOUSEHOLDS = """
            select f.household, h.district, f.kind, f.on_day, f.basis, n.announced_on, n.told_on
            from exit_forecast f join household h using (household)
            left join exit_notice n on n.household = f.household and n.kind = f.kind and n.on_day = f.on_day
            where f.from_month = :from and h.district like any(:patterns) and (f.household || '/' || f.kind) > :cursor
              and (:kind = '' or f.kind = :kind) and (:month = '' or to_char(f.on_day, 'YYYY-MM') = :month)
              and (:district = '' or h.district = :district) and (not :toTell or (n.version is not null and n.told_on is null))
            order by f.household || '/' || f.kind limit :limit
            """;

    record Count(String district, String month, ExitKind kind, long households) {}

    record Calendar(String from, String through, String policy, List<Count> counts) {}

    record Line(
            String household,
            String district,
            ExitKind kind,
            LocalDate on,
            String basis,
            @Nullable LocalDate announcedOn,
            @Nullable LocalDate toldOn) {}

    record Page(List<Line> items, @Nullable String next) {}

    /** @param unknown what the facts do not let foresee */
    record Ahead(
            String household,
            YearMonth from,
            YearMonth through,
            String policy,
            List<Month> months,
            List<ExitKind> unknown) {}

    record Month(YearMonth month, List<Exit> exits) {}

    record Exit(ExitKind kind, LocalDate on, String basis) {}

    private final DatabaseClient client;
    private final ForecastFactsReader facts;
    private final ForecastBook book;
    private final Clock clock;

    ForecastController(DatabaseClient client, ForecastFactsReader facts, ForecastBook book, Clock clock) {
        this.client = client;
        this.facts = facts;
        this.book = book;
        this.clock = clock;
    }

    /** Each month of the horizon, empty ones too; computed from what is known now. */
    @GetMapping("/graduation/households/{code}/forecast")
    @Audited
    Mono<Ahead> ahead(@PathVariable String code, @RequestParam(defaultValue = "") String from, Caller caller) {
        var month = from.isEmpty() ? YearMonth.now(clock) : ForecastJob.month(from);
        return client.sql("select household from household where household = :household and version > 0"
                        + " and district like any(:patterns)")
                .bind("household", code)
                .bind("patterns", caller.territory().patterns())
                .map(row -> required(row, "household", String.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(facts::of)
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(HttpStatus.CONFLICT, "NOT_IN_PROGRAMME", "El hogar no está en el programa")))
                .zipWith(
                        book.at(month),
                        (known, rules) -> ahead(code, Forecast.of(known, month, rules), rules.version()));
    }

    /** @param by {@code district} for one line a district, else the totals of the caller's territory */
    @GetMapping("/graduation/forecasts/{from}/calendar")
    Mono<Calendar> calendar(@PathVariable String from, @RequestParam(defaultValue = "") String by, Caller caller) {
        var month = ForecastJob.month(from);
        return run(month)
                .flatMap(run -> client.sql(COUNTS.formatted("district".equals(by) ? "district" : "'*'"))
                        .bind("from", month.atDay(1))
                        .bind("patterns", caller.territory().patterns())
                        .map(row -> new Count(
                                required(row, "district", String.class),
                                YearMonth.from(required(row, "month", LocalDate.class))
                                        .toString(),
                                ExitKind.valueOf(required(row, "kind", String.class)),
                                required(row, "households", Long.class)))
                        .all()
                        .collectList()
                        .map(counts -> new Calendar(month.toString(), run.through(), run.policy(), counts)));
    }

    /** @param toTell only those announced whom nobody has told yet: the work list of the gestores */
    @GetMapping("/graduation/forecasts/{from}/households")
    Mono<Page> households(
            @PathVariable String from,
            @RequestParam(defaultValue = "") String month,
            @RequestParam(required = false) @Nullable ExitKind kind,
            @RequestParam(defaultValue = "") String district,
            @RequestParam(defaultValue = "false") boolean toTell,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        var first = ForecastJob.month(from);
        int most = Math.clamp(limit, 1, MOST);
        return run(first)
                .flatMap(_ -> client.sql(HOUSEHOLDS)
                        .bind("from", first.atDay(1))
                        .bind("patterns", caller.territory().patterns())
                        .bind("cursor", cursor)
                        .bind("kind", kind == null ? "" : kind.name())
                        .bind(
                                "month",
                                month.isEmpty() ? "" : ForecastJob.month(month).toString())
                        .bind("district", district)
                        .bind("toTell", toTell)
                        .bind("limit", most)
                        .map(row -> line(row))
                        .all()
                        .collectList()
                        .map(lines -> new Page(lines, lines.size() < most ? null : key(lines.getLast()))));
    }

    private record Run(String through, String policy) {}

    private Mono<Run> run(YearMonth from) {
        return client.sql("select through_month, policy from exit_forecast_run where from_month = :from")
                .bind("from", from.atDay(1))
                .map(row -> new Run(
                        YearMonth.from(required(row, "through_month", LocalDate.class))
                                .toString(),
                        required(row, "policy", String.class)))
                .one()
                .switchIfEmpty(Mono.error(() -> Problem.of(
                        HttpStatus.CONFLICT, "FORECAST_NOT_READY", "No hay un pronóstico terminado desde ese mes")));
    }

    private static Ahead ahead(String code, Forecast forecast, String policy) {
        var months = java.util.stream.Stream.iterate(
                        forecast.from(), month -> !month.isAfter(forecast.through()), month -> month.plusMonths(1))
                .map(month -> new Month(
                        month,
                        forecast.exits().stream()
                                .filter(exit -> exit.month().equals(month))
                                .map(exit -> new Exit(
                                        exit.kind(), exit.on(), exit.basis().name()))
                                .toList()))
                .toList();
        return new Ahead(code, forecast.from(), forecast.through(), policy, months, forecast.unknown());
    }

    private static Line line(Readable row) {
        return new Line(
                required(row, "household", String.class),
                required(row, "district", String.class),
                ExitKind.valueOf(required(row, "kind", String.class)),
                required(row, "on_day", LocalDate.class),
                required(row, "basis", String.class),
                row.get("announced_on", LocalDate.class),
                row.get("told_on", LocalDate.class));
    }

    private static String key(Line line) {
        return line.household() + "/" + line.kind();
    }
}
