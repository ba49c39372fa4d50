package pe.juntos.affiliation.entry.agreement.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.agreement.Signing;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** Agreements signed before a gestor; the register's agreements follow from them. */
@Component
class Signings {

    private static final String FIND = """
            select s.id, s.household, s.signed_on, s.signed_by, a.means, a.account, a.pay_point
            from agreement_signing s join agreement a using (household, signed_on) where s.id = :id
            """;

    private static final String KEEP = """
            with signed as (
                insert into agreement_signing (id, household, signed_on, signed_by, witnessed_by, recorded_at)
                values (:id, :household, :on, :by, :witness, :now))
            insert into agreement (household, bucket, signed_on, means, account, pay_point)
            values (:household, :bucket, :on, :means, :account, :point)
            on conflict (household, signed_on) do nothing
            """;

    private final DatabaseClient client;
    private final Clock clock;

    Signings(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Mono<Signing> find(String id) {
        return client.sql(FIND)
                .bind("id", id)
                .map(row -> new Signing(
                        required(row, "id", String.class),
                        required(row, "household", String.class),
                        required(row, "signed_on", LocalDate.class),
                        required(row, "signed_by", String.class),
                        Agreement.Means.valueOf(required(row, "means", String.class)),
                        row.get("account", String.class),
                        row.get("pay_point", String.class)))
                .one();
    }

    Mono<Set<String>> people(String household) {
        return client.sql("select member from member where bucket = :bucket and household = :household")
                .bind("bucket", (int) Buckets.of(household))
                .bind("household", household)
                .map(row -> required(row, "member", String.class))
                .all()
                .collect(Collectors.toSet());
    }

    Mono<Agreement> sameDay(Signing signing) {
        return client.sql("select signed_on, means, account, pay_point from agreement"
                        + " where household = :household and signed_on = :on")
                .bind("household", signing.household())
                .bind("on", signing.signedOn())
                .map(row -> new Agreement(
                        required(row, "signed_on", LocalDate.class),
                        Agreement.Means.valueOf(required(row, "means", String.class)),
                        row.get("account", String.class),
                        row.get("pay_point", String.class)))
                .one();
    }

    Mono<Void> keep(Signing signing, String witness) {
        var sql = client.sql(KEEP)
                .bind("id", signing.id())
                .bind("household", signing.household())
                .bind("bucket", (int) Buckets.of(signing.household()))
                .bind("on", signing.signedOn())
                .bind("by", signing.signedBy())
                .bind("witness", witness)
                .bind("means", signing.means().name())
                .bind("now", clock.instant().atZone(clock.getZone()).toOffsetDateTime());
        return optional(optional(sql, "account", signing.account()), "point", signing.payPoint())
                .then();
    }

    private static DatabaseClient.GenericExecuteSpec optional(
            DatabaseClient.GenericExecuteSpec sql, String name, @Nullable String value) {
        return value == null ? sql.bindNull(name, String.class) : sql.bind(name, value);
    }
}
