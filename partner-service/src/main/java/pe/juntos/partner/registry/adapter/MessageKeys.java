package pe.juntos.partner.registry.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static pe.juntos.platform.database.Rows.required;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Ed25519 keys with which this side signs its messages, the same for all replicas: the newest signs. */
@Component
final class MessageKeys {
    private static final int LENGTH = 32;
    /** What stands before the bytes of a private Ed25519 key in PKCS #8 (RFC 8410). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    private static final String PUBLISHED = """
            select k.jwk from dci_key k where not exists (
              select from dci_key n where n.made_at > k.made_at and n.made_at < :before)
            order by k.made_at desc, k.kid
            """;

    private final DatabaseClient client;
    private final BytesEncryptor encryptor;
    private final RegistryConfiguration.RegistryRules rules;
    private final TransactionalOperator transaction;
    private final Tenants tenants;

    MessageKeys(
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

    record Signing(String kid, PrivateKey key) {}

    /** Made where there is none yet. The sandbox signs with the same. */
    Mono<Signing> signing() {
        var key = all().next()
                .switchIfEmpty(Mono.defer(() -> alone().then(all().next())
                        .switchIfEmpty(Mono.defer(this::made))
                        .as(transaction::transactional)));
        return tenants.within(Tenant.REAL, key).map(found -> new Signing(found.getKeyID(), secret(found)));
    }

    /** Public: the one that signs, and those before it as long as a message of theirs may be looked at. */
    Flux<JWK> published() {
        return signing().thenMany(all()).map(OctetKeyPair::toPublicJWK);
    }

    /** From now on another key signs. */
    Mono<String> rotate() {
        return alone().then(Mono.defer(this::made)).map(JWK::getKeyID).as(transaction::transactional);
    }

    private Mono<Void> alone() {
        return client.sql("select pg_advisory_xact_lock(hashtext('dci keys'))").then();
    }

    private Flux<OctetKeyPair> all() {
        return Flux.defer(() -> client.sql(PUBLISHED)
                .bind("before", rules.now().minus(Duration.ofDays(rules.policy().keyDays())))
                .map(row -> parsed(encryptor.decrypt(required(row, "jwk", byte[].class))))
                .all());
    }

    private Mono<OctetKeyPair> made() {
        var key = fresh();
        return client.sql("insert into dci_key (kid, jwk, made_at) values (:kid, :jwk, :now)")
                .bind("kid", key.getKeyID())
                .bind("jwk", encryptor.encrypt(key.toJSONString().getBytes(UTF_8)))
                .bind("now", rules.now())
                .then()
                .thenReturn(key);
    }

    private static OctetKeyPair fresh() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new OctetKeyPair.Builder(Curve.Ed25519, end(pair.getPublic().getEncoded()))
                    .d(end(pair.getPrivate().getEncoded()))
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.EdDSA)
                    .keyIDFromThumbprint()
                    .build();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Base64URL end(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
    }

    private static PrivateKey secret(OctetKeyPair key) {
        var encoded = Arrays.copyOf(PKCS8, PKCS8.length + LENGTH);
        System.arraycopy(key.getD().decode(), 0, encoded, PKCS8.length, LENGTH);
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OctetKeyPair parsed(byte[] json) {
        try {
            return OctetKeyPair.parse(new String(json, UTF_8));
        } catch (ParseException e) {
            throw new IllegalStateException("a key of this side cannot be read", e);
        }
    }
}
