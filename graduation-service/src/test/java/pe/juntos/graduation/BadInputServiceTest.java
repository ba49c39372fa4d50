package pe.juntos.graduation;

import java.util.Map;
import pe.juntos.platform.test.BadInputTest;
import pe.juntos.platform.test.Published;
import pe.juntos.platform.test.ServiceTest;

@ServiceTest
class BadInputServiceTest extends BadInputTest {

    @Override
    protected Published published() {
        return Published.of("graduation", "Juntos: egreso y seguimiento");
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
                Map.entry("id", "00000000-0000-0000-0000-000000000001"));
    }
}
