package pe.juntos.graduation.coordination.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.coordination.Phase;
import pe.juntos.graduation.coordination.PhasePolicy;
import pe.juntos.graduation.coordination.Step;
import pe.juntos.graduation.coordination.StepRecord;
import pe.juntos.platform.policy.LiveBook;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The phases of graduation in each district: what was done, with its support, and how far its households are. */
@RestController
class CoordinationController {

    private static final int MOST = 500;
    private static final int LONGEST = 200;

    /** @param support document that shows it, such as an agreement's number */
    record Report(
            @Nullable Step step,
            @Nullable LocalDate on,
            @Nullable String support) {}

    record Recorded(String district, Phase phase, boolean changed) {}

    record District(String district, Phase phase, Map<Step, LocalDate> steps, DistrictSteps.Counts households) {}

    /** One page, and where the next begins; null at the end. */
    record Page(
            String policy, List<District> items, @Nullable String next) {}

    private final DistrictSteps steps;
    private final LiveBook<PhasePolicy> book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    CoordinationController(
            DistrictSteps steps, LiveBook<PhasePolicy> book, TransactionalOperator transaction, Clock clock) {
        this.steps = steps;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/graduation/coordination")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Page> list(
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return book.current()
                .map(current -> current.at(LocalDate.now(clock)))
                .flatMap(policy -> steps.list(cursor, most, caller.territory().patterns())
                        .map(rows -> district(rows, policy.parameters()))
                        .collectList()
                        .map(found -> new Page(
                                policy.id(),
                                found,
                                found.size() < most ? null : found.getLast().district())));
    }

    /** Outside the caller's territory, and where the programme has no household, the district is not there. */
    @PostMapping("/graduation/coordination/{district}/steps")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<Recorded> record(@PathVariable String district, @RequestBody Report report, Caller caller) {
        var step = report.step();
        var on = report.on();
        var support = report.support();
        if (step == null || on == null || support == null || support.isBlank() || support.length() > LONGEST) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST,
                    "STEP_INVALID",
                    "Se esperan el paso (step), la fecha (on) y el sustento (support, hasta " + LONGEST + " letras)"));
        }
        if (!caller.territory().covers(district)) {
            return Mono.error(Problem.notFound());
        }
        return steps.lock(district)
                .filter(known -> known)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(_ -> Mono.zip(steps.taken(district), book.current()))
                .flatMap(found -> {
                    var today = LocalDate.now(clock);
                    var policy = found.getT2().at(today).parameters();
                    var all = new TreeMap<>(found.getT1());
                    return switch (StepRecord.of(all, step, on, today, policy)) {
                        case RECORDED -> {
                            all.put(step, on);
                            yield steps.store(district, step, on, support, caller.subject())
                                    .thenReturn(new Recorded(district, policy.reached(all), true));
                        }
                        case KNOWN -> Mono.just(new Recorded(district, policy.reached(all), false));
                        case StepRecord refused -> Mono.<Recorded>error(problem(refused));
                    };
                })
                .as(transaction::transactional);
    }

    private static District district(List<DistrictSteps.Row> rows, PhasePolicy policy) {
        var taken = new TreeMap<Step, LocalDate>();
        for (var row : rows) {
            if (row.step() != null && row.on() != null) {
                taken.put(row.step(), row.on());
            }
        }
        var first = rows.getFirst();
        return new District(first.district(), policy.reached(taken), taken, first.households());
    }

    private static Problem problem(StepRecord refused) {
        return Problem.of(
                refused == StepRecord.DAY_IN_FUTURE ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT,
                refused.name(),
                switch (refused) {
                    case ALREADY_RECORDED -> "El paso ya está registrado con otra fecha";
                    case PHASE_NOT_REACHED -> "Falta un paso de una fase anterior, o es posterior a esta fecha";
                    case DAY_IN_FUTURE, RECORDED, KNOWN -> "La fecha está en el futuro";
                });
    }
}
