package pe.juntos.graduation.reading.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Every form of a household, newest first, with who recorded it and when (GRA-3, GRA-4). */
@RestController
@ForStaff
class FormsReadController {

    private static final String READ = """
            insert into file_access (household, subject)
            select household, :subject from household
            where household = :household and version > 0 and district like any(:patterns)
            """;

    record Assets(
            LocalDate on,
            @Nullable Integer holderAge,
            @Nullable String holderLevel,
            @Nullable BigDecimal holderSchooling,
            @Nullable BigDecimal land,
            @Nullable Integer largeAnimals,
            @Nullable Integer independentWorkers,
            @Nullable Integer workers,
            @Nullable Boolean irrigation,
            @Nullable Boolean vehicle,
            String recordedBy,
            Instant recordedAt) {}

    record Wishes(
            LocalDate on,
            String member,
            String preference,
            @Nullable String expectation,
            String recordedBy,
            Instant recordedAt) {}

    record Forms(String household, List<Assets> g1, List<Wishes> g2) {}

    private final DatabaseClient client;
    private final TransactionalOperator transaction;

    FormsReadController(DatabaseClient client, TransactionalOperator transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /** No form is shown whose reading could not be recorded. */
    @GetMapping("/graduation/households/{code}/forms")
    Mono<Forms> forms(@PathVariable String code, Caller caller) {
        return client.sql(READ)
                .bind("household", code)
                .bind("subject", caller.subject())
                .bind("patterns", caller.territory().patterns())
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(Problem::notFound))
                .flatMap(_ -> Mono.zip(assets(code), wishes(code)))
                .map(found -> new Forms(code, found.getT1(), found.getT2()))
                .as(transaction::transactional);
    }

    private Mono<List<Assets>> assets(String code) {
        return client.sql("select * from form_g1 where household = :household order by on_day desc")
                .bind("household", code)
                .map(row -> new Assets(
                        required(row, "on_day", LocalDate.class),
                        row.get("holder_age", Integer.class),
                        row.get("holder_level", String.class),
                        row.get("holder_schooling", BigDecimal.class),
                        row.get("land", BigDecimal.class),
                        row.get("large_animals", Integer.class),
                        row.get("independent_workers", Integer.class),
                        row.get("workers", Integer.class),
                        row.get("irrigation", Boolean.class),
                        row.get("vehicle", Boolean.class),
                        required(row, "recorded_by", String.class),
                        required(row, "recorded_at", Instant.class)))
                .all()
                .collectList();
    }

    private Mono<List<Wishes>> wishes(String code) {
        return client.sql("select * from form_g2 where household = :household order by on_day desc, member")
                .bind("household", code)
                .map(row -> new Wishes(
                        required(row, "on_day", LocalDate.class),
                        required(row, "member", String.class),
                        required(row, "preference", String.class),
                        row.get("expectation", String.class),
                        required(row, "recorded_by", String.class),
                        required(row, "recorded_at", Instant.class)))
                .all()
                .collectList();
    }
}
