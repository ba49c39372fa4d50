package pe.juntos.platform.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClientRequestException;

/** A name that resolves to the own network is not called, whatever its address looked like. */
class OutwardClientTest {
    private static final Duration TIME_OUT = Duration.ofSeconds(30);
    private final AtomicInteger calls = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            exchange.getResponseHeaders().add("Location", "/other");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private int status(String host, boolean inside) {
        return OutwardClient.of(TIME_OUT, inside)
                .post()
                .uri("http://" + host + ":" + server.getAddress().getPort() + "/x")
                .exchangeToMono(answer ->
                        answer.releaseBody().thenReturn(answer.statusCode().value()))
                .block(TIME_OUT.multipliedBy(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1"})
    void the_own_network_is_not_reached(String host) {
        assertThatThrownBy(() -> status(host, false)).isInstanceOf(WebClientRequestException.class);
        assertThat(calls).hasValue(0);
    }

    @Test
    void no_redirection_is_followed() {
        assertThat(status("127.0.0.1", true)).isEqualTo(307);
        assertThat(calls).hasValue(1);
    }
}
