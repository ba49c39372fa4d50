package pe.juntos.graduation.simulation.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.review.ExitPolicy;
import pe.juntos.graduation.review.Period;
import pe.juntos.graduation.review.RuleBook;
import pe.juntos.graduation.review.Rulebooks;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.policy.Policy;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Orders what the versions of the exit policy would make of the register by the end of a period (POL-3). */
@RestController
class ExitSimulationController {

    private static final int MOST = 10;
    private static final String STORE = "insert into exit_simulation (id, period, job, versions, asked_by, asked_at)"
            + " values (:id, :period, :job, :versions, :by, :at)";

    /**
     * @param versions of the exit policy, or of any other of graduation, in force or draft; missing: all of the exit policy, that
     *     in force by the period's end first
     */
    record Order(@Nullable String period, @Nullable List<@Nullable String> versions) {}

    record Started(UUID id, UUID job, String period, List<String> versions) {}

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
                .map(book -> versions(book, period, order.versions()))
                .flatMap(versions -> households().flatMap(n -> start(period, versions, n, caller.subject())))
                .as(transaction::transactional);
    }

    private Mono<Started> start(Period period, List<String> versions, long households, String by) {
        var id = UUID.randomUUID();
        return jobs.start(
                        ExitSimulationJob.KIND,
                        id.toString(),
                        Map.of(
                                ExitSimulationJob.ID, id.toString(),
                                ExitSimulationJob.PERIOD, period.toString(),
                                ExitSimulationJob.VERSIONS, String.join(ExitSimulationJob.AND, versions)),
                        Math.max(1, households))
                .map(Job::id)
                .flatMap(job -> client.sql(STORE)
                        .bind("id", id)
                        .bind("period", period.toString())
                        .bind("job", job)
                        .bind("versions", versions.toArray(String[]::new))
                        .bind("by", by)
                        .bind("at", clock.instant())
                        .then()
                        .thenReturn(new Started(id, job, period.toString(), versions)));
    }

    private Mono<Long> households() {
        return client.sql("select count(*) as n from household where affiliated_on is not null")
                .map(row -> required(row, "n", Long.class))
                .one();
    }

    private static List<String> versions(RuleBook book, Period period, @Nullable List<@Nullable String> asked) {
        var inForce = inForce(book, period);
        if (asked == null || asked.isEmpty()) {
            return Stream.of(Stream.of(inForce), book.exit().versions().stream(), book.exit().drafts().stream())
                    .flatMap(versions -> versions)
                    .map(Policy::id)
                    .distinct()
                    .limit(MOST)
                    .toList();
        }
        Set<@Nullable String> distinct = new LinkedHashSet<>(asked);
        if (distinct.size() > MOST
                || !distinct.stream()
                        .allMatch(id ->
                                id != null && book.at(period.lastDay(), id).isPresent())) {
            throw Problem.of(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    "UNKNOWN_POLICY_VERSION",
                    "Se esperan hasta " + MOST + " versiones, vigentes o en borrador");
        }
        return distinct.stream().map(String::valueOf).toList();
    }

    private static Policy<ExitPolicy> inForce(RuleBook book, Period period) {
        try {
            return book.exit().at(period.lastDay());
        } catch (IllegalArgumentException _) {
            throw invalid();
        }
    }

    private static Problem invalid() {
        return Problem.of(HttpStatus.BAD_REQUEST, "PERIOD_INVALID", "Se espera un período AAAA-N con norma vigente");
    }
}
