package pe.juntos.affiliation.territory.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.affiliation.territory.Assignment;
import pe.juntos.affiliation.territory.AssignmentRule;
import pe.juntos.affiliation.territory.Place;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The places of a gestor: read by whoever answers for them, assigned by another person than the gestor (USR-3). */
@RestController
@RequestMapping("/affiliation/gestores/{gestor}/assignments")
class GestoresController {

    private static final int LONGEST_ID = 64;
    private static final int LONGEST_NAME = 500;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    /** @param populatedCentre null for the whole district */
    record Order(
            @Nullable String district,
            @Nullable String populatedCentre,
            @Nullable LocalDate since,
            @Nullable LocalDate until) {

        Assignment of(String gestor) {
            String centre = populatedCentre == null ? "" : populatedCentre.strip();
            if (district == null || !district.matches("[0-9]{6}") || since == null || !kept(gestor, centre)) {
                throw Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "ASSIGNMENT_INVALID",
                        "Se esperan district (6 dígitos), since (AAAA-MM-DD) y textos que se puedan guardar");
            }
            return new Assignment(gestor, new Place(district, centre), since, until);
        }

        private boolean kept(String gestor, String centre) {
            return !gestor.isBlank()
                    && gestor.length() <= LONGEST_ID
                    && centre.length() <= LONGEST_NAME
                    && (gestor + centre).indexOf('\0') < 0
                    && inCalendar(since)
                    && inCalendar(until);
        }

        private static boolean inCalendar(@Nullable LocalDate day) {
            return day == null || (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        }
    }

    /** @param populatedCentre null for the whole district */
    record Line(
            String gestor,
            String district,
            @Nullable String populatedCentre,
            LocalDate since,
            @Nullable LocalDate until) {

        static Line of(Assignment assignment) {
            String centre = assignment.place().centre();
            return new Line(
                    assignment.gestor(),
                    assignment.place().district(),
                    centre.isEmpty() ? null : centre,
                    assignment.since(),
                    assignment.until());
        }
    }

    record Lines(List<Line> items) {}

    private final Assignments assignments;
    private final TransactionalOperator transaction;

    GestoresController(Assignments assignments, TransactionalOperator transaction) {
        this.assignments = assignments;
        this.transaction = transaction;
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR','INFORMATION_MANAGER','AUDITOR')")
    Mono<Lines> list(@PathVariable String gestor, Caller caller) {
        Flux<Assignment> found = Scope.byAssignment(caller)
                ? Mono.just(gestor)
                        .filter(caller.subject()::equals)
                        .switchIfEmpty(Mono.error(Problem::notFound))
                        .flatMapMany(mine -> assignments.of(List.of(mine)))
                : assignments.of(gestor, caller.territory());
        return found.map(Line::of).collectList().map(Lines::new);
    }

    @PostMapping
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<ResponseEntity<Line>> assign(@PathVariable String gestor, @RequestBody Order order, Caller caller) {
        Assignment wanted = mine(order.of(gestor), caller);
        return assignments
                .known(wanted.place())
                .flatMap(known -> existing(wanted)
                        .map(found -> repeated(wanted, caller, known, found))
                        .switchIfEmpty(Mono.defer(() -> fresh(wanted, caller, known))))
                .as(transaction::transactional);
    }

    /** An assignment ends on a day; what it allowed before stays on record. */
    @PostMapping("/end")
    @PreAuthorize("hasAnyRole('REGIONAL_COORDINATOR','INFORMATION_MANAGER')")
    Mono<Line> end(@PathVariable String gestor, @RequestBody Order order, Caller caller) {
        Assignment wanted = mine(order.of(gestor), caller);
        if (wanted.until() == null) {
            throw Problem.of(HttpStatus.BAD_REQUEST, "ASSIGNMENT_INVALID", "Se espera until (AAAA-MM-DD)");
        }
        return existing(wanted)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .doOnNext(_ -> refuse(wanted, caller, new AssignmentRule.Known(true, true), wanted))
                .flatMap(_ -> assignments.end(wanted, caller.subject()))
                .map(Line::of)
                .as(transaction::transactional);
    }

    private Mono<Assignment> existing(Assignment wanted) {
        return assignments.find(wanted.gestor(), wanted.place(), wanted.since());
    }

    private static ResponseEntity<Line> repeated(
            Assignment wanted, Caller caller, AssignmentRule.Known known, Assignment found) {
        refuse(wanted, caller, known, found);
        return ResponseEntity.ok(Line.of(found));
    }

    private Mono<ResponseEntity<Line>> fresh(Assignment wanted, Caller caller, AssignmentRule.Known known) {
        refuse(wanted, caller, known, null);
        return assignments
                .insert(wanted, caller.subject())
                .map(made -> ResponseEntity.status(HttpStatus.CREATED).body(Line.of(made)));
    }

    private static void refuse(
            Assignment wanted, Caller caller, AssignmentRule.Known known, @Nullable Assignment existing) {
        AssignmentRule.check(wanted, caller.subject(), known, existing).ifPresent(refusal -> {
            HttpStatus status = existing == null ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT;
            throw Problem.of(status, refusal.name(), refusal.detail());
        });
    }

    private static Assignment mine(Assignment wanted, Caller caller) {
        if (!caller.territory().covers(wanted.place().district())) {
            throw Problem.notFound();
        }
        return wanted;
    }
}
