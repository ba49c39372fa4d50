package pe.juntos.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** Who read a file and who did what is kept, in a chain that shows whatever is done to it afterwards. */
@ProbeTest
class AuditTest {
    private static final String AUDITOR = TestTokens.bearer("ana.auditora", "AUDITOR");

    @Autowired
    private WebTestClient http;

    @Autowired
    private TestDatabase database;

    @Autowired
    private AuditTrail trail;

    @BeforeEach
    void begin() {
        tamper("truncate audit_link, audit_entry restart identity");
    }

    @Test
    void a_file_that_is_shown_leaves_an_entry_and_one_that_is_not_leaves_none() {
        read("H1").expectStatus().isOk();
        read("H404").expectStatus().isNotFound();
        http.get()
                .uri("/probe/files/H2")
                .header(HttpHeaders.AUTHORIZATION, AUDITOR)
                .exchange()
                .expectStatus()
                .isForbidden();
        assertThat(database.texts("select subject || ' ' || act || ' ' || object || ' ' || (detail->>'roles')"
                        + " from audit_entry order by id"))
                .containsExactly("rosa FILE_READ H1 [\"GESTOR\"]");
    }

    @Test
    void an_act_of_staff_leaves_an_entry_and_its_repeated_answer_none() {
        var key = UUID.randomUUID().toString();
        var body = "{\"household\":\"H1\",\"amount\":1}";
        act(key, body).expectStatus().isCreated();
        Await.until(() -> assertThat(database.number(
                        "select count(*) from idempotency_key where status is not null and key = '" + key + "'"))
                .isOne());
        act(key, body).expectStatus().isCreated();
        act(UUID.randomUUID().toString(), "{").expectStatus().isBadRequest();
        assertThat(database.texts("select subject || ' ' || act from audit_entry"))
                .containsExactly("rosa POST /probe/things");
    }

    @Test
    void no_file_is_shown_whose_reading_cannot_be_recorded() {
        database.execute("alter table audit_entry rename to audit_entry_away");
        try {
            read("H1")
                    .expectStatus()
                    .is5xxServerError()
                    .expectBody()
                    .jsonPath("$.household")
                    .doesNotExist();
        } finally {
            database.execute("alter table audit_entry_away rename to audit_entry");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set subject = 'nadie'",
                "delete from audit_entry",
                "truncate audit_entry, audit_link",
                "update audit_link set position = position + 1",
                "delete from audit_link"
            })
    void nothing_is_changed_or_removed(String sql) {
        three();
        assertThatThrownBy(() -> database.execute(sql))
                .hasRootCauseMessage("ERROR: the audit trail is append-only\n  Where: PL/pgSQL function"
                        + " audit_is_append_only() line 3 at RAISE");
    }

