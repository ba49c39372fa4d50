package pe.juntos.graduation.review.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.review.Classification;
import pe.juntos.graduation.review.Grade;
import pe.juntos.graduation.review.PersonDecision;
import pe.juntos.graduation.review.PersonReason;
import pe.juntos.graduation.review.Rulebooks;
import pe.juntos.graduation.review.TypeReview;
import pe.juntos.graduation.review.Typology;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A regional coordinator decides what the last reviewed form G1 of a household left open (GRA-3). */
@RestController
@PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
class TypologyReviewController {

    private static final String FORM = """
            select f.on_day, f.holder_age, f.holder_level, f.holder_schooling, f.land, f.large_animals, s.reviewed_until
            from standing s join form_g1 f on f.household = s.household and f.on_day = s.form_on
            join household h on h.household = s.household and h.affiliated_on = s.affiliated_on
            where s.household = :household and s.graduated_on is null and h.state in ('AFFILIATED', 'SUSPENDED')
            """;

    private static final String BEFORE = """
            select capacity, potential, reasons from person_decision
            where household = :household and form_on = :form
              and (not needs_second or second_outcome = 'CONFIRMED') order by id
            """;

    private static final String STORE = """
            insert into person_decision (household, bucket, form_on, capacity, potential, reasons, decided_by,
                needs_second)
            select :household, :bucket, :form, nullif(:capacity, ''), nullif(:potential, ''), :reasons, :by, :second
            where not exists (select from person_decision p where p.household = :household and p.form_on = :form
                and p.needs_second and p.second_outcome is null and p.decided_by = :by
                and coalesce(p.capacity, '') = :capacity and coalesce(p.potential, '') = :potential
                and not exists (select from person_decision l where l.household = p.household and l.id > p.id))
            """;

    record Type(
            @Nullable Grade capacity,
            @Nullable Grade potential,
            @Nullable List<PersonReason> reasons) {}

    private final DatabaseClient client;
    private final ReviewedHousehold household;
    private final Rulebooks books;

    TypologyReviewController(DatabaseClient client, ReviewedHousehold household, Rulebooks books) {
        this.client = client;
        this.household = household;
        this.books = books;
    }

    @PostMapping("/graduation/households/{code}/typology-review")
    Mono<RecordedFact> decide(@PathVariable String code, @RequestBody Type type, Caller caller) {
        List<PersonReason> reasons = type.reasons();
        if (reasons == null || reasons.isEmpty() || reasons.contains(null)) {
            return Mono.error(
                    Problem.of(HttpStatus.BAD_REQUEST, "REASONS_REQUIRED", "Se esperan los motivos (reasons)"));
        }
        if (type.capacity() == Grade.INDETERMINATE
                || type.potential() == Grade.INDETERMINATE
                || (type.capacity() == null && type.potential() == null)) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST, "TYPE_INVALID", "Se espera capacity, potential o ambos: LOW o HIGH"));
        }
        return household.record(
                code,
                caller,
                () -> byForm(code)
                        .switchIfEmpty(Mono.error(TypologyReviewController::notOpen))
                        .flatMap(byForm -> before(code, byForm.on()).flatMap(before -> switch (TypeReview.of(
                                byForm, before, type.capacity(), type.potential(), reasons)) {
                            case TypeReview.Decided(PersonDecision decision) ->
                                store(
                                        code,
                                        byForm.on(),
                                        decision,
                                        reasons,
                                        caller,
                                        TypeReview.completes(byForm, before, decision));
                            case TypeReview.Known() -> Mono.just(false);
                            case TypeReview.NotOpen() -> Mono.error(notOpen());
                        })));
    }

    /** The type that the form alone gives. */
    private Mono<Classification> byForm(String code) {
        return books.current()
                .flatMap(book -> client.sql(FORM)
                        .bind("household", code)
                        .map(row -> {
                            var typology =
                                    book.at(FactRows.day(row, "reviewed_until")).typology();
                            return Typology.classify(
                                    FactRows.form(row),
                                    PersonDecision.NONE,
                                    Objects.requireNonNull(typology, "it was typed"));
                        })
                        .one());
    }

    private Mono<PersonDecision> before(String code, LocalDate form) {
        return client.sql(BEFORE)
                .bind("household", code)
                .bind("form", form)
                .map(row -> FactRows.person(row))
                .all()
                .reduce(PersonDecision.NONE, PersonDecision::then);
    }

    /** @return whether it was stored: one that waits for its second person is not proposed twice */
    private Mono<Boolean> store(
            String code,
            LocalDate form,
            PersonDecision decision,
            List<PersonReason> reasons,
            Caller caller,
            boolean second) {
        return client.sql(STORE)
                .bind("household", code)
                .bind("bucket", Buckets.of(code))
                .bind("form", form)
                .bind("capacity", name(decision.capacity()))
                .bind("potential", name(decision.potential()))
                .bind("reasons", reasons.stream().map(Enum::name).toArray(String[]::new))
                .bind("by", caller.subject())
                .bind("second", second)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    private static String name(PersonDecision.@Nullable Opinion opinion) {
        return opinion == null ? "" : opinion.grade().name();
    }

    private static Problem notOpen() {
        return Problem.of(
                HttpStatus.CONFLICT, "NOT_INDETERMINATE", "La ficha G1 del hogar no deja abierto lo que se decide");
    }
}
