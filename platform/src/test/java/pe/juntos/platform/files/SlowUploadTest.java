package pe.juntos.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.SlowSender;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** A file that trickles is refused by code, leaves nothing, and gives its connection to the database back. */
@ProbeTest
@TestPropertySource(properties = {"juntos.uploads.patience=300ms", "juntos.uploads.per-second=1KB"})
class SlowUploadTest {
    @LocalServerPort
    private int port;

    @Autowired
    private TestDatabase database;

    @Test
    void is_refused_and_leaves_nothing() throws Exception {
        var before = database.number("select count(*) from import_file");
        try (var slow = SlowSender.post(
                port,
                "/probe/imports/things",
                "text/csv",
                TestTokens.bearer("minsa", "INSTITUTION"),
                "codigo,desde,monto,tipo\nA1,2026-05-01,1.00,GRANDE\n")) {
            assertThat(slow.trickle()).contains("408", "\"code\":\"UPLOAD_TOO_SLOW\"");
        }
        assertThat(database.number("select count(*) from import_file")).isEqualTo(before);
        Await.until(() -> assertThat(database.number("select count(*) from pg_stat_activity where state like"
                        + " 'idle in transaction%' and datname = current_database()"))
                .isZero());
    }
}
