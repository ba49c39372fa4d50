package pe.juntos.gateway.route.adapter;

import static org.springframework.cloud.gateway.support.RouteMetadataUtils.RESPONSE_TIMEOUT_ATTR;

import java.io.IOException;
import java.net.URI;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.GatewayFilterSpec;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.cloud.gateway.route.builder.UriSpec;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import pe.juntos.gateway.route.ServiceAddresses;

/**
 * {@code /api/<service>/**} goes to the service's {@code /<service>/**}, {@code /api/conditionality/**} to the coresponsibility
 * service, {@code /api/registry/**} (DCI) to the partner service, {@code /.well-known/jwks.json} to its keys, and nothing else goes anywhere. Files and bank messages may
 * take minutes until they are stored; everything else answers within the general time-out. A read whose connection failed is made
 * once more, a write never.
 */
@Configuration(proxyBeanMethods = false)
class Routes {
    private static final int FILE_MILLIS = 900_000;
    /** Set by the service and by the gateway alike; the answer carries them once. */
    private static final String SET_TWICE = "X-Correlation-Id Cache-Control Pragma Expires X-Content-Type-Options"
            + " X-Frame-Options X-XSS-Protection Referrer-Policy Content-Security-Policy Permissions-Policy";

    @Bean
    RouteLocator toServices(RouteLocatorBuilder builder, ServiceAddresses addresses) {
        var routes = builder.routes();
        addresses.byName().forEach((service, url) -> {
            files(routes, service, url);
            reads(routes, service, url);
            routes.route(
                    service,
                    route -> route.path("/api/" + service + "/**")
                            .filters(Routes::toService)
                            .uri(url));
        });
        return routes.route(
                        "conditionality",
                        route -> route.path("/api/conditionality/**")
                                .filters(Routes::toService)
                                .uri(addresses.of("coresponsibility")))
                .route(
                        "registry",
                        route -> route.path("/api/registry/**")
                                .filters(Routes::toService)
                                .uri(addresses.of("partner")))
                .route(
                        "registry-keys",
                        route -> route.path("/.well-known/jwks.json")
                                .filters(Routes::registryKeys)
                                .uri(addresses.of("partner")))
                .build();
    }

    private static void files(RouteLocatorBuilder.Builder routes, String service, URI url) {
        routes.route(
                service + "-files",
                route -> route.order(-1)
                        .method(HttpMethod.POST)
                        .and()
                        .path(
                                "/api/" + service + "/imports/**",
                                "/api/" + service + "/bank-messages",
                                "/api/" + service + "/g2p/on-disburse")
                        .filters(Routes::toService)
                        .metadata(RESPONSE_TIMEOUT_ATTR, FILE_MILLIS)
                        .uri(url));
    }

    /** A route of their own: where requests are made again, their bodies are held in memory, and reads have none. */
    private static void reads(RouteLocatorBuilder.Builder routes, String service, URI url) {
        routes.route(
                service + "-reads",
                route -> route.order(-1)
                        .method(HttpMethod.GET, HttpMethod.HEAD)
                        .and()
                        .path("/api/" + service + "/**")
                        .filters(Routes::onceMore)
                        .uri(url));
    }

    private static UriSpec onceMore(GatewayFilterSpec filters) {
        toService(filters);
        return filters.retry(again -> again.setRetries(1)
                .setMethods(HttpMethod.GET, HttpMethod.HEAD)
                .setSeries()
                .setExceptions(IOException.class));
    }

    /** Where other registries look for the keys with which this one signs. */
    private static UriSpec registryKeys(GatewayFilterSpec filters) {
        return filters.setPath("/partner/public/registry/jwks.json").dedupeResponseHeader(SET_TWICE, "RETAIN_FIRST");
    }

    private static UriSpec toService(GatewayFilterSpec filters) {
        return filters.stripPrefix(1).dedupeResponseHeader(SET_TWICE, "RETAIN_FIRST");
    }
}
