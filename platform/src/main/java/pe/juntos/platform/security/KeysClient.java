package pe.juntos.platform.security;

import io.netty.channel.ChannelOption;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/**
 * Reads issuers' keys: seldom, so by a new connection each time. One that is kept would often be closed by the issuer in the moment it
 * is needed, and a good token be answered with 503.
 */
final class KeysClient {
    private static final int CONNECT_MILLIS = 2_000;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private KeysClient() {}

    static WebClient create() {
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(HttpClient.newConnection()
                        .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, CONNECT_MILLIS)
                        .responseTimeout(PATIENCE)))
                .build();
    }
}
