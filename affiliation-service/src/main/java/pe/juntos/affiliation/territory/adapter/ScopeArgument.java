package pe.juntos.affiliation.territory.adapter;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
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
    private final Assignments assignments;
    private final Clock clock;

    ScopeArgument(Assignments assignments, Clock clock) {
        this.assignments = assignments;
        this.clock = clock;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Scope.class || token.supportsParameter(parameter);
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
        return token.resolveArgument(parameter, binding, exchange)
                .cast(Caller.class)
                .flatMap(caller -> scope(caller)
                        .map(scope -> parameter.getParameterType() == Scope.class ? scope : narrowed(caller, scope)));
    }

    private Mono<Scope> scope(Caller caller) {
        return Scope.byAssignment(caller)
                ? assignments.of(caller.subject()).map(mine -> Scope.of(caller, mine, LocalDate.now(clock)))
                : Mono.just(Scope.of(caller.territory()));
    }

    private static Caller narrowed(Caller caller, Scope scope) {
        return new Caller(caller.subject(), caller.roles(), scope.territory(), caller.partner());
    }
}
