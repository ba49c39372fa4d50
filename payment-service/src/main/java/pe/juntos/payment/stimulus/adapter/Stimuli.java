package pe.juntos.payment.stimulus.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.stimulus.Provider;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Mono;

/** Lists of establishments in the database; an approved one makes payees of them, and what liquidation finds. */
@Component
class Stimuli {
    /** An establishment is paid into its account, to itself; a list without an account leaves the one that is known. */
    private static final String KNOW = """
            insert into payee (household, bucket, version, external_id, state, district, recipient, identity_verified, alive, means, account)
            select c.payee, c.bucket, 1, c.establishment, 'PROVIDER', c.district, c.establishment, true, true, 'ACCOUNT', c.account
            from stimulus_claim c where c.import_id = :import
            on conflict (household) do update set version = payee.version + 1, district = excluded.district,
                account = coalesce(excluded.account, payee.account)
            """;

    private static final String ENTITLE = """
            insert into entitlement (household, settles, period, bucket, component, amount, policy, cause)
            select c.payee, c.settles, f.period, c.bucket, 'PROVIDER_STIMULUS', c.amount, c.policy, c.cause
            from stimulus_claim c join stimulus_file f on f.import_id = c.import_id where c.import_id = :import
            on conflict do nothing
            """;
    private static final String OWED =
            "select period, amount, policy, cause, paid_in from entitlement where household = :payee order by period";

    private final DatabaseClient database;

    Stimuli(DatabaseClient database) {
        this.database = database;
    }

    /** @param paidIn round; null while it is owed */
    record Stimulus(
            String period,
            String amount,
            String policy,
            String cause,
            @Nullable String paidIn) {}

    /** @param payee the code under which its transfers are found */
    record Paid(String establishment, String payee, String district, boolean account, List<Stimulus> stimuli) {}

    /** What an approved list leads to. */
    Mono<Void> owe(UUID id) {
        return database.sql(KNOW)
                .bind("import", id)
                .then()
                .then(database.sql(ENTITLE).bind("import", id).then());
    }

    /** Empty outside the territory. */
    Mono<Paid> provider(String establishment, Territory territory) {
        var payee = new Provider(establishment).payee();
        return database.sql(
                        "select district, account from payee where household = :payee and district like any(:territory)")
                .bind("payee", payee)
                .bind("territory", territory.patterns())
                .map(row -> new Paid(
                        establishment,
                        payee,
                        required(row, "district", String.class),
                        row.get("account", String.class) != null,
                        List.of()))
                .one()
                .flatMap(found -> owed(payee)
                        .map(stimuli ->
                                new Paid(found.establishment(), payee, found.district(), found.account(), stimuli)));
    }

    private Mono<List<Stimulus>> owed(String payee) {
        return database.sql(OWED)
                .bind("payee", payee)
                .map(row -> new Stimulus(
                        required(row, "period", String.class),
                        required(row, "amount", BigDecimal.class).toPlainString(),
                        required(row, "policy", String.class),
                        required(row, "cause", String.class),
                        row.get("paid_in", String.class)))
                .all()
                .collectList();
    }
}
