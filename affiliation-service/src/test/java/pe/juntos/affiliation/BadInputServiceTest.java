package pe.juntos.affiliation;

import java.util.List;
import java.util.Map;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.test.BadInputTest;
import pe.juntos.platform.test.Published;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.TestDatabase;

@ServiceTest(properties = "juntos.reniec.url=http://127.0.0.1:1")
class BadInputServiceTest extends BadInputTest {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Scope.class);
    }

    @Autowired
    WebTestClient http;

    @Autowired
    TestDatabase database;

    @Override
    protected Published published() {
        return Published.of("affiliation", "Juntos: afiliación, entradas y hogares");
    }

    @Override
    protected Map<String, Object> good() {
        var entry = new EntryClient(http, database);
        if (database.number("select count(*) from household") == 0) {
            entry.affiliate("A", "B");
        }
        String household = entry.code("A");
        String member = entry.text("select member from member where external_id = 'A2'");
        return Map.ofEntries(
                Map.entry("household", household),
                Map.entry("households/code", household),
                Map.entry("households/household", household),
                Map.entry("otherHousehold", entry.code("B")),
                Map.entry("keep", household),
                Map.entry("lose", entry.code("B")),
                Map.entry("members/code", member),
                Map.entry("member", member),
                Map.entry("members", List.of(member)),
                Map.entry("district", "050101"),
                Map.entry("ubigeo", "050101"),
                Map.entry("populatedCentre", "Alto"),
                Map.entry("establishment", "S-00000001"),
                Map.entry("dni", "40000001"),
                Map.entry("quarter", "2026-Q1"),
                Map.entry("version", 1),
                Map.entry("duplicates/id", 1),
                Map.entry("dwellings/id", 1),
                Map.entry("id", "00000000-0000-0000-0000-000000000001"),
                Map.entry("effectiveFrom", "2026-07-01"),
                Map.entry("kind", "PERSON"));
    }
}
