package pe.juntos.gateway.route.adapter;

import java.net.URI;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import pe.juntos.gateway.route.ServiceAddresses;

/** Addresses from the settings {@code juntos.<service>.url}. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    ServiceAddresses serviceAddresses(Environment settings) {
        return new ServiceAddresses(ServiceAddresses.SERVICES.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        service -> settings.getRequiredProperty("juntos." + service + ".url", URI.class))));
    }
}
