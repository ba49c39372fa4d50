package pe.juntos.gateway.guard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.context.TestPropertySource;
import pe.juntos.gateway.GatewayScenario;

/** Behind a proxy that is named in the settings the caller's own address counts, not the proxy's. */
@TestPropertySource(
        properties = {
            "spring.cloud.gateway.server.webflux.trusted-proxies=127\\.0\\.0\\.1",
            "juntos.gateway.limits.span=3650d",
            "juntos.gateway.limits.anonymous=1"
        })
class TrustedProxyTest extends GatewayScenario {

    @Test
    void callers_behind_a_trusted_proxy_are_told_apart() {
        assertThat(statusFor("10.1.1.1")).isEqualTo(200);
        assertThat(statusFor("10.1.1.2")).isEqualTo(200);
        assertThat(statusFor("10.1.1.1")).isEqualTo(429);
    }

    private int statusFor(String address) {
        return client.get()
                .uri("/api/affiliation/public/resolution-rate")
                .header("X-Forwarded-For", address)
                .header(HttpHeaders.ACCEPT, "application/json")
                .exchange()
                .returnResult(Void.class)
                .getStatus()
                .value();
    }
}
