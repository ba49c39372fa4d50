package pe.juntos.platform.rebuild;

import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.job.JobProgress;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The projections of a service, and their rebuilding as a job. */
@RestController
@RequestMapping("/${spring.application.name}/projections")
public class ProjectionController {
    private final Rebuild rebuild;
    private final Jobs jobs;

    public ProjectionController(Rebuild rebuild, Jobs jobs) {
        this.rebuild = rebuild;
        this.jobs = jobs;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('OPERATOR','AUDITOR')")
    Flux<Rebuild.Projection> projections() {
        return rebuild.projections();
    }

    /** While other work runs on the data it is not begun: that work would see rows in doubt. */
    @PostMapping("/{name}/rebuild")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @PreAuthorize("hasRole('OPERATOR')")
    Mono<JobProgress> rebuild(@PathVariable String name) {
        return jobs.count("RUNNING")
                .filter(running -> running == 0)
                .switchIfEmpty(Mono.error(() ->
                        Problem.of(HttpStatus.CONFLICT, "JOB_RUNNING", "Otro trabajo está en curso: espere su fin.")))
                .flatMap(_ -> rebuild.start(name, jobs))
                .switchIfEmpty(Mono.error(() -> rebuild.decides(name) ? decides(name) : Problem.notFound()))
                .flatMap(job -> jobs.progress(job.id()));
    }

    private static Problem decides(String listener) {
        return Problem.of(
                HttpStatus.CONFLICT,
                "NOT_A_PROJECTION",
                "Lo que " + listener
                        + " oye lleva a decisiones propias: oírlo otra vez decidiría otra vez. Vuelve con una restauración.");
    }
}
