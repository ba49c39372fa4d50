package pe.juntos.payment.payee.adapter;

import java.time.Clock;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** A household in dispute is not paid until the dispute ends (PAY-5). */
@RestController
@RequestMapping("/payment/households/{household}/dispute")
@PreAuthorize("hasAnyRole('GESTOR','REGIONAL_COORDINATOR')")
class DisputeController {
    private final DatabaseClient database;
    private final Clock clock;

    DisputeController(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    record Dispute(String household, boolean open) {}

    @PutMapping
    Mono<Dispute> open(@PathVariable String household, Caller caller) {
        return visible(household, caller)
                .then(write(
                        "insert into dispute (household, opened_at, opened_by) values (:household, :at, :by)"
                                + " on conflict (household) where closed_at is null do nothing",
                        household,
                        caller))
                .thenReturn(new Dispute(household, true));
    }

    @DeleteMapping
    Mono<Dispute> close(@PathVariable String household, Caller caller) {
        return visible(household, caller)
                .then(write(
                        "update dispute set closed_at = :at, closed_by = :by"
                                + " where household = :household and closed_at is null",
                        household,
                        caller))
                .thenReturn(new Dispute(household, false));
    }

    private Mono<Void> write(String sql, String household, Caller caller) {
        return database.sql(sql)
                .bind("household", household)
                .bind("at", clock.instant())
                .bind("by", caller.subject())
                .then();
    }

    private Mono<String> visible(String household, Caller caller) {
        return database.sql(
                        "select household from payee where household = :household and district like any(:territory)")
                .bind("household", household)
                .bind("territory", caller.territory().patterns())
                .mapValue(String.class)
                .one()
                .switchIfEmpty(Mono.error(
                        () -> Problem.of(HttpStatus.NOT_FOUND, "NOT_FOUND", "No such household in your territory.")));
    }
}
