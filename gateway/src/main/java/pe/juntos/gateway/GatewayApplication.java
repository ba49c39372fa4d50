package pe.juntos.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcInitializationAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientAutoConfiguration;
import org.springframework.boot.restclient.autoconfigure.RestClientObservationAutoConfiguration;
import org.springframework.cloud.autoconfigure.ConfigurationPropertiesRebinderAutoConfiguration;
import org.springframework.cloud.autoconfigure.LifecycleMvcEndpointAutoConfiguration;
import org.springframework.cloud.autoconfigure.RefreshAutoConfiguration;
import org.springframework.cloud.autoconfigure.RefreshEndpointAutoConfiguration;

/**
 * Starts the gateway. It has no tables, no pool of connections and no broker: what it counts is written by a connection of its own. Settings are read
 * when it starts, so nothing of Spring Cloud that reads them again while it runs is there.
 */
@SpringBootApplication(
        exclude = {
            R2dbcAutoConfiguration.class,
            R2dbcInitializationAutoConfiguration.class,
            R2dbcTransactionManagerAutoConfiguration.class,
            DataSourceAutoConfiguration.class,
            FlywayAutoConfiguration.class,
            RefreshAutoConfiguration.class,
            ConfigurationPropertiesRebinderAutoConfiguration.class,
            RefreshEndpointAutoConfiguration.class,
            LifecycleMvcEndpointAutoConfiguration.class,
            RestClientAutoConfiguration.class,
            RestClientObservationAutoConfiguration.class
        })
public class GatewayApplication {
    public static void main(String[] args) {
        SpringApplication.run(GatewayApplication.class, args);
    }
}
