package pe.juntos.payment;

import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.BadInputTest;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.Published;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

@ServiceTest
class BadInputServiceTest extends BadInputTest {

    @Autowired
    WebTestClient client;

    @Autowired
    EventProbe probe;

    @Autowired
    TestDatabase database;

    @Override
    protected Published published() {
        return Published.of("payment", "Juntos: transferencias");
    }

    @Override
    protected Map<String, Object> good() {
        if (database.number("select count(*) from round") == 0) {
            var world = new World(client, probe);
            for (var n = 1; n <= 2; n++) {
                world.household(n, 1, "001-" + n);
                world.verdict(n, "2026-3", 1, true);
            }
            world.certified("2026-3", 2, 2);
            world.dispatched("2026-3");
        }
        return Map.ofEntries(
                Map.entry("household", World.code(1)),
                Map.entry("round", "R2026-3"),
                Map.entry("period", "2026-4"),
                Map.entry("year", 2026),
                Map.entry("day", "2026-06-29"),
                Map.entry("asOf", "2026-06-30"),
                Map.entry("on", "2026-06-30"),
                Map.entry("from", "2026-07-01"),
                Map.entry("message", 1),
                Map.entry("line", 1),
                Map.entry("amount", "200.00"),
                Map.entry("id", "00000000-0000-0000-0000-000000000001"));
    }
}