    @Test
    void a_chain_that_nobody_touched_is_whole_and_is_exported_in_its_order() {
        three();
        check("").jsonPath("$.whole").isEqualTo(true).jsonPath("$.entries").isEqualTo(3);
        var lines = http.get()
                .uri("/probe/audit.ndjson")
                .header(HttpHeaders.AUTHORIZATION, AUDITOR)
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.APPLICATION_NDJSON)
                .returnResult(ChainedEntry.class)
                .getResponseBody()
                .collectList()
                .block(Await.LONGEST);
        assertThat(lines).extracting(ChainedEntry::object).containsExactly("H1", "H2", "H3");
        assertThat(lines.getFirst().hashAfter("")).isEqualTo(lines.getFirst().hash());
        assertThat(lines.get(1).hashAfter(lines.getFirst().hash()))
                .isEqualTo(lines.get(1).hash());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '`',
            value = {
                "update audit_entry set subject = 'nadie' where id = 2#2#CHANGED",
                "update audit_entry set recorded_at = recorded_at - interval '1 day' where id = 2#2#CHANGED",
                "update audit_entry set detail = detail || '{\"status\":1}' where id = 2#2#CHANGED",
                "update audit_entry set object = 'H9' where id = 3#3#CHANGED",
                "delete from audit_link where entry = 2#3#GAP",
                "delete from audit_link where entry = 3; delete from audit_entry where id = 3#2#SHORTENED",
                "delete from audit_entry where id = 2#2#ENTRY_GONE",
                "update audit_link set entry = -1 * entry where entry > 1; update audit_link set entry = 5 + entry where entry < 0#2#CHANGED",
                "update audit_link set hash = sha256('x') where entry = 3#3#CHANGED",
            })
    void whatever_is_done_to_it_is_found(String sql, int position, String fault) {
        three();
        var head = database.texts("select encode(hash, 'hex') from audit_link where position = 3")
                .getFirst();
        tamper(sql);
        check("?position=3&hash=" + head)
                .jsonPath("$.whole")
                .isEqualTo(false)
                .jsonPath("$.faults[0].position")
                .isEqualTo(position)
                .jsonPath("$.faults[0].fault")
                .isEqualTo(fault);
    }

    @Test
    void a_chain_written_anew_is_found_by_whoever_kept_its_head() {
        three();
        var head = database.texts("select encode(hash, 'hex') from audit_link where position = 3")
                .getFirst();
        tamper("delete from audit_link; update audit_entry set subject = 'nadie'");
        chained("H1", "H2", "H3");
        check("").jsonPath("$.whole").isEqualTo(true);
        check("?position=3&hash=" + head).jsonPath("$.faults[0].fault").isEqualTo("NOT_AS_SEEN_BEFORE");
    }

    @Test
    void an_entry_that_commits_late_is_chained_late() throws SQLException {
        three();
        try (var slow = database.connect();
                var statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.execute("insert into audit_entry (subject, act, object) values ('x', 'y', 'late')");
            database.execute("insert into audit_entry (subject, act, object) values ('x', 'y', 'later')");
            chained("H1", "H2", "H3", "later");
            slow.commit();
        }
        chained("H1", "H2", "H3", "later", "late");
        check("").jsonPath("$.whole").isEqualTo(true);
    }

    private void chained(String... objects) {
        Await.until(() -> assertThat(database.texts("select e.object from audit_link l"
                        + " join audit_entry e on e.id = l.entry order by position"))
                .containsExactly(objects));
    }

    @Test
    void it_is_for_auditors_of_the_whole_country() {
        for (var path : List.of("/probe/audit.ndjson", "/probe/audit/check")) {
            http.get()
                    .uri(path)
                    .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ana", List.of("AUDITOR"), List.of("0501")))
                    .exchange()
                    .expectStatus()
                    .isForbidden()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("NATIONAL_ONLY");
            http.get()
                    .uri(path)
                    .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("oscar", "OPERATOR"))
                    .exchange()
                    .expectStatus()
                    .isForbidden();
        }
    }

    private void three() {
        List.of("H1", "H2", "H3").forEach(h -> read(h).expectStatus().isOk());
        trail.chain().block(Await.LONGEST);
        Await.until(() ->
                assertThat(database.number("select count(*) from audit_link")).isEqualTo(3));
    }

    /** As somebody would who has the keys to the database. */
    private void tamper(String sql) {
        database.execute("alter table audit_entry disable trigger user; alter table audit_link disable trigger user; "
                + sql
                + "; alter table audit_entry enable trigger user; alter table audit_link enable trigger user");
    }

    private WebTestClient.BodyContentSpec check(String query) {
        return http.get()
                .uri("/probe/audit/check" + query)
                .header(HttpHeaders.AUTHORIZATION, AUDITOR)
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
    }

    private WebTestClient.ResponseSpec read(String household) {
        return http.get()
                .uri("/probe/files/" + household)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .exchange();
    }

    private WebTestClient.ResponseSpec act(String key, String body) {
        return http.post()
                .uri("/probe/things")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                .header("Idempotency-Key", key)
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(body)
                .exchange();
    }
}
