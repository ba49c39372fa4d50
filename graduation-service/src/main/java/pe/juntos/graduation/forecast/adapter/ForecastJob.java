package pe.juntos.graduation.forecast.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.forecast.Forecast;
import pe.juntos.graduation.forecast.ForecastFacts;
import pe.juntos.graduation.forecast.ForecastRules;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.job.ChunkedJob;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Forecasts all households from a month on (GRA-7). The same month on the same facts is the same job. */
@RestController
class ForecastJob implements ChunkedJob {

    private static final String FROM = "from";

    private static final String FACTS = """
            select md5(concat_ws('/', h.n, h.v, m.n, m.v, (select count(*) from recertification),
                (select count(*) from standing where graduated_on is not null))) as fingerprint, h.n as households
            from (select count(*) as n, sum(version) as v from household) h,
                (select count(*) as n, sum(version) as v from member) m
            """;

    /** @param from as in {@code 2026-07} */
    record Order(@Nullable String from) {}

    record Started(UUID job, String from) {}

    private record Facts(String fingerprint, long households) {}

    private final DatabaseClient client;
    private final Jobs jobs;
    private final ForecastFactsReader facts;
    private final R2dbcForecasts forecasts;
    private final ForecastBook book;

    ForecastJob(
            DatabaseClient client, Jobs jobs, ForecastFactsReader facts, R2dbcForecasts forecasts, ForecastBook book) {
        this.client = client;
        this.jobs = jobs;
        this.facts = facts;
        this.forecasts = forecasts;
        this.book = book;
    }

    @PostMapping("/graduation/forecasts")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Started>> start(@RequestBody Order order) {
        YearMonth from = month(order.from() == null ? "" : order.from());
        return client.sql(FACTS)
                .map(row ->
                        new Facts(required(row, "fingerprint", String.class), required(row, "households", Long.class)))
                .one()
                .zipWith(
                        book.at(from),
                        (known, rules) -> jobs.start(
                                kind(),
                                from + "@" + known.fingerprint() + "/" + rules.version(),
                                Map.of(FROM, from.toString()),
                                known.households()))
                .flatMap(job -> job)
                .map(job -> ResponseEntity.accepted().body(new Started(job.id(), from.toString())));
    }

    @Override
    public String kind() {
        return "forecast-exits";
    }

    @Override
    public Mono<Long> run(Job job, BucketRange range) {
        var from = YearMonth.parse(job.parameter(FROM));
        return forecasts
                .lock(range)
                .then(Mono.zip(facts.of(range).collectList(), book.at(from)))
                .flatMap(known -> replaced(from, range, known.getT1(), known.getT2()));
    }

    private Mono<Long> replaced(
            YearMonth from, BucketRange range, List<ForecastFacts> households, ForecastRules rules) {
        return forecasts
                .replace(
                        from,
                        range,
                        households.stream()
                                .flatMap(one -> Forecast.of(one, from, rules).exits().stream()
                                        .map(exit -> new R2dbcForecasts.Line(one.household(), exit)))
                                .toList())
                .then(forecasts.announce(from, range, rules))
                .thenReturn((long) households.size());
    }

    @Override
    public Mono<Void> finish(Job job) {
        var from = YearMonth.parse(job.parameter(FROM));
        return book.at(from)
                .flatMap(rules ->
                        forecasts.count(from, from.plusMonths(rules.forecast().monthsAhead() - 1L), rules.version()));
    }

    /** @throws Problem if it is not a month with policies in force */
    static YearMonth month(String text) {
        try {
            var month = YearMonth.parse(text);
            if (month.getYear() >= FIRST_YEAR && month.getYear() <= LAST_YEAR) {
                return month;
            }
        } catch (DateTimeException _) {
            // told below, like a year without norms
        }
        throw Problem.of(HttpStatus.BAD_REQUEST, "MONTH_INVALID", "Se espera un mes AAAA-MM con norma vigente");
    }

    private static final int FIRST_YEAR = 2006;
    private static final int LAST_YEAR = 2999;
}
