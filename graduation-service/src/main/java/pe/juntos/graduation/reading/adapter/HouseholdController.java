package pe.juntos.graduation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Roles;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** One household's file: where it stands and every decision about it. */
@RestController
@ForStaff
class HouseholdController {

    private static final String DECISIONS =
            "select version, kind, on_day, reasons, policy, inputs_hash, trace, decided_at"
                    + " from decision where household = :household order by version";

    record Entry(
            long version,
            String kind,
            LocalDate on,
            List<String> reasons,
            String policy,
            String inputsHash,
            List<String> trace,
            Instant decidedAt) {}

    record File(StandingLine standing, List<Entry> decisions) {}

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    HouseholdController(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** No file is shown whose reading could not be recorded. */
    @GetMapping("/graduation/households/{code}")
    @PreAuthorize(Roles.STAFF_OR_OWN_HOUSEHOLD)
    Mono<File> household(@PathVariable String code, Caller caller) {
        return client.sql(StandingLine.SELECT + " and h.household = :household")
                .bind("patterns", caller.territory().patterns())
                .bind("household", code)
                .map(row -> StandingLine.of(row))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(line ->
                        recorded(code, caller).then(decisions(code)).map(decisions -> new File(line, decisions)))
                .as(transaction::transactional);
    }

    private Mono<Void> recorded(String code, Caller caller) {
        return client.sql("insert into file_access (household, subject) values (:household, :subject)")
                .bind("household", code)
                .bind("subject", caller.subject())
                .then();
    }

    private Mono<List<Entry>> decisions(String code) {
        return client.sql(DECISIONS)
                .bind("household", code)
                .map(row -> entry(row))
                .all()
                .collectList();
    }

    private static Entry entry(Readable row) {
        return new Entry(
                required(row, "version", Long.class),
                required(row, "kind", String.class),
                required(row, "on_day", LocalDate.class),
                List.of(required(row, "reasons", String[].class)),
                required(row, "policy", String.class),
                required(row, "inputs_hash", String.class),
                List.of(required(row, "trace", String[].class)),
                required(row, "decided_at", Instant.class));
    }
}
