package pe.juntos.affiliation.territory.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.affiliation.territory.WorkloadTarget;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Workload of the gestores of the caller's territory; a gestor sees only the own one. */
@RestController
class WorkloadsController {

    private static final int MOST = 500;

    record Page(
            LocalDate on,
            WorkloadTarget target,
            String policy,
            List<Workloads.Workload> items,
            @Nullable String next) {}

    private final Workloads workloads;
    private final Clock clock;

    WorkloadsController(Workloads workloads, Clock clock) {
        this.workloads = workloads;
        this.clock = clock;
    }

    @GetMapping("/affiliation/gestores/workload")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> workload(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        LocalDate day = on == null ? LocalDate.now(clock) : on;
        if (!workloads.hasTarget(day)) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "NO_POLICY", "Ninguna meta rige en esa fecha");
        }
        int most = Math.clamp(limit, 1, MOST);
        String only = Scope.byAssignment(caller) ? caller.subject() : "";
        return workloads
                .on(day, caller.territory(), only, cursor, most)
                .map(found -> new Page(
                        day,
                        workloads.target(day).parameters(),
                        workloads.target(day).id(),
                        found,
                        found.size() < most ? null : found.getLast().gestor()));
    }
}
