package pe.juntos.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import pe.juntos.platform.test.Await;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.DisposableServer;
import reactor.netty.tcp.TcpServer;

/** An issuer that promises to keep a connection, and closes it when it is asked the second time. */
class KeysClientTest {

    private final AtomicInteger connections = new AtomicInteger();
    private final DisposableServer issuer = TcpServer.create()
            .host("127.0.0.1")
            .port(0)
            .doOnConnection(this::serve)
            .bindNow();

    private void serve(Connection connection) {
        connections.incrementAndGet();
        var asked = new AtomicInteger();
        connection
                .inbound()
                .receive()
                .asString()
                .concatMap(_ -> asked.incrementAndGet() == 1
                        ? connection.outbound().sendString(Mono.just(answer())).then()
                        : Mono.fromRunnable(connection::dispose))
                .subscribe();
    }

    private static String answer() {
        var keys = "{\"keys\":[]}";
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: keep-alive\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(keys.getBytes(StandardCharsets.UTF_8).length, keys);
    }

    @AfterEach
    void stop() {
        issuer.disposeNow();
    }

    @Test
    void keys_are_read_although_the_issuer_has_closed_the_connection_of_the_last_reading() {
        var client = KeysClient.create();
        for (var reading = 1; reading <= 3; reading++) {
            assertThat(client.get()
                            .uri("http://127.0.0.1:" + issuer.port() + "/jwks")
                            .retrieve()
                            .bodyToMono(String.class)
                            .block(Await.LONGEST))
                    .isEqualTo("{\"keys\":[]}");
            assertThat(connections).hasValue(reading);
        }
    }
}
