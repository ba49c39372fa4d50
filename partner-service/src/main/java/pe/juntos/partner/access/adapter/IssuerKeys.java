package pe.juntos.partner.access.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static pe.juntos.platform.database.Rows.required;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.platform.security.PartnerKeys;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keys of the issuer, the same for all replicas: the newest signs; those before it stay published while their tokens live. */
@Component
final class IssuerKeys implements PartnerKeys {
    /** A key of which every token has expired for an hour is published no more; the newest always is. */
    private static final String PUBLISHED = """
            select k.jwk from issuer_key k where not exists (
              select from issuer_key n where n.made_at > k.made_at and n.made_at < cast(:now as timestamptz) - make_interval(secs => :life) - interval '1 hour')
            order by k.made_at desc, k.kid
            """;

    private final DatabaseClient client;
    private final BytesEncryptor encryptor;
    private final AccessConfiguration.AccessRules rules;
    private final TransactionalOperator transaction;
    private final Clock clock;

    IssuerKeys(
            DatabaseClient client,
            BytesEncryptor encryptor,
            AccessConfiguration.AccessRules rules,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.encryptor = encryptor;
        this.rules = rules;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The one that signs; made where there is none yet. */
    Mono<ECKey> signing() {
        return all().next()
                .switchIfEmpty(Mono.defer(() -> alone().then(all().next())
                        .switchIfEmpty(Mono.defer(this::made))
                        .as(transaction::transactional)));
    }

    @Override
    public Flux<JWK> published() {
        return all().map(ECKey::toPublicJWK);
    }

    /** A token of the sandbox is a partner's here, where it reaches the invented households and no others. */
    @Override
    public Jwt seenHere(Jwt token) {
        return Boolean.TRUE.equals(token.getClaim(Tenant.CLAIM))
                ? Jwt.withTokenValue(token.getTokenValue())
                        .headers(headers -> headers.putAll(token.getHeaders()))
                        .claims(claims -> {
                            claims.putAll(token.getClaims());
                            claims.put("roles", List.of("PARTNER"));
                            claims.put("territory", List.of("*"));
                        })
                        .build()
                : token;
    }

    /** From now on another key signs. */
    Mono<String> rotate() {
        return alone().then(Mono.defer(this::made)).map(JWK::getKeyID).as(transaction::transactional);
    }

    private Mono<Void> alone() {
        return client.sql("select pg_advisory_xact_lock(hashtext('issuer'))").then();
    }

    private Flux<ECKey> all() {
        return Flux.defer(() -> client.sql(PUBLISHED)
                .bind("now", clock.instant())
                .bind("life", (double) rules.policy().tokenLife().toSeconds())
                .map(row -> key(encryptor.decrypt(required(row, "jwk", byte[].class))))
                .all());
    }

    private Mono<ECKey> made() {
        var key = fresh();
        return client.sql("insert into issuer_key (kid, jwk, made_at) values (:kid, :jwk, :now)")
                .bind("kid", key.getKeyID())
                .bind("jwk", encryptor.encrypt(key.toJSONString().getBytes(UTF_8)))
                .bind("now", clock.instant())
                .then()
                .thenReturn(key);
    }

    private static ECKey fresh() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey key(byte[] json) {
        try {
            return ECKey.parse(new String(json, UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("an issuer's key cannot be read", e);
        }
    }
}
