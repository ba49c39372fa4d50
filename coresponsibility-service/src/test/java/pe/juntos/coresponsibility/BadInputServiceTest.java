package pe.juntos.coresponsibility;

import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import pe.juntos.platform.test.BadInputTest;
import pe.juntos.platform.test.Published;
import pe.juntos.platform.test.TestDatabase;

@ProgrammeTest
class BadInputServiceTest extends BadInputTest {

    @Autowired
    private Programme programme;

    @Autowired
    private TestDatabase database;

    @Override
    protected Published published() {
        return Published.of("coresponsibility", "Juntos: corresponsabilidades").besides("/conditionality/");
    }

    @Override
    protected Map<String, Object> good() {
        decide();
        return Map.ofEntries(
                Map.entry("period", "2026-3"),
                Map.entry("household", Programme.code("A")),
                Map.entry("bodies", "establishments"),
                Map.entry("code", Programme.POST),
                Map.entry("establishment", Programme.POST),
                Map.entry("signature", "F1"),
                Map.entry("review", "REPEATED_NOT_MET"),
                Map.entry("sender", "minsa"),
                Map.entry("person", "a"),
                Map.entry("reason", "SICKNESS"),
                Map.entry("requestedBy", "HOUSEHOLD"),
                Map.entry("id", new UUID(0, 1).toString()));
    }

    private void decide() {
        if (database.number("select count(*) from household") > 0) {
            return;
        }
        programme.registerEstablishments();
        programme.household("A", "2025-01-01");
        programme.child("a", "A", "2015-01-01", Programme.SCHOOL);
        programme.open("2026-3");
        programme.close("2026-3");
    }
}
