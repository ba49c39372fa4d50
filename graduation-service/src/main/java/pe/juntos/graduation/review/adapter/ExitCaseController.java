package pe.juntos.graduation.review.adapter;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.review.ExitCase;
import pe.juntos.graduation.review.PersonReason;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The objections to exits: a person answers them, another one than who filed them (GRA-5). */
@RestController
class ExitCaseController {

    private static final int MOST = 500;
    private static final UUID FIRST = new UUID(0, 0);

    private final ExitCases cases;
    private final ReviewedHousehold household;

    ExitCaseController(ExitCases cases, ReviewedHousehold household) {
        this.cases = cases;
        this.household = household;
    }

    record Answer(
            ExitCase.@Nullable State outcome, @Nullable List<PersonReason> reasons) {}

    /** One page, and where the next begins; null at the end. */
    record Page(List<ExitCases.Line> items, @Nullable UUID next) {}

    @GetMapping("/graduation/exit-cases")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> list(
            @RequestParam(required = false) ExitCase.@Nullable State state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return cases.list(
                        state == null ? "" : state.name(),
                        cursor == null ? FIRST : cursor,
                        most,
                        caller.territory().patterns())
                .collectList()
                .map(lines -> new Page(
                        lines, lines.size() < most ? null : lines.getLast().id()));
    }

    @PostMapping("/graduation/exit-cases/{id}/decision")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<RecordedFact> decide(@PathVariable UUID id, @RequestBody Answer answer, Caller caller) {
        var outcome = answer.outcome();
        var reasons = answer.reasons();
        if (reasons == null
                || reasons.isEmpty()
                || reasons.contains(null)
                || outcome == null
                || outcome == ExitCase.State.OPEN) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "REASONS_REQUIRED",
                    "Se esperan la respuesta (outcome: UPHELD o WITHDRAWN) y los motivos (reasons)"));
        }
        var patterns = caller.territory().patterns();
        return cases.find(id, patterns)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(line -> household.record(
                        line.household(),
                        caller,
                        () -> cases.find(id, patterns)
                                .flatMap(now -> decide(now, outcome, reasons, caller.subject()))));
    }

    private Mono<Boolean> decide(ExitCases.Line line, ExitCase.State outcome, List<PersonReason> reasons, String by) {
        if (line.filedBy().equals(by)) {
            return Mono.error(
                    Problem.of(HttpStatus.CONFLICT, "SAME_PERSON", "Quien registró la objeción no puede responderla"));
        }
        if (line.state().equals(outcome.name())) {
            return Mono.just(false);
        }
        return line.state().equals(ExitCase.State.OPEN.name())
                ? cases.decide(line.id(), outcome, reasons, by).thenReturn(true)
                : Mono.error(Problem.of(HttpStatus.CONFLICT, "ALREADY_DECIDED", "La objeción ya tiene otra respuesta"));
    }
}
