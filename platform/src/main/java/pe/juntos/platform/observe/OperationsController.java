package pe.juntos.platform.observe;

import java.util.UUID;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.csv.CsvExport;
import pe.juntos.platform.deadletter.DeadLetters;
import pe.juntos.platform.deadletter.Replay;
import pe.juntos.platform.files.ImportAnswer;
import pe.juntos.platform.files.ImportRegister;
import pe.juntos.platform.job.JobProgress;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What every service serves of itself: imports and their refusals, jobs, dead letters. */
@RestController
@RequestMapping("/${spring.application.name}")
@PreAuthorize("hasAnyRole('INSTITUTION','INFORMATION_MANAGER','REGIONAL_COORDINATOR','CERTIFIER','PAYMENT_SUBMITTER',"
        + "'PAYMENT_APPROVER','GESTOR','OPERATOR','AUDITOR')")
public class OperationsController {
    private final ImportRegister imports;
    private final Jobs jobs;
    private final DeadLetters deadLetters;
    private final Replay replay;

    public OperationsController(ImportRegister imports, Jobs jobs, DeadLetters deadLetters, Replay replay) {
        this.imports = imports;
        this.jobs = jobs;
        this.deadLetters = deadLetters;
        this.replay = replay;
    }

    @GetMapping("/imports/{id}")
    Mono<ImportAnswer> oneImport(@PathVariable UUID id) {
        return imports.find(id).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/imports/{id}/refusals.csv")
    Mono<Void> refusals(@PathVariable UUID id, ServerHttpResponse response) {
        return CsvExport.write(
                response, "rechazos.csv", java.util.List.of("linea", "codigo", "mensaje"), imports.refusals(id));
    }

    @GetMapping("/jobs/{id}")
    Mono<JobProgress> job(@PathVariable UUID id) {
        return jobs.progress(id).switchIfEmpty(Mono.error(Problem::notFound));
    }

    @GetMapping("/jobs")
    Flux<JobProgress> jobs(@RequestParam(defaultValue = "RUNNING") String state) {
        return jobs.inState(state);
    }

    @PostMapping("/jobs/{id}/resume")
    @PreAuthorize("hasAnyRole('OPERATOR','INFORMATION_MANAGER')")
    Mono<JobProgress> resume(@PathVariable UUID id) {
        return jobs.resume(id).then(job(id));
    }

    @GetMapping("/dead-letters")
    @PreAuthorize("hasAnyRole('OPERATOR','AUDITOR')")
    Flux<DeadLetters.Letter> deadLetters() {
        return deadLetters.waiting();
    }

    @PostMapping("/dead-letters/replay")
    @PreAuthorize("hasRole('OPERATOR')")
    Mono<Replay.Outcome> replay() {
        return replay.replay();
    }
}
