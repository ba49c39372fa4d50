package pe.juntos.affiliation.territory.adapter;

import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import pe.juntos.affiliation.territory.CallerScopes;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.CallerArgument;
import reactor.core.publisher.Mono;

/**
 * Hands controllers the caller with the territory narrowed to the districts assigned to a gestor, so that no endpoint
 * of the register can forget it; and, to those that ask for it, the {@link Scope} down to populated centres.
 */
@Component
class ScopeArgument implements HandlerMethodArgumentResolver {

    private final CallerArgument token = new CallerArgument();
    private final CallerScopes scopes;

    ScopeArgument(CallerScopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Scope.class || token.supportsParameter(parameter);
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return token.resolveArgument(parameter, binding, exchange)
                .cast(Caller.class)
                .flatMap(caller -> scopes.of(caller)
                        .map(scope -> parameter.getParameterType() == Scope.class ? scope : narrowed(caller, scope)));
    }

    private static Caller narrowed(Caller caller, Scope scope) {
        return new Caller(caller.subject(), caller.roles(), scope.territory(), caller.partner());
    }
}
