package pe.juntos.graduation.followup.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.followup.FollowUp;
import pe.juntos.graduation.followup.FollowUpRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A gestor records visits to households that left, one by one or what a phone kept while offline (GRA-8). */
@RestController
@PreAuthorize("hasRole('GESTOR')")
class FollowUpController {

    private static final int MOST = 500;
    private static final int LONGEST_ID = 64;

    /** @param months the milestone; left out for a visit between milestones */
    record Sent(
            @Nullable String id,
            @Nullable String household,
            @Nullable Integer months,
            @Nullable LocalDate visitedOn,
            FollowUp.@Nullable Result result,
            @Nullable List<FollowUp.Cause> causes) {}

    record Batch(@Nullable List<@Nullable Sent> visits) {}

    record Line(@Nullable String id, String state, @Nullable String code) {}

    record Results(List<Line> results) {}

    private final FollowUps followUps;

    FollowUpController(FollowUps followUps) {
        this.followUps = followUps;
    }

    @PostMapping("/graduation/followups")
    Mono<ResponseEntity<Line>> record(@RequestBody Sent sent, Caller caller) {
        return line(sent, caller).map(line -> switch (line.state()) {
            case "ACCEPTED" -> ResponseEntity.status(HttpStatus.CREATED).body(line);
            case "REPEATED" -> ResponseEntity.ok(line);
            default -> throw problem(FollowUpRefusal.valueOf(Objects.requireNonNull(line.code())));
        });
    }

    /** In the order sent; one refused line stops no other. */
    @PostMapping("/graduation/followups/batch")
    Mono<Results> record(@RequestBody Batch batch, Caller caller) {
        var visits = batch.visits();
        if (visits == null) {
            return Mono.error(problem(FollowUpRefusal.INCOMPLETE));
        }
        if (visits.size() > MOST) {
            return Mono.error(
                    Problem.of(HttpStatus.CONTENT_TOO_LARGE, "TOO_MANY", "Se admiten hasta " + MOST + " visitas"));
        }
        return Flux.fromStream(visits.stream().map(Optional::ofNullable))
                .concatMap(sent -> line(sent.orElse(null), caller))
                .collectList()
                .map(Results::new);
    }

    private Mono<Line> line(@Nullable Sent sent, Caller caller) {
        var visit = visit(sent);
        var id = sent == null ? null : sent.id();
        return visit == null
                ? Mono.just(refused(id, FollowUpRefusal.INCOMPLETE))
                : followUps.record(visit, caller).map(outcome -> switch (outcome) {
                    case FollowUps.Outcome.Recorded() -> new Line(id, "ACCEPTED", null);
                    case FollowUps.Outcome.Repeated() -> new Line(id, "REPEATED", null);
                    case FollowUps.Outcome.Refused(FollowUpRefusal why) -> refused(id, why);
                });
    }

    private static Line refused(@Nullable String id, FollowUpRefusal why) {
        return new Line(id, "REFUSED", why.name());
    }

    private static @Nullable FollowUp visit(@Nullable Sent sent) {
        if (sent == null) {
            return null;
        }
        var id = sent.id();
        var household = sent.household();
        var on = sent.visitedOn();
        var result = sent.result();
        var causes = sent.causes();
        return id == null
                        || id.isBlank()
                        || id.length() > LONGEST_ID
                        || household == null
                        || on == null
                        || result == null
                ? null
                : new FollowUp(
                        id,
                        household,
                        sent.months(),
                        on,
                        result,
                        causes == null
                                ? List.of()
                                : causes.stream()
                                        .filter(Objects::nonNull)
                                        .distinct()
                                        .sorted()
                                        .toList());
    }

    private static Problem problem(FollowUpRefusal why) {
        return Problem.of(
                HttpStatus.valueOf(why.status()),
                why == FollowUpRefusal.UNKNOWN_HOUSEHOLD ? "NOT_FOUND" : why.name(),
                why.detail());
    }
}
