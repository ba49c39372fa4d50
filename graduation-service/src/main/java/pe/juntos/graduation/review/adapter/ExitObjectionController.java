package pe.juntos.graduation.review.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.review.Objecting;
import pe.juntos.graduation.review.Objecting.Origin;
import pe.juntos.graduation.review.ObjectionGround;
import pe.juntos.graduation.review.Rulebooks;
import pe.juntos.platform.calendar.WorkingDays;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Takes a family's appeal against its exit, which suspends it, and the office's own doubt, which does not (GRA-5). */
@RestController
class ExitObjectionController {

    private final ReviewedHousehold household;
    private final ExitCases cases;
    private final Rulebooks books;
    private final WorkingDays days;
    private final Clock clock;

    ExitObjectionController(
            ReviewedHousehold household, ExitCases cases, Rulebooks books, WorkingDays days, Clock clock) {
        this.household = household;
        this.cases = cases;
        this.books = books;
        this.days = days;
        this.clock = clock;
    }

    /** @param on day on which it was received; today if missing */
    record Objection(@Nullable LocalDate on, @Nullable List<ObjectionGround> reasons) {}

    @PostMapping("/graduation/households/{code}/appeals")
    @PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
    Mono<RecordedFact> appeal(@PathVariable String code, @RequestBody Objection objection, Caller caller) {
        return object(code, Origin.FAMILY, objection, caller);
    }

    @PostMapping("/graduation/households/{code}/withdrawals")
    @PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
    Mono<RecordedFact> doubt(@PathVariable String code, @RequestBody Objection objection, Caller caller) {
        return object(code, Origin.OFFICE, objection, caller);
    }

    private Mono<RecordedFact> object(String code, Origin origin, Objection objection, Caller caller) {
        List<ObjectionGround> reasons = objection.reasons();
        if (reasons == null || reasons.isEmpty() || reasons.contains(null)) {
            return Mono.error(
                    Problem.of(HttpStatus.BAD_REQUEST, "REASONS_REQUIRED", "Se esperan los motivos (reasons)"));
        }
        LocalDate today = LocalDate.now(clock);
        LocalDate on = objection.on() == null ? today : objection.on();
        return household.record(
                code,
                caller,
                () -> cases.exit(code)
                        .switchIfEmpty(Mono.error(() -> problem(Objecting.NOTHING_TO_CONTEST)))
                        .flatMap(exit -> Mono.zip(cases.earlier(code), limit(exit, origin))
                                .map(found -> Objecting.of(
                                        exit.contestable(),
                                        found.getT1(),
                                        on,
                                        origin == Origin.FAMILY ? found.getT2() : null,
                                        today)))
                        .flatMap(outcome -> outcome == Objecting.FILED
                                ? cases.file(code, origin, on, reasons, caller.subject())
                                        .thenReturn(true)
                                : Mono.error(problem(outcome))));
    }

    /** Counted from the day on which the decision was told. */
    private Mono<LocalDate> limit(ExitCases.ExitKnown exit, Origin origin) {
        ZoneId zone = clock.getZone();
        LocalDate told = exit.toldAt() == null
                ? exit.reviewedUntil()
                : exit.toldAt().atZone(zone).toLocalDate();
        return books.current()
                .map(book ->
                        days.after(told, book.at(exit.reviewedUntil()).stop().appealWorkingDays()));
    }

    private static Problem problem(Objecting refused) {
        return Problem.of(
                refused == Objecting.DAY_IN_FUTURE ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT,
                refused.name(),
                switch (refused) {
                    case APPEAL_TOO_LATE -> "El plazo para apelar ya venció";
                    case ALREADY_APPEALED -> "La familia ya apeló esta salida";
                    case CASE_OPEN -> "Otra objeción espera respuesta";
                    case DAY_IN_FUTURE -> "La fecha está en el futuro";
                    case NOTHING_TO_CONTEST, FILED -> "El hogar no salió ni está por salir por decisión de egreso";
                });
    }
}
