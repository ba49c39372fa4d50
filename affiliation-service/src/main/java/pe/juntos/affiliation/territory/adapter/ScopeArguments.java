package pe.juntos.affiliation.territory.adapter;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;

/** Before the platform's own resolver of callers. */
@Configuration(proxyBeanMethods = false)
@Order(0)
class ScopeArguments implements WebFluxConfigurer {

    private final ScopeArgument scope;

    ScopeArguments(ScopeArgument scope) {
        this.scope = scope;
    }

    @Override
    public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(scope);
    }
}
