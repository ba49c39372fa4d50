package pe.juntos.graduation.simulation.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.review.Period;
import pe.juntos.graduation.review.RuleBook;
import pe.juntos.graduation.review.Rulebooks;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Orders what two versions of the exit policy would make of the register by the end of a period (POL-3). */
@RestController
class ExitSimulationController {

    private static final String STORE = "insert into exit_simulation (id, period, job, first_version, second_version,"
            + " asked_by, asked_at) values (:id, :period, :job, :first, :second, :by, :at)";

    /**
     * @param first version, in force or draft; missing: that in force by the period's end
     * @param second version to compare with; missing: the first alone
     */
    record Order(
            @Nullable String period,
            @Nullable String first,
            @Nullable String second) {}

    record Started(UUID id, UUID job, String period, String first, String second) {}

    private final DatabaseClient client;
    private final Jobs jobs;
    private final Rulebooks books;
    private final Clock clock;
    private final TransactionalOperator transaction;

    ExitSimulationController(
            DatabaseClient client, Jobs jobs, Rulebooks books, Clock clock, TransactionalOperator transaction) {
        this.client = client;
        this.jobs = jobs;
        this.books = books;
        this.clock = clock;
        this.transaction = transaction;
    }

    @PostMapping("/graduation/exit-simulations")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','REGIONAL_COORDINATOR','CERTIFIER')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Mono<Started> start(@RequestBody Order order, Caller caller) {
        Period period;
        try {
            period = Period.parse(order.period() == null ? "" : order.period());
        } catch (IllegalArgumentException _) {
            return Mono.error(invalid());
        }
        return books.current()
                .map(book -> {
                    var first = version(book, order.first(), inForce(book, period));
                    return new Started(
                            UUID.randomUUID(),
                            UUID.randomUUID(),
                            period.toString(),
                            first,
                            version(book, order.second(), first));
                })
                .flatMap(asked -> households().flatMap(n -> start(asked, n, caller.subject())))
                .as(transaction::transactional);
    }

    private Mono<Started> start(Started asked, long households, String by) {
        return jobs.start(
                        ExitSimulationJob.KIND,
                        asked.id().toString(),
                        Map.of(
                                ExitSimulationJob.ID, asked.id().toString(),
                                ExitSimulationJob.PERIOD, asked.period(),
                                ExitSimulationJob.FIRST, asked.first(),
                                ExitSimulationJob.SECOND, asked.second()),
                        Math.max(1, households))
                .map(Job::id)
                .flatMap(job -> client.sql(STORE)
                        .bind("id", asked.id())
                        .bind("period", asked.period())
                        .bind("job", job)
                        .bind("first", asked.first())
                        .bind("second", asked.second())
                        .bind("by", by)
                        .bind("at", clock.instant())
                        .then()
                        .thenReturn(new Started(asked.id(), job, asked.period(), asked.first(), asked.second())));
    }

    private Mono<Long> households() {
        return client.sql("select count(*) as n from household where affiliated_on is not null")
                .map(row -> required(row, "n", Long.class))
                .one();
    }

    private static String inForce(RuleBook book, Period period) {
        try {
            return book.exit().at(period.lastDay()).id();
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    private static String version(RuleBook book, @Nullable String asked, String otherwise) {
        if (asked == null) {
            return otherwise;
        }
        return book.exit()
                .find(asked)
                .orElseThrow(() -> Problem.of(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        "UNKNOWN_POLICY_VERSION",
                        "No hay una versión con este identificador, ni vigente ni en borrador"))
                .id();
    }

    private static Problem invalid() {
        return Problem.of(HttpStatus.BAD_REQUEST, "PERIOD_INVALID", "Se espera un período AAAA-N con norma vigente");
    }
}
