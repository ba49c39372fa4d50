package pe.juntos.gateway.route;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/** Where each service listens: {@code juntos.<service>.url}. */
@ConfigurationProperties("juntos")
public record ServiceAddresses(
        Address affiliation, Address coresponsibility, Address payment, Address graduation, Address partner) {

    /** One service's address. */
    public record Address(URI url) {}

    /** By the name that is the first part of the service's paths. */
    public Map<String, URI> byName() {
        return Map.of(
                "affiliation", affiliation.url(),
                "coresponsibility", coresponsibility.url(),
                "payment", payment.url(),
                "graduation", graduation.url(),
                "partner", partner.url());
    }
}
