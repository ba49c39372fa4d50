package pe.juntos.platform;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.ScheduledAnnotationBeanPostProcessor;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;
import pe.juntos.platform.audit.AuditController;
import pe.juntos.platform.audit.AuditFilter;
import pe.juntos.platform.audit.AuditTrail;
import pe.juntos.platform.database.Reads;
import pe.juntos.platform.part.HouseholdPart;
import pe.juntos.platform.part.PartsEndpoint;
import pe.juntos.platform.security.TokenBearers;
import pe.juntos.platform.security.TokensInBody;
import pe.juntos.platform.web.DaysInRequests;
import pe.juntos.platform.web.IdempotencyFilter;
import pe.juntos.platform.web.UploadPace;
import tools.jackson.databind.json.JsonMapper;

/** For every service with a database: events, outbox, inbox, jobs, imports, idempotency. */
@AutoConfiguration(
        after = PlatformDefaults.class,
        afterName = {
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration",
            "org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration",
            "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnBean(ConnectionFactory.class)
@EnableConfigurationProperties({PlatformSettings.class, UploadPace.class})
@Import({
    TellingServices.class,
    ListeningServices.class,
    WorkingServices.class,
    ObservingServices.class,
    RulingServices.class
})
public class PlatformServices {
    /** Runs the {@code @Scheduled} methods of our own beans; libraries' beans, by far the most, have none and are not searched when a service starts. */
    @Bean
    static ScheduledAnnotationBeanPostProcessor schedules() {
        return new ScheduledAnnotationBeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean.getClass().getName().startsWith("pe.juntos.")
                        ? super.postProcessAfterInitialization(bean, name)
                        : bean;
            }
        };
    }

    @Bean
    FlywayMigrationStrategy migration(PlatformSettings settings) {
        return flyway -> {
            if (settings.migrate()) {
                flyway.migrate();
            }
        };
    }

    @Bean
    TransactionalOperator transactions(ReactiveTransactionManager manager) {
        return TransactionalOperator.create(manager);
    }

    @Bean
    IdempotencyFilter idempotencyFilter(DatabaseClient client) {
        return new IdempotencyFilter(client);
    }

    @Bean
    DaysInRequests daysInRequests() {
        return new DaysInRequests();
    }

    @Bean
    @ConditionalOnMissingBean
    AuditTrail auditTrail(DatabaseClient client, JsonMapper mapper) {
        return new AuditTrail(client, mapper);
    }

    @Bean
    Reads reads(R2dbcConnectionDetails service) {
        return new Reads(service.getConnectionFactoryOptions());
    }

    @Bean
    AuditFilter auditFilter(AuditTrail trail) {
        return new AuditFilter(trail);
    }

    @Bean
    @ConditionalOnBean(HouseholdPart.class)
    PartsEndpoint partsEndpoint(HouseholdPart part, ReactiveJwtDecoder decoder, AuditTrail trail) {
        return new PartsEndpoint(part, new TokenBearers(decoder), trail);
    }

    @Bean
    @ConditionalOnBean(HouseholdPart.class)
    TokensInBody tokensOfParts() {
        return new TokensInBody(PartsEndpoint.PATH);
    }

    @Bean
    @ConditionalOnBean(HouseholdPart.class)
    RouterFunction<ServerResponse> householdParts(PartsEndpoint endpoint) {
        return RouterFunctions.route().POST(PartsEndpoint.PATH, endpoint).build();
    }

    @Bean
    AuditController auditController(AuditTrail trail) {
        return new AuditController(trail);
    }
}
