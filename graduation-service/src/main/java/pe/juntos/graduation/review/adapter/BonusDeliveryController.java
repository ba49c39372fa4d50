package pe.juntos.graduation.review.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.List;
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
import pe.juntos.graduation.review.PersonReason;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A regional coordinator records that a household has the bonus that it was assigned (GRA-4, GRA-5). */
@RestController
@PreAuthorize("hasRole('REGIONAL_COORDINATOR')")
class BonusDeliveryController {

    private static final String KNOWN = """
            select d.bonus as delivered, d.on_day, s.bonus as assigned, s.assigned_on
            from household h left join bonus_delivery d using (household)
                left join standing s on s.household = h.household and s.graduated_on is null
            where h.household = :household
            """;

    private static final String STORE = """
            insert into bonus_delivery (household, bucket, bonus, on_day, reasons, recorded_by)
            values (:household, :bucket, :bonus, :on, :reasons, :by)
            """;

    /** @param bonus if given, must be the one assigned */
    record Delivery(
            @Nullable LocalDate on,
            @Nullable Bonus bonus,
            @Nullable List<PersonReason> reasons) {}

    private record Known(
            @Nullable BonusDelivery delivery, @Nullable Assignment assignment) {}

    private final DatabaseClient client;
    private final ReviewedHousehold household;

    BonusDeliveryController(DatabaseClient client, ReviewedHousehold household) {
        this.client = client;
        this.household = household;
    }

    @PostMapping("/graduation/households/{code}/bonus-delivery")
    Mono<RecordedFact> deliver(@PathVariable String code, @RequestBody Delivery delivery, Caller caller) {
        LocalDate on = delivery.on();
        List<PersonReason> reasons = delivery.reasons();
        if (on == null || reasons == null || reasons.isEmpty()) {
            return Mono.error(Problem.of(
                    HttpStatus.BAD_REQUEST, "REASONS_REQUIRED", "Se esperan la fecha (on) y los motivos (reasons)"));
        }
        return household.record(
                code,
                caller,
                () -> client.sql(KNOWN)
                        .bind("household", code)
                        .map(BonusDeliveryController::known)
                        .one()
                        .flatMap(known -> switch (DeliveryRecord.of(
                                known.delivery(), known.assignment(), delivery.bonus(), on)) {
                            case RECORDED ->
                                store(code, known, on, reasons, caller).thenReturn(true);
                            case KNOWN -> Mono.just(false);
                            case DeliveryRecord refused -> Mono.error(problem(refused));
                        }));
    }

    private Mono<Void> store(String code, Known known, LocalDate on, List<PersonReason> reasons, Caller caller) {
        return client.sql(STORE)
                .bind("household", code)
                .bind("bucket", Buckets.of(code))
                .bind(
                        "bonus",
                        java.util.Objects.requireNonNull(known.assignment())
                                .bonus()
                                .name())
                .bind("on", on)
                .bind("reasons", reasons.stream().map(Enum::name).toArray(String[]::new))
                .bind("by", caller.subject())
                .then();
    }

    private static Problem problem(DeliveryRecord refused) {
        return Problem.of(
                HttpStatus.CONFLICT,
                refused.name(),
                switch (refused) {
                    case OTHER_BONUS -> "El hogar tiene asignado otro bono";
                    case BEFORE_ASSIGNMENT -> "En esa fecha el bono aún no estaba asignado";
                    case ALREADY_DELIVERED -> "El bono ya fue entregado otro día";
                    case NO_BONUS_ASSIGNED, RECORDED, KNOWN -> "El hogar no tiene un bono asignado";
                });
    }

    private static Known known(Readable row) {
        Bonus delivered = FactRows.code(row, "delivered", Bonus::valueOf);
        Bonus assigned = FactRows.code(row, "assigned", Bonus::valueOf);
        return new Known(
                delivered == null ? null : new BonusDelivery(delivered, required(row, "on_day", LocalDate.class)),
                assigned == null ? null : new Assignment(assigned, row.get("assigned_on", LocalDate.class)));
    }
}
