package pe.juntos.gateway.guard.adapter;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Where a request comes from: the address that speaks to the gateway, or if that is a trusted proxy, the last one before it that is
 * none. What any other address says of where it comes from is not believed.
 *
 * @param trusted matches the addresses of the proxies
 */
record CallerAddress(Pattern trusted) {
    private static final String FORWARDED_FOR = "X-Forwarded-For";

    String of(ServerHttpRequest request) {
        var nearest = Optional.ofNullable(request.getRemoteAddress())
                .map(socket -> socket.getAddress())
                .map(address -> address.getHostAddress())
                .orElse("unknown");
        if (!isTrusted(nearest)) {
            return nearest;
        }
        return beforeTheProxies(request.getHeaders().getValuesAsList(FORWARDED_FOR))
                .orElse(nearest);
    }

    private Optional<String> beforeTheProxies(List<String> told) {
        return told.reversed().stream()
                .map(String::strip)
                .filter(address -> !isTrusted(address))
                .findFirst();
    }

    private boolean isTrusted(String address) {
        return trusted.matcher(address).matches();
    }
}
