package pe.juntos.partner.access.adapter;

import static pe.juntos.platform.database.Rows.required;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import pe.juntos.partner.access.Registration;
import pe.juntos.partner.access.Standing;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import reactor.core.publisher.Mono;

/** The register of institutions, in the caller's transaction. */
@Component
final class Institutions {
    private static final String INSERT = """
            insert into institution (code, name, ruc, sandbox, standing, registered_at)
            values (:code, :name, :ruc, :sandbox, 'REQUESTED', :now)
            on conflict (code) do update set name = excluded.name, ruc = excluded.ruc, sandbox = excluded.sandbox,
              standing = 'REQUESTED', registered_at = excluded.registered_at
            where institution.standing = 'REFUSED' returning *
            """;
    private static final String DECIDE = """
            update institution set standing = :standing, territory = coalesce(:territory, territory),
              fields = coalesce(:fields, fields), legal_basis = coalesce(:basis, legal_basis) where code = :code returning *
            """;
    private static final String STEP = """
            insert into institution_step (institution, step, what, reason, by, at)
            select :code, 1 + count(*), :what, :reason, :by, :now from institution_step where institution = :code
            """;

    private final DatabaseClient client;
    private final Tenants tenants;
    private final Clock clock;

    Institutions(DatabaseClient client, Tenants tenants, Clock clock) {
        this.client = client;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What it finds in the sandbox: its keys, and referrals of invented households. */
    Mono<Void> prepareSandbox(String code) {
        return tenants.within(
                Tenant.SANDBOX,
                client.sql("select prepare_sandbox(:code, :day)")
                        .bind("code", code)
                        .bind("day", LocalDate.now(clock))
                        .then());
    }

    /** How many wait for an answer; until the transaction ends no other joins them. */
    Mono<Long> requested() {
        return client.sql("select pg_advisory_xact_lock(hashtext('institutions'))")
                .then()
                .then(client.sql("select count(*) as n from institution where standing = 'REQUESTED'")
                        .map(row -> required(row, "n", Long.class))
                        .one());
    }

    /** Empty where the code is taken; one that was refused may ask again. */
    Mono<Institution> insert(Registration wish) {
        return client.sql(INSERT)
                .bind("code", wish.code())
                .bind("name", wish.name())
                .bind("ruc", wish.ruc())
                .bind("sandbox", wish.sandbox())
                .bind("now", clock.instant())
                .map(Institution::of)
                .one();
    }

    Mono<Institution> find(String code) {
        return client.sql("select * from institution where code = :code")
                .bind("code", code)
                .map(Institution::of)
                .one();
    }

    Mono<Institution> lock(String code) {
        return client.sql("select * from institution where code = :code for update")
                .bind("code", code)
                .map(Institution::of)
                .one();
    }

    Mono<List<Institution>> page(String standing, String cursor, int limit) {
        return client.sql("select * from institution where code > :cursor and (:standing = '' or standing = :standing)"
                        + " order by code limit :limit")
                .bind("cursor", cursor)
                .bind("standing", standing)
                .bind("limit", limit)
                .map(Institution::of)
                .all()
                .collectList();
    }

    /** What its agreement says; null leaves a part as it is. */
    record Agreed(
            @Nullable List<String> territory,
            @Nullable List<String> fields,
            @Nullable String legalBasis) {
        static final Agreed AS_BEFORE = new Agreed(null, null, null);
    }

    Mono<Institution> decide(String code, Standing standing, Agreed agreed) {
        return client.sql(DECIDE)
                .bind("code", code)
                .bind("standing", standing.name())
                .bind("territory", texts(agreed.territory()))
                .bind("fields", texts(agreed.fields()))
                .bind("basis", Parameter.fromOrEmpty(agreed.legalBasis(), String.class))
                .map(Institution::of)
                .one();
    }

    private static Parameter texts(@Nullable List<String> texts) {
        return Parameter.fromOrEmpty(texts == null ? null : texts.toArray(String[]::new), String[].class);
    }

    Mono<Void> record(String code, String what, @Nullable String reason, String by) {
        return client.sql(STEP)
                .bind("code", code)
                .bind("what", what)
                .bind("reason", Parameter.fromOrEmpty(reason, String.class))
                .bind("by", by)
                .bind("now", clock.instant())
                .then();
    }

    Mono<Institution> agree(String code, String terms) {
        return client.sql(
                        "update institution set terms = :terms, terms_agreed_at = :now where code = :code returning *")
                .bind("code", code)
                .bind("terms", terms)
                .bind("now", clock.instant())
                .map(Institution::of)
                .one();
    }

    /** @param goodUntil null: until it is retired */
    record Key(String kid, Instant addedAt, @Nullable Instant goodUntil, String jwk) {
        /** Whether assertions are signed with it, and it goes on being good. */
        boolean staysForAssertions() {
            return goodUntil == null && ClientKeys.asserts(parsed());
        }

        JWK parsed() {
            try {
                return JWK.parse(jwk);
            } catch (ParseException e) {
                throw new IllegalStateException("a registered key cannot be read", e);
            }
        }
    }

    /** Those that are good now. */
    Mono<List<Key>> keys(String code) {
        return client.sql("select * from institution_key where institution = :code"
                        + " and (good_until is null or good_until > :now) order by added_at, kid")
                .bind("code", code)
                .bind("now", clock.instant())
                .map(row -> new Key(
                        required(row, "kid", String.class),
                        required(row, "added_at", Instant.class),
                        row.get("good_until", Instant.class),
                        required(row, "jwk", String.class)))
                .all()
                .collectList();
    }

    /** Of a registration: whatever keys an earlier one had are forgotten. */
    Mono<Void> replaceKeys(String code, List<JWK> keys) {
        return client.sql("delete from institution_key where institution = :code")
                .bind("code", code)
                .then()
                .then(reactor.core.publisher.Flux.fromIterable(keys)
                        .concatMap(key -> addKey(code, key))
                        .then());
    }

    /** Whether it was added; false if the id was used before. */
    Mono<Boolean> addKey(String code, JWK key) {
        return client.sql(
                        "insert into institution_key (institution, kid, jwk, added_at) values (:code, :kid, :jwk, :now)"
                                + " on conflict do nothing")
                .bind("code", code)
                .bind("kid", key.getKeyID())
                .bind("jwk", key.toPublicJWK().toJSONString())
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** A key that was retired before stays as it is. */
    Mono<Void> retireKey(String code, String kid, Instant until) {
        return client.sql("update institution_key set good_until = :until"
                        + " where institution = :code and kid = :kid and good_until is null")
                .bind("code", code)
                .bind("kid", kid)
                .bind("until", until)
                .then();
    }
}
