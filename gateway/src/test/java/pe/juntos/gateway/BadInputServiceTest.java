package pe.juntos.gateway;

import java.util.Map;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webtestclient.autoconfigure.AutoConfigureWebTestClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import pe.juntos.platform.test.BadInputTest;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "management.server.port=0")
@AutoConfigureWebTestClient(timeout = "3m")
class BadInputServiceTest extends BadInputTest {

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        GatewayScenario.addresses(registry);
    }

    @Override
    protected Map<String, Object> good() {
        return Map.of("household", "H0000000000000001", "period", "2026-3", "date", "2026-06-30", "externalId", "HG-1");
    }
}
