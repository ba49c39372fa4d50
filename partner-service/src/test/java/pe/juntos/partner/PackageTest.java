package pe.juntos.partner;

import static pe.juntos.partner.PartnerScenario.code;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

/** GRA-4: a package needs a place for each of its parts; a bonus decided later takes the place of those that wait. */
@ServiceTest
class PackageTest {

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Test
    void needsAPlaceForEachPartUntilAnotherBonusIsDecided() {
        waits("PACKAGE", 1, "EDUCATIONAL", "PRODUCTIVE");
        waits("PRODUCTIVE", 2, "PRODUCTIVE");
        waits("PACKAGE", 3, "EDUCATIONAL", "PRODUCTIVE");
        waits("ENTREPRENEUR", 4, "ENTREPRENEUR");
    }

    @BeforeEach
    void affiliated() {
        new PartnerScenario(web, events).household(code(1), "050401", "AFFILIATED", 1);
    }

    private void waits(String bonus, long version, String... needs) {
        new PartnerScenario(web, events).bonus(code(1), bonus, "2026-06-0" + version, version);
        Await.value(
                () -> database.texts("select bonus from need where household = '" + code(1) + "' order by bonus"),
                found -> found.equals(List.of(needs)));
    }
}
