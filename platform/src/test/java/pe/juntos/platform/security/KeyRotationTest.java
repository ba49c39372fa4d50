package pe.juntos.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import pe.juntos.platform.test.Await;

/** The issuer changes its signing key without anybody being turned away, as docs/operations.md tells the steps. */
class KeyRotationTest {

    private final AtomicInteger asked = new AtomicInteger();
    private volatile String published = "";
    private HttpServer server;
    private ReactiveJwtDecoder decoder;

    @BeforeEach
    void issuer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/jwks", exchange -> {
            asked.incrementAndGet();
            var body = published.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        decoder = NimbusReactiveJwtDecoder.withJwkSetUri(
                        "http://127.0.0.1:" + server.getAddress().getPort() + "/jwks")
                .build();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void while_two_keys_are_published_tokens_of_both_are_good() throws JOSEException {
        var old = key("2026");
        var next = key("2027");
        publish(old);
        assertThat(read(token(old)).getSubject()).isEqualTo("rosa.gestora");
        publish(old, next);
        assertThat(read(token(old)).getSubject()).isEqualTo("rosa.gestora");
        assertThat(read(token(next)).getSubject())
                .as("the first token of a key that was not known when the service started")
                .isEqualTo("rosa.gestora");
        assertThat(read(token(old)).getSubject()).isEqualTo("rosa.gestora");
    }

    @Test
    void keys_are_asked_for_again_only_when_one_is_not_known() throws JOSEException {
        var old = key("2026");
        publish(old);
        for (var n = 0; n < 5; n++) {
            read(token(old));
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void a_withdrawn_key_is_good_until_an_unknown_one_comes_or_the_service_starts_anew() throws JOSEException {
        var old = key("2026");
        var next = key("2027");
        publish(old);
        read(token(old));
        publish(next);
        assertThat(read(token(old)).getSubject())
                .as("a leaked key needs a restart of the services")
                .isEqualTo("rosa.gestora");
        read(token(next));
        assertThatThrownBy(() -> read(token(old))).isInstanceOf(BadJwtException.class);
    }

    @Test
    void a_key_that_nobody_published_is_not_good() throws JOSEException {
        publish(key("2026"));
        var stranger = key("2026");
        assertThatThrownBy(() -> read(token(stranger))).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> read(token(key("strange")))).isInstanceOf(BadJwtException.class);
    }

    private Jwt read(String token) {
        return decoder.decode(token).block(Await.LONGEST);
    }

    private void publish(RSAKey... keys) {
        published = new JWKSet(Arrays.stream(keys).<JWK>map(RSAKey::toPublicJWK).toList()).toString();
    }

    private static RSAKey key(String id) throws JOSEException {
        return new RSAKeyGenerator(2048).keyID(id).generate();
    }

    private static String token(RSAKey key) throws JOSEException {
        var claims = new JWTClaimsSet.Builder()
                .subject("rosa.gestora")
                .expirationTime(Date.from(Instant.now().plusSeconds(600)))
                .build();
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), claims);
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }
}
