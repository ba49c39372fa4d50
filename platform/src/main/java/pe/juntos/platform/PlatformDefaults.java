package pe.juntos.platform;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import pe.juntos.platform.security.SecurityDefaults;
import pe.juntos.platform.web.CorrelationFilter;
import pe.juntos.platform.web.Problems;
import pe.juntos.platform.web.QueryFilter;
import tools.jackson.databind.json.JsonMapper;

/** For every process with a web edge, the gateway included: errors, correlation, tokens, the clock. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        beforeName = {
            "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration",
            "org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration"
        })
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@Import(SecurityDefaults.class)
public class PlatformDefaults {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ZoneId.of("America/Lima"));
    }

    @Bean
    CorrelationFilter correlationFilter() {
        return new CorrelationFilter();
    }

    @Bean
    QueryFilter queryFilter() {
        return new QueryFilter();
    }

    @Bean
    Problems problems(JsonMapper mapper) {
        return new Problems(mapper);
    }
}
