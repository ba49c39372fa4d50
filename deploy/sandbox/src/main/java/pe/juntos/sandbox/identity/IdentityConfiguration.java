package pe.juntos.sandbox.identity;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class IdentityConfiguration {

    @Bean
    RSAKey signingKey(IdentitySettings settings) throws IOException {
        return SigningKey.in(settings.dataFolder());
    }

    @Bean
    JWKSet publicKeys(RSAKey signingKey) {
        return new JWKSet(signingKey.toPublicJWK());
    }

    @Bean
    Tokens tokens(RSAKey signingKey, IdentitySettings settings) {
        return new Tokens(signingKey, settings);
    }

    @Bean
    Grants grants(IdentitySettings settings) {
        return new Grants(settings);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
