package pe.juntos.partner.registry.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static pe.juntos.platform.database.Rows.required;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Keys of this side, the same for all replicas, to sign or to be written to: the newest is used, others stay good for a while. */
@Component
final class OwnKeys {
    private static final String GOOD = """
            select k.jwk from dci_key k where k.use = :use and not exists (
              select from dci_key n where n.use = k.use and n.made_at > k.made_at and n.made_at < :before)
            order by k.made_at desc, k.kid
            """;

    private final DatabaseClient client;
    private final BytesEncryptor encryptor;
    private final RegistryConfiguration.RegistryRules rules;
    private final TransactionalOperator transaction;
    private final Tenants tenants;

    OwnKeys(
            DatabaseClient client,
            BytesEncryptor encryptor,
            RegistryConfiguration.RegistryRules rules,
            TransactionalOperator transaction,
            Tenants tenants) {
        this.client = client;
        this.encryptor = encryptor;
        this.rules = rules;
        this.transaction = transaction;
        this.tenants = tenants;
    }

    /** The newest first; made where there is none yet. The sandbox has the same. */
    Mono<List<JWK>> good(KeyUse use) {
        var first = fresh(use)
                .flatMap(key -> alone().then(all(use))
                        .switchIfEmpty(Mono.defer(() -> kept(use, key)).thenReturn(List.of(key)))
                        .as(transaction::transactional));
        return tenants.within(Tenant.REAL, all(use).switchIfEmpty(first));
    }

    /** Public: those whose signatures may still be looked at, and the one to write to; what is written to those before it is read too. */
    Mono<JWKSet> published() {
        return Mono.zip(good(KeyUse.SIGNATURE), good(KeyUse.ENCRYPTION))
                .map(keys -> new JWKSet(Stream.concat(
                                keys.getT1().stream(), keys.getT2().stream().limit(1))
                        .map(JWK::toPublicJWK)
                        .toList()));
    }

    /** From now on others sign and are written to. */
    Mono<Map<String, String>> rotate() {
        return Mono.zip(fresh(KeyUse.SIGNATURE), fresh(KeyUse.ENCRYPTION))
                .flatMap(keys -> alone().then(kept(KeyUse.SIGNATURE, keys.getT1()))
                        .then(kept(KeyUse.ENCRYPTION, keys.getT2()))
                        .thenReturn(Map.of(
                                "kid",
                                keys.getT1().getKeyID(),
                                "encryptionKid",
                                keys.getT2().getKeyID()))
                        .as(transaction::transactional));
    }

    private Mono<Void> alone() {
        return client.sql("select pg_advisory_xact_lock(hashtext('dci keys'))").then();
    }

    /** Empty where there is none. */
    private Mono<List<JWK>> all(KeyUse use) {
        return Mono.defer(() -> client.sql(GOOD)
                .bind("use", use.identifier())
                .bind("before", rules.now().minus(Duration.ofDays(rules.policy().keyDays())))
                .map(row -> parsed(encryptor.decrypt(required(row, "jwk", byte[].class))))
                .all()
                .collectList()
                .filter(found -> !found.isEmpty()));
    }

    /** A key to be written to takes a processor a second and more: nobody waits for a lock meanwhile. */
    private static Mono<JWK> fresh(KeyUse use) {
        return Mono.fromCallable(() -> FreshKeys.of(use)).subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> kept(KeyUse use, JWK key) {
        return client.sql("insert into dci_key (kid, use, jwk, made_at) values (:kid, :use, :jwk, :now)")
                .bind("kid", key.getKeyID())
                .bind("use", use.identifier())
                .bind("jwk", encryptor.encrypt(key.toJSONString().getBytes(UTF_8)))
                .bind("now", rules.now())
                .then();
    }

    private static JWK parsed(byte[] json) {
        try {
            return JWK.parse(new String(json, UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("a key of this side cannot be read", e);
        }
    }
}
