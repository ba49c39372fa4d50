package pe.juntos.platform;

import java.time.Clock;
import java.time.ZoneId;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import pe.juntos.platform.security.PartnerKeys;
import pe.juntos.platform.security.SecurityDefaults;
import pe.juntos.platform.security.TwoIssuers;
import pe.juntos.platform.web.CorrelationFilter;
import pe.juntos.platform.web.EntityTags;
import pe.juntos.platform.web.Problems;
import pe.juntos.platform.web.QueryFilter;
import pe.juntos.platform.web.StrictBodies;
import tools.jackson.databind.json.JsonMapper;

/** For every process with a web edge, the gateway included: errors, correlation, tokens, the clock. */
@AutoConfiguration(
        afterName = "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
        beforeName = "org.springframework.boot.webflux.autoconfigure.error.ErrorWebFluxAutoConfiguration")
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@Import(SecurityDefaults.class)
public class PlatformDefaults {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.system(ZoneId.of("America/Lima"));
    }

    @Bean
    static TwoIssuers twoIssuers(Environment settings, ObjectProvider<PartnerKeys> own, ObjectProvider<Clock> clock) {
        return new TwoIssuers(settings, own, clock);
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
    EntityTags entityTags(JsonMapper mapper) {
        return new EntityTags(mapper);
    }

    @Bean
    StrictBodies strictBodies(JsonMapper mapper, @Value("${juntos.strict-bodies:false}") boolean strict) {
        return new StrictBodies(mapper, strict);
    }

    @Bean
    Problems problems(JsonMapper mapper) {
        return new Problems(mapper);
    }
}
