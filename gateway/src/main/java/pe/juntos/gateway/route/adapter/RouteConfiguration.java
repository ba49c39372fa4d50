package pe.juntos.gateway.route.adapter;

import java.net.URI;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import pe.juntos.gateway.route.ServiceAddresses;
import pe.juntos.platform.web.Problems;

/** Addresses from the settings {@code juntos.<service>.url}; refusals of malformed requests as problem details. */
@Configuration(proxyBeanMethods = false)
class RouteConfiguration {

    @Bean
    ServiceAddresses serviceAddresses(Environment settings) {
        return new ServiceAddresses(ServiceAddresses.SERVICES.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        service -> settings.getRequiredProperty("juntos." + service + ".url", URI.class))));
    }

    /** Paths and headers that are written to get around a rule never reach a service. */
    @Bean
    ServerExchangeRejectedHandler rejectedRequests(Problems problems) {
        return (exchange, rejected) -> problems.answer(exchange, HttpStatus.BAD_REQUEST);
    }
}
