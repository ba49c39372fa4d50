package pe.juntos.partner.tenant.adapter;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Option;
import java.time.Duration;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.r2dbc.ConnectionFactoryBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import pe.juntos.platform.audit.AuditTrail;
import tools.jackson.databind.json.JsonMapper;

/** Two schemas with the same tables: the programme's, and {@code sandbox} with invented households. */
@Configuration(proxyBeanMethods = false)
class TenantConfiguration {
    private static final String SCHEMA = "sandbox";
    private static final int MOST_CONNECTIONS = 4;

    @Bean
    static BeanPostProcessor tenantConnections(Environment settings) {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof ConnectionFactory real && !(bean instanceof TenantConnections)
                        ? new TenantConnections(real, sandbox(settings))
                        : bean;
            }
        };
    }

    private static ConnectionFactory sandbox(Environment settings) {
        var connections = ConnectionFactoryBuilder.withUrl(settings.getRequiredProperty("spring.r2dbc.url"))
                .username(settings.getRequiredProperty("spring.r2dbc.username"))
                .password(settings.getRequiredProperty("spring.r2dbc.password"))
                .configure(options -> options.option(Option.valueOf("schema"), SCHEMA))
                .build();
        return new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .initialSize(0)
                .maxSize(MOST_CONNECTIONS)
                .maxAcquireTime(asReal(settings, "max-acquire-time"))
                .maxCreateConnectionTime(asReal(settings, "max-create-connection-time"))
                .maxValidationTime(asReal(settings, "max-validation-time"))
                .build());
    }

    private static Duration asReal(Environment settings, String limit) {
        return settings.getRequiredProperty("spring.r2dbc.pool." + limit, Duration.class);
    }

    /** What is done in the sandbox is in the sandbox's own trail. */
    @Bean
    AuditTrail auditTrail(DatabaseClient client, JsonMapper mapper, Tenants tenants) {
        return new AuditTrail(client, mapper, tenants.current());
    }

    /** The same tables as the real ones, once these are there, and the invented households; most tests do without. */
    @Bean
    InitializingBean sandboxTables(
            Tenants tenants, FlywayMigrationStrategy migration, Flyway flyway, FlywayMigrationInitializer afterReal) {
        return () -> {
            if (tenants.all().contains(Tenant.SANDBOX)) {
                migration.migrate(inSandbox(flyway.getConfiguration()));
            }
        };
    }

    /** What a built program knows of the real locations' files must not hide one more location. */
    private static Flyway inSandbox(org.flywaydb.core.api.configuration.Configuration real) {
        var locations = Stream.concat(
                        Stream.of(real.getLocations()).map(Object::toString), Stream.of("classpath:db/sandbox"))
                .toArray(String[]::new);
        return Flyway.configure()
                .configuration(real)
                .resourceProvider(null)
                .schemas(SCHEMA)
                .defaultSchema(SCHEMA)
                .locations(locations)
                .load();
    }
}
