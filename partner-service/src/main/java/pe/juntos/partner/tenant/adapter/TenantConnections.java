package pe.juntos.partner.tenant.adapter;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.util.Map;
import org.springframework.r2dbc.connection.lookup.AbstractRoutingConnectionFactory;
import pe.juntos.partner.tenant.Tenant;
import reactor.core.publisher.Mono;

/**
 * Connections to the schema of whoever asks. The token itself decides, so no endpoint can forget it: with a token of the sandbox
 * there is no way to the real schema but where {@link Tenant#REAL} is said, as for an institution's own registration.
 */
final class TenantConnections extends AbstractRoutingConnectionFactory implements Wrapped<ConnectionFactory> {
    private final ConnectionFactory real;

    TenantConnections(ConnectionFactory real, ConnectionFactory sandbox) {
        this.real = real;
        setDefaultTargetConnectionFactory(real);
        setTargetConnectionFactories(Map.of(Tenant.SANDBOX, sandbox));
        setLenientFallback(false);
        afterPropertiesSet();
    }

    @Override
    protected Mono<Object> determineCurrentLookupKey() {
        return ContextTenants.asked().filter(tenant -> tenant == Tenant.SANDBOX).cast(Object.class);
    }

    @Override
    public ConnectionFactory unwrap() {
        return real;
    }
}
