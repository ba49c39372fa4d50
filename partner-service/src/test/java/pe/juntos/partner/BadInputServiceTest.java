package pe.juntos.partner;

import java.nio.file.Path;
import java.util.Map;
import pe.juntos.platform.test.BadInputTest;
import pe.juntos.platform.test.Published;
import pe.juntos.platform.test.ServiceTest;

@ServiceTest
class BadInputServiceTest extends BadInputTest {

    @Override
    protected Published published() {
        return Published.of("partner", "Juntos: interfaz para aliados")
                .at(Path.of("src/main/resources/openapi/partner-v1.yaml"))
                .with(Map.of("webhooks", Notices.described(), "components", Map.of("securitySchemes", token())));
    }

    private static Map<String, Object> token() {
        var flow = Map.of("tokenUrl", "/api/partner/public/token", "scopes", Map.of());
        return Map.of(
                "token",
                Map.of(
                        "type",
                        "oauth2",
                        "description",
                        "client credentials by private_key_jwt (RFC 7523)",
                        "flows",
                        Map.of("clientCredentials", flow)));
    }

    @Override
    protected Map<String, Object> good() {
        return Map.ofEntries(
                Map.entry("household", "H0000000000000001"),
                Map.entry("households/code", "H0000000000000001"),
                Map.entry("member", "M0000000000000001"),
                Map.entry("district", "050101"),
                Map.entry("ubigeo", "050101"),
                Map.entry("period", "2026-3"),
                Map.entry("round", "R2026-3"),
                Map.entry("quarter", "2026-Q1"),
                Map.entry("day", "2026-06-30"),
                Map.entry("on", "2026-06-30"),
                Map.entry("asOf", "2026-06-30"),
                Map.entry("effectiveFrom", "2026-07-01"),
                Map.entry("version", 1),
                Map.entry("year", 2026),
                Map.entry("agreement", "00000000-0000-0000-0000-000000000001"),
                Map.entry("referral", "00000000-0000-0000-0000-000000000001"),
                Map.entry("act", "refuse"),
                Map.entry("id", "00000000-0000-0000-0000-000000000001"));
    }
}
