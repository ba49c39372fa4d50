package pe.juntos.payment.collection.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/** Starts the review of a day; the same day is the same review. */
@Component
class Reviews {
    private final DatabaseClient database;
    private final Jobs jobs;
    private final Clock clock;

    Reviews(DatabaseClient database, Jobs jobs, Clock clock) {
        this.database = database;
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(cron = "${juntos.payment.collection.cron:-}", zone = "America/Lima")
    Mono<Void> daily() {
        return of(LocalDate.now(clock)).then();
    }

    Mono<Job> of(LocalDate asOf) {
        return database.sql("select coalesce(sum(transfers), 0)::bigint from round")
                .mapValue(Long.class)
                .one()
                .flatMap(expected ->
                        jobs.start(ReviewJob.KIND, asOf.toString(), Map.of("asOf", asOf.toString()), expected));
    }
}
