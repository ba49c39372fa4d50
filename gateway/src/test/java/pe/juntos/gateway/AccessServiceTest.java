package pe.juntos.gateway;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import pe.juntos.platform.test.AccessTest;

/** The part of docs/security.md that is about what the gateway composes, entry by entry; what it passes on, the services decide. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@AutoConfigureWebTestClient(timeout = "3m")
class AccessServiceTest extends AccessTest {

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        GatewayScenario.addresses(registry);
    }
}
