package pe.juntos.gateway.route;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where each service listens.
 *
 * @param byName the name is the first part of the service's paths
 */
public record ServiceAddresses(Map<String, URI> byName) {
    /** The five services; nothing else is routed. */
    public static final List<String> SERVICES =
            List.of("affiliation", "coresponsibility", "payment", "graduation", "partner");

    public ServiceAddresses {
        byName = Map.copyOf(byName);
        if (!byName.keySet().equals(java.util.Set.copyOf(SERVICES))) {
            throw new IllegalArgumentException("an address for each of " + SERVICES + ", not " + byName.keySet());
        }
    }

    public URI of(String service) {
        return Objects.requireNonNull(byName.get(service), service);
    }
}
