package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Starts assessments. The same register assessed as of the same day is the same job. */
@RestController
class AssessmentsController {

    /** @param ceiling households that may be affiliated in all (AFF-3); null for no ceiling */
    record Order(@Nullable LocalDate asOf, @Nullable Long ceiling) {}

    /** @param asOf the day taken: never before the latest assessed */
    record Started(UUID job, LocalDate asOf, long households) {}

    private record Register(LocalDate asOf, long files, long households) {}

    private static final String REGISTER = """
            select greatest(:day, (select max(as_of) from assessed_day)) as as_of,
                coalesce((select sum(files) from source_received), 0)::bigint as files,
                (select count(*) from household) as households
            """;

    private final Jobs jobs;
    private final DatabaseClient client;
    private final Affiliations policies;

    AssessmentsController(Jobs jobs, DatabaseClient client, Affiliations policies) {
        this.jobs = jobs;
        this.client = client;
        this.policies = policies;
    }

    @PostMapping("/affiliation/assessments")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Started>> start(@RequestBody Order order) {
        if (order.asOf() == null || (order.ceiling() != null && order.ceiling() < 0)) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST, "ASSESSMENT_INVALID", "Se espera asOf (AAAA-MM-DD) y un tope no negativo"));
        }
        return register(order.asOf())
                .flatMap(register -> start(register, order.ceiling())
                        .map(job -> ResponseEntity.accepted()
                                .body(new Started(job.id(), register.asOf(), register.households()))));
    }

    private Mono<Register> register(LocalDate day) {
        return client.sql(REGISTER)
                .bind("day", day)
                .map((row, _) -> new Register(
                        Rows.date(row, "as_of"),
                        Rows.number(row, "files"),
                        Objects.requireNonNull(row.get("households", Long.class))))
                .one();
    }

    private Mono<Job> start(Register register, @Nullable Long ceiling) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(AssessmentJob.AS_OF, register.asOf().toString());
        String key = register.asOf() + "@" + register.files() + "/" + policies.id(register.asOf());
        if (ceiling != null) {
            parameters.put(AssessmentJob.CEILING, ceiling.toString());
            key += "/" + ceiling;
        }
        return jobs.start(AssessmentJob.KIND, key, parameters, register.households());
    }
}
