package pe.juntos.affiliation.attention.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import reactor.core.publisher.Mono;

/** Starts the day's escalation, by command or by a schedule; several instances start the same job. */
@RestController
class Escalations {

    record Started(java.util.UUID job, LocalDate today) {}

    private final Jobs jobs;
    private final DatabaseClient client;
    private final Clock clock;

    Escalations(Jobs jobs, DatabaseClient client, Clock clock) {
        this.jobs = jobs;
        this.client = client;
        this.clock = clock;
    }

    @PostMapping("/affiliation/cases/escalations")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Started>> command() {
        return start().map(job -> ResponseEntity.status(HttpStatus.ACCEPTED)
                .body(new Started(job.id(), LocalDate.parse(job.parameter(EscalationJob.TODAY)))));
    }

    @Scheduled(cron = "${juntos.affiliation.escalation.cron:-}", zone = "America/Lima")
    Mono<Void> daily() {
        return start().then();
    }

    private Mono<Job> start() {
        return Mono.fromSupplier(() -> LocalDate.now(clock))
                .flatMap(today -> client.sql(
                                "select count(*) as n from case_file where resolved_on is null and act_by < :today")
                        .bind("today", today)
                        .map(row -> required(row, "n", Long.class))
                        .one()
                        .flatMap(due -> jobs.start(
                                EscalationJob.KIND,
                                today.toString(),
                                Map.of(EscalationJob.TODAY, today.toString()),
                                due)));
    }
}
