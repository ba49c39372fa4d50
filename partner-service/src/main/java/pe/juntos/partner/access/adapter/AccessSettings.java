package pe.juntos.partner.access.adapter;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param issuer the {@code iss} of the tokens given to partners, and the base of the published addresses
 */
@ConfigurationProperties("juntos.partners")
record AccessSettings(String issuer) {
    String tokenEndpoint() {
        return issuer + "/token";
    }
}
