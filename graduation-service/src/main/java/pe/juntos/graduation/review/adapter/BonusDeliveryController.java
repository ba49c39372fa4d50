package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
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
import pe.juntos.graduation.review.Assignment;
import pe.juntos.graduation.review.Bonus;
import pe.juntos.graduation.review.BonusDelivery;
import pe.juntos.graduation.review.DeliveryRecord;
import pe.juntos.graduation.review.ExitCause;
import pe.juntos.graduation.review.HouseholdFacts;
import pe.juntos.graduation.review.PersonReason;
import pe.juntos.graduation.review.RemainingFacts;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A regional coordinator records that a household has the bonus that it was assigned (GRA-4, GRA-5). */
@RestController
@PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
class BonusDeliveryController {

    private static final String ASSIGNED = "select reviewed_until, bonus, assigned_on from standing"
            + " join household using (household, affiliated_on) where household = :household";

    private static final String STORE = """
            insert into bonus_delivery (household, bucket, bonus, on_day, reasons, recorded_by)
            values (:household, :bucket, :bonus, :on, :reasons, :by)
            """;

    /** @param bonus if given, must be the one assigned */
    record Delivery(
            @Nullable LocalDate on,
            @Nullable Bonus bonus,
            @Nullable List<PersonReason> reasons) {}

    private record Known(LocalDate reviewedUntil, @Nullable Assignment assignment) {}

    private final DatabaseClient client;
    private final ReviewedHousehold household;
    private final FactsReader facts;
    private final Clock clock;

    BonusDeliveryController(DatabaseClient client, ReviewedHousehold household, FactsReader facts, Clock clock) {
        this.client = client;
        this.household = household;
        this.facts = facts;
        this.clock = clock;
    }

    @PostMapping("/graduation/households/{code}/bonus-delivery")
    Mono<RecordedFact> deliver(@PathVariable String code, @RequestBody Delivery delivery, Caller caller) {
        LocalDate on = delivery.on();
        List<PersonReason> reasons = delivery.reasons();
        if (on == null || reasons == null || reasons.isEmpty() || reasons.contains(null)) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST, "REASONS_REQUIRED", "Se esperan la fecha (on) y los motivos (reasons)"));
        }
        return household.record(
                code,
                caller,
                () -> client.sql(ASSIGNED)
                        .bind("household", code)
                        .map(BonusDeliveryController::known)
                        .one()
                        .switchIfEmpty(Mono.error(() -> problem(DeliveryRecord.NO_BONUS_ASSIGNED)))
                        .flatMap(known -> facts.read(new Selection.Households(List.of(code)), known.reviewedUntil())
                                .flatMap(found ->
                                        deliver(found.getFirst().facts(), known.assignment(), delivery, caller))));
    }

    private Mono<Boolean> deliver(HouseholdFacts of, @Nullable Assignment assigned, Delivery delivery, Caller caller) {
        var on = Objects.requireNonNull(delivery.on());
        var report = new DeliveryRecord.Report(
                delivery.bonus(), on, new RemainingFacts(of.cases()).undoneUntil(ExitCause.ARTICULATED_WITH_BONUS));
        var open = of.stage() == HouseholdFacts.Stage.IN_PROGRAMME ? assigned : null;
        return switch (DeliveryRecord.of(of.delivery(), open, report, LocalDate.now(clock))) {
            case RECORDED ->
                store(
                        of.household(),
                        new BonusDelivery(Objects.requireNonNull(open).bonus(), on),
                        Objects.requireNonNull(delivery.reasons()),
                        caller);
            case KNOWN -> Mono.just(false);
            case DeliveryRecord refused -> Mono.error(problem(refused));
        };
    }

    private Mono<Boolean> store(String code, BonusDelivery delivery, List<PersonReason> reasons, Caller caller) {
        return client.sql(STORE)
                .bind("household", code)
                .bind("bucket", Buckets.of(code))
                .bind("bonus", delivery.bonus().name())
                .bind("on", delivery.on())
                .bind("reasons", reasons.stream().map(Enum::name).toArray(String[]::new))
                .bind("by", caller.subject())
                .then()
                .thenReturn(true);
    }

    private static Problem problem(DeliveryRecord refused) {
        return Problem.of(
                refused == DeliveryRecord.DAY_IN_FUTURE ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT,
                refused.name(),
                switch (refused) {
                    case OTHER_BONUS -> "El hogar tiene asignado otro bono";
                    case BEFORE_ASSIGNMENT -> "En esa fecha el bono aún no estaba asignado";
                    case ALREADY_DELIVERED -> "El bono ya fue entregado otro día";
                    case DELIVERY_UNDONE -> "Una salida quedó sin efecto después: se espera una entrega posterior";
                    case DAY_IN_FUTURE -> "La fecha está en el futuro";
                    case NO_BONUS_ASSIGNED, RECORDED, KNOWN -> "El hogar no tiene un bono asignado";
                });
    }

    private static Known known(Readable row) {
        Bonus assigned = FactRows.code(row, "bonus", Bonus::valueOf);
        return new Known(
                required(row, "reviewed_until", LocalDate.class),
                assigned == null ? null : new Assignment(assigned, row.get("assigned_on", LocalDate.class)));
    }
}
