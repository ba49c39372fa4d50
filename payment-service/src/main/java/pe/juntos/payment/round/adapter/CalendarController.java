package pe.juntos.payment.round.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.payment.kernel.Period;
import pe.juntos.payment.round.CalendarPolicy;
import pe.juntos.payment.round.CalendarPolicy.Dates;
import pe.juntos.payment.round.Plan;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** When the rounds of a year are due, and which are behind (PAY-4). It warns; nothing is paid or refused by the calendar. */
@RestController
class CalendarController {
    private static final int FIRST_YEAR = 2005;
    private static final int LAST_YEAR = 2099;

    private final Rounds rounds;
    private final PolicyBook<CalendarPolicy> policies;
    private final Clock clock;

    CalendarController(Rounds rounds, PolicyBook<CalendarPolicy> policies, Clock clock) {
        this.rounds = rounds;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param late whether the next step was due before today */
    record Due(
            String round,
            String period,
            Dates due,
            @Nullable String state,
            boolean late,
            String policy) {}

    @GetMapping("/payment/rounds/calendar")
    @PreAuthorize(Roles.ANYBODY)
    Mono<List<Due>> ofYear(@RequestParam int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "YEAR_INVALID", "year va de 2005 a 2099.");
        }
        return rounds.all()
                .collectMap(row -> row.round().plan().id(), row -> row.round().state())
                .map(states -> IntStream.rangeClosed(1, 6)
                        .mapToObj(number -> new Period(year, number))
                        .flatMap(period -> ofPeriod(period, states))
                        .toList());
    }

    /** The first round always; those that follow it up where there are any. */
    private Stream<Due> ofPeriod(Period period, Map<String, String> states) {
        var policy = policies.at(period.firstDay());
        return IntStream.rangeClosed(1, policy.parameters().followUps() + 1)
                .filter(number -> number == 1 || states.containsKey(Plan.idOf(period, number)))
                .mapToObj(number -> {
                    var round = Plan.idOf(period, number);
                    var due = policy.parameters().of(period, number);
                    var state = states.get(round);
                    return new Due(round, period.toString(), due, state, late(due, state), policy.id());
                });
    }

    private boolean late(Dates due, @Nullable String state) {
        var next = state == null ? due.opens() : next(due, state);
        return next != null && next.isBefore(LocalDate.now(clock));
    }

    private static @Nullable LocalDate next(Dates due, String state) {
        return switch (state) {
            case "OPEN", "LIQUIDATED" -> due.submitted();
            case "SUBMITTED" -> due.approved();
            case "APPROVED" -> due.dispatched();
            default -> null;
        };
    }
}
