package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.graduation.review.Grade;
import pe.juntos.graduation.review.PersonReason;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** What a regional coordinator records of one household: a delivered bonus, the type that the form left open. */
@RestController
@PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
class PersonController {

    private static final String VISIBLE = "select household from household where household = :household and version > 0"
            + " and district like any(:patterns) for update";

    record Delivery(@Nullable LocalDate on, @Nullable List<PersonReason> reasons) {}

    record Type(
            @Nullable Grade capacity,
            @Nullable Grade potential,
            @Nullable List<PersonReason> reasons) {}

    record Recorded(String household, boolean changed) {}

    private final DatabaseClient client;
    private final Reviews reviews;
    private final TransactionalOperator transaction;

    PersonController(DatabaseClient client, Reviews reviews, TransactionalOperator transaction) {
        this.client = client;
        this.reviews = reviews;
        this.transaction = transaction;
    }

    /** Of the bonus that the household was assigned; the first delivery stands (GRA-4). */
    @PostMapping("/graduation/households/{code}/bonus-delivery")
    Mono<Recorded> deliver(@PathVariable String code, @RequestBody Delivery delivery, Caller caller) {
        LocalDate on = delivery.on();
        List<PersonReason> reasons = delivery.reasons();
        if (on == null || reasons == null || reasons.isEmpty()) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST, "REASONS_REQUIRED", "Se esperan la fecha (on) y los motivos (reasons)"));
        }
        var stored = client.sql("select on_day from bonus_delivery where household = :household")
                .bind("household", code)
                .map(row -> required(row, "on_day", LocalDate.class))
                .one();
        var insert = client.sql("insert into bonus_delivery (household, bucket, bonus, on_day, reasons, recorded_by)"
                        + " select household, :bucket, bonus, :on, :reasons, :by from standing"
                        + " where household = :household and bonus is not null and graduated_on is null")
                .bind("household", code)
                .bind("bucket", Buckets.of(code))
                .bind("on", on)
                .bind("reasons", names(reasons))
                .bind("by", caller.subject())
                .fetch()
                .rowsUpdated()
                .filter(inserted -> inserted > 0)
                .switchIfEmpty(Mono.error(
                        Problem.of(HttpStatus.CONFLICT, "NO_BONUS_ASSIGNED", "El hogar no tiene un bono asignado")))
                .then(reviews.again(List.of(code)))
                .thenReturn(new Recorded(code, true));
        return visible(code, caller)
                .then(stored.map(known -> {
                            if (!known.equals(on)) {
                                throw Problem.of(
                                        HttpStatus.CONFLICT, "ALREADY_DELIVERED", "El bono ya fue entregado otro día");
                            }
                            return new Recorded(code, false);
                        })
                        .switchIfEmpty(insert))
                .as(transaction::transactional);
    }

    /** Only of a household whose last form left it open (GRA-3). */
    @PostMapping("/graduation/households/{code}/typology-review")
    Mono<Recorded> type(@PathVariable String code, @RequestBody Type type, Caller caller) {
        Grade capacity = type.capacity();
        Grade potential = type.potential();
        List<PersonReason> reasons = type.reasons();
        if (reasons == null || reasons.isEmpty()) {
            return Mono.error(
                    Problem.of(HttpStatus.BAD_REQUEST, "REASONS_REQUIRED", "Se esperan los motivos (reasons)"));
        }
        if (!decided(capacity) || !decided(potential)) {
            return Mono.error(
                    Problem.of(HttpStatus.BAD_REQUEST, "TYPE_INVALID", "capacity y potential deben ser LOW o HIGH"));
        }
        return visible(code, caller)
                .then(client.sql(
                                "insert into person_decision (household, bucket, form_on, capacity, potential, reasons,"
                                        + " decided_by) select s.household, s.bucket, s.form_on, :capacity, :potential, :reasons, :by"
                                        + " from standing s where s.household = :household and s.form_on is not null"
                                        + " and s.graduated_on is null and (s.capacity = 'INDETERMINATE'"
                                        + " or s.potential = 'INDETERMINATE' or exists (select 1 from person_decision p"
                                        + " where p.household = s.household and p.form_on = s.form_on))")
                        .bind("household", code)
                        .bind("capacity", String.valueOf(capacity))
                        .bind("potential", String.valueOf(potential))
                        .bind("reasons", names(reasons))
                        .bind("by", caller.subject())
                        .fetch()
                        .rowsUpdated())
                .filter(inserted -> inserted > 0)
                .switchIfEmpty(Mono.error(Problem.of(
                        HttpStatus.CONFLICT, "NOT_INDETERMINATE", "La ficha G1 del hogar no espera una decisión")))
                .then(reviews.again(List.of(code)))
                .thenReturn(new Recorded(code, true))
                .as(transaction::transactional);
    }

    private static boolean decided(@Nullable Grade grade) {
        return grade != null && grade != Grade.INDETERMINATE;
    }

    private static String[] names(List<PersonReason> reasons) {
        return reasons.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Locks it; outside the caller's territory it is not there. */
    private Mono<String> visible(String code, Caller caller) {
        return client.sql(VISIBLE)
                .bind("household", code)
                .bind("patterns", caller.territory().patterns())
                .map(row -> required(row, "household", String.class))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }
}
