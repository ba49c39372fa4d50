package pe.juntos.sandbox.identity;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param issuer the {@code iss} of every token, and the base of the published addresses
 * @param dataFolder where the signing key is kept, so that tokens survive a restart
 * @param secret the one password of all people and secret of all clients; public by intention
 */
@ConfigurationProperties("juntos.sandbox")
record IdentitySettings(
        URI issuer,
        Path dataFolder,
        @DefaultValue("juntos") String audience,
        @DefaultValue("1h") Duration tokenLife,
        @DefaultValue("juntos-sandbox") String peopleClient,
        @DefaultValue("sandbox") String secret,
        @DefaultValue List<Identity> people,
        @DefaultValue List<Identity> clients) {

    IdentitySettings {
        people = List.copyOf(people);
        clients = List.copyOf(clients);
    }
}
