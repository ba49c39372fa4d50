package pe.juntos.partner.access.adapter;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.encrypt.Encryptors;
import pe.juntos.partner.access.AccessPolicy;
import pe.juntos.partner.access.AccessRefusal;
import pe.juntos.partner.access.Terms;
import pe.juntos.platform.policy.Policies;
import pe.juntos.platform.policy.PolicyBook;
import pe.juntos.platform.web.Problem;

/** The rules in force, and the key with which this service keeps secrets. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AccessSettings.class)
class AccessConfiguration {

    /** AES-256-GCM. */
    @Bean
    BytesEncryptor secretsKept(
            @Value("${juntos.partner.secrets.key}") String key, @Value("${juntos.partner.secrets.salt}") String salt) {
        return Encryptors.stronger(key, salt);
    }

    @Bean
    AccessRules accessRules(Clock clock) {
        return new AccessRules(
                Policies.load("policies/access", AccessPolicy.class),
                Policies.load("policies/terms", Terms.class),
                clock);
    }

    /** Those in force today. */
    record AccessRules(PolicyBook<AccessPolicy> policies, PolicyBook<Terms> terms, Clock clock) {
        AccessPolicy policy() {
            return policies.at(LocalDate.now(clock)).parameters();
        }

        Terms currentTerms() {
            return terms.at(LocalDate.now(clock)).parameters();
        }
    }

    static void refuseIf(boolean wrong, AccessRefusal refusal) {
        if (wrong) {
            throw problem(refusal);
        }
    }

    static Problem problem(AccessRefusal refusal) {
        return Problem.of(HttpStatus.valueOf(refusal.status()), refusal.name(), refusal.detail());
    }
}
