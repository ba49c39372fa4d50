package pe.juntos.affiliation.household.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.entry.place.Ceilings;
import pe.juntos.affiliation.entry.place.PlacesRule;
import pe.juntos.platform.job.Job;
import pe.juntos.platform.job.Jobs;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Starts assessments. The same register assessed as of the same day is the same job. */
@RestController
class AssessmentsController {

    private static final int MOST_YEARS_AHEAD = 5;

    /** @param ceiling households that may be affiliated in all (AFF-3), if fewer than the ceiling in force; null for that */
    record Order(@Nullable LocalDate asOf, @Nullable Long ceiling) {}

    /** @param asOf the day taken: never before the latest assessed */
    record Started(UUID job, LocalDate asOf, long households) {}

    private record Register(LocalDate asOf, long files, long households, long taken) {}

    private static final String REGISTER = """
            select greatest(:day, (select max(as_of) from assessed_day)) as as_of,
                coalesce((select sum(files) from source_received), 0)::bigint as files,
                (select count(*) from household) as households,
                (select count(*) from standing where state in ('AFFILIATED', 'SUSPENDED')) as taken
            """;

    private final Jobs jobs;
    private final DatabaseClient client;
    private final Affiliations policies;
    private final Ceilings ceilings;
    private final Clock clock;

    AssessmentsController(Jobs jobs, DatabaseClient client, Affiliations policies, Ceilings ceilings, Clock clock) {
        this.jobs = jobs;
        this.client = client;
        this.policies = policies;
        this.ceilings = ceilings;
        this.clock = clock;
    }

    @PostMapping("/affiliation/assessments")
    @PreAuthorize("hasAnyRole('INFORMATION_MANAGER','OPERATOR')")
    Mono<ResponseEntity<Started>> start(@RequestBody Order order) {
        LocalDate asOf = order.asOf();
        if (asOf == null || !sensible(asOf) || (order.ceiling() != null && order.ceiling() < 0)) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "ASSESSMENT_INVALID",
                    "Se espera asOf (AAAA-MM-DD), de un día con norma y a lo más " + MOST_YEARS_AHEAD
                            + " años después de hoy, y un tope no negativo"));
        }
        return register(asOf)
                .flatMap(register -> places(register, order.ceiling())
                        .flatMap(places -> start(register, places.orElse(null)))
                        .map(job -> ResponseEntity.accepted()
                                .body(new Started(job.id(), register.asOf(), register.households()))));
    }

    /** The register never looks back: a year mistyped would be the last one for ever. */
    private boolean sensible(LocalDate asOf) {
        return policies.rule(asOf) && !asOf.isAfter(LocalDate.now(clock).plusYears(MOST_YEARS_AHEAD));
    }

    private Mono<Register> register(LocalDate day) {
        return client.sql(REGISTER)
                .bind("day", day)
                .map((row, _) -> new Register(
                        Rows.date(row, "as_of"),
                        Rows.number(row, "files"),
                        Objects.requireNonNull(row.get("households", Long.class)),
                        Rows.number(row, "taken")))
                .one();
    }

    /** An order can only ask for fewer than the ceiling in force. */
    private Mono<Optional<PlacesRule.Places>> places(Register register, @Nullable Long ordered) {
        Optional<PlacesRule.Places> asked =
                Optional.ofNullable(ordered).map(n -> new PlacesRule.Places(n, PlacesRule.Binding.HOUSEHOLD_CEILING));
        return ceilings.on(register.asOf())
                .map(places -> asked.filter(a -> a.places() < places.places()).or(() -> Optional.of(places)))
                .defaultIfEmpty(asked);
    }

    /** Under a ceiling places that are freed make it another assessment. */
    private Mono<Job> start(Register register, PlacesRule.@Nullable Places ceiling) {
        Map<String, String> parameters = new HashMap<>();
        parameters.put(AssessmentJob.AS_OF, register.asOf().toString());
        String key = register.asOf() + "@" + register.files() + "/" + policies.id(register.asOf());
        if (ceiling != null) {
            parameters.put(AssessmentJob.CEILING, Long.toString(ceiling.places()));
            parameters.put(AssessmentJob.BINDING, ceiling.binding().name());
            key += "/" + ceiling.places() + "-" + ceiling.binding() + "/" + register.taken();
        }
        return jobs.start(AssessmentJob.KIND, key, parameters, register.households());
    }
}
