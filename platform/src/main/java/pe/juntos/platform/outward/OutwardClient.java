package pe.juntos.platform.outward;

import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.netty.http.client.HttpClient;

/** Calls addresses that others have named. Follows no redirection, and no name into the own network. */
public final class OutwardClient {
    private OutwardClient() {}

    /**
     * @param timeOut to connect, and again to wait for the answer's head
     * @param inside whether the own network may be called too: for tests and trying out
     */
    public static WebClient of(Duration timeOut, boolean inside) {
        var client = HttpClient.create()
                .followRedirect(false)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(timeOut.toMillis()))
                .responseTimeout(timeOut);
        return WebClient.builder()
                .clientConnector(new ReactorClientHttpConnector(inside ? client : openOnly(client)))
                .build();
    }

    private static HttpClient openOnly(HttpClient client) {
        return client.resolvedAddressesSelector((_, addresses) -> addresses.stream()
                .filter(a -> a instanceof InetSocketAddress ip && OpenAddress.isOpen(ip.getAddress()))
                .toList());
    }
}
