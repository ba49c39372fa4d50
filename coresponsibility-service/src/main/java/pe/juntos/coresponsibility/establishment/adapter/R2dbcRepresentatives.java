package pe.juntos.coresponsibility.establishment.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.establishment.Representative;
import pe.juntos.coresponsibility.establishment.Signatory;
import reactor.core.publisher.Mono;

/** Representatives of establishments and of networks. */
@Component
final class R2dbcRepresentatives {
    private final DatabaseClient client;
    private final Clock clock;

    R2dbcRepresentatives(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /** Nobody else changes them until the transaction ends. */
    Mono<Void> lock(Body body, String code) {
        return client.sql("select 1 from %1$s where %1$s = :code for update".formatted(body.key()))
                .bind("code", code)
                .then();
    }

    Mono<List<Representative>> of(Body body, String code) {
        return client.sql("select signature, name, valid_from, valid_until, person from %s where %s = :code"
                                .formatted(body.table(), body.key())
                        + " order by valid_from, signature")
                .bind("code", code)
                .map(row -> new Representative(
                        new Signatory(
                                required(row, "signature", String.class),
                                required(row, "valid_from", LocalDate.class),
                                row.get("valid_until", LocalDate.class)),
                        required(row, "name", String.class),
                        row.get("person", String.class)))
                .all()
                .collectList();
    }

    Mono<Void> store(Body body, String code, Representative representative, String registeredBy) {
        var validity = representative.validity();
        var insert = client.sql("""
                        insert into %1$s (%2$s, signature, name, valid_from, valid_until, person, registered_by, registered_at)
                        values (:code, :signature, :name, :from, :until, :person, :by, :at)
                        on conflict (%2$s, signature, valid_from) do update set valid_until = excluded.valid_until,
                          registered_by = excluded.registered_by, registered_at = excluded.registered_at
                        """.formatted(body.table(), body.key()))
                .bind("code", code)
                .bind("signature", validity.signature())
                .bind("name", representative.name())
                .bind("from", validity.from())
                .bind("by", registeredBy)
                .bind("at", clock.instant());
        return orNull(
                        orNull(insert, "until", validity.until(), LocalDate.class),
                        "person",
                        representative.person(),
                        String.class)
                .then();
    }

    private static <T> DatabaseClient.GenericExecuteSpec orNull(
            DatabaseClient.GenericExecuteSpec statement, String name, @Nullable T value, Class<T> type) {
        return value == null ? statement.bindNull(name, type) : statement.bind(name, value);
    }
}
