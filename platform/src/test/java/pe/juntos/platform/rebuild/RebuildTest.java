package pe.juntos.platform.rebuild;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.probe.Things;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** A projection that went wrong is made anew from its topics by one command, and ends as if it had never gone wrong. */
@ProbeTest
class RebuildTest {
    private static final String SUM =
            "select coalesce(sum(hashtextextended(household || version || ' ' || amount, 0)), 0) from thing";

    @Autowired
    private Things things;

    @Autowired
    private TestDatabase database;

    @Autowired
    private WebTestClient client;

    @Test
    void lost_and_altered_rows_are_as_they_were_and_rows_that_nobody_told_are_counted() {
        things.tell("B", 3_000, 1, 3).block(Await.LONGEST);
        Await.until(() -> assertThat(database.number("select count(*) from thing where version = 3"))
                .isEqualTo(3_000));
        var right = database.texts(SUM);

        database.execute("delete from thing where bucket < 100");
        database.execute("update thing set amount = -7 where bucket > 900");
        database.execute("update thing set version = 99 where bucket = 500");
        database.execute("insert into thing values ('HNOBODY', 1, 4, 4)");
        assertThat(database.texts(SUM)).isNotEqualTo(right);

        post("projection", "OPERATOR", HttpStatus.ACCEPTED);
        Await.until(() -> assertThat(database.texts("select state from job where kind = 'rebuild'"))
                .containsExactly("FINISHED"));

        assertThat(projections()).contains("\"name\":\"projection\"", "\"rows\":3001", "\"doubted\":1");
        database.execute("delete from thing where version = -1");
        assertThat(database.texts(SUM)).isEqualTo(right);

        things.tell("B", 3_000, 4).block(Await.LONGEST);
        Await.until(() -> assertThat(database.number("select count(*) from thing where version = 4"))
                .as("what is told afterwards is heard as ever")
                .isEqualTo(3_000));
    }

    @Test
    void it_is_not_begun_while_a_job_is_at_work() {
        database.execute("insert into job (id, kind, key, parameters, state, chunks, items_expected)"
                + " values (gen_random_uuid(), 'counting', 'at-work', '{}', 'RUNNING', 1, 1)");
        post("projection", "OPERATOR", HttpStatus.CONFLICT);
        database.execute("delete from job where key = 'at-work'");
    }

    @Test
    void a_listener_that_decides_is_not_told_again_and_what_is_no_listener_is_not_there() {
        post("tally", "OPERATOR", HttpStatus.CONFLICT);
        post("nothing", "OPERATOR", HttpStatus.NOT_FOUND);
    }

    @Test
    void only_operators_may() {
        post("projection", "AUDITOR", HttpStatus.FORBIDDEN);
        post("projection", "CERTIFIER", HttpStatus.FORBIDDEN);
        client.get()
                .uri("/probe/projections")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa.gestora", "GESTOR"))
                .exchange()
                .expectStatus()
                .isForbidden();
    }

    private void post(String projection, String role, HttpStatus status) {
        client.post()
                .uri("/probe/projections/{name}/rebuild", projection)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("oscar.opera", role))
                .exchange()
                .expectStatus()
                .isEqualTo(status);
    }

    private String projections() {
        return new String(
                client.get()
                        .uri("/probe/projections")
                        .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("ana.auditora", "AUDITOR"))
                        .exchange()
                        .expectBody()
                        .returnResult()
                        .getResponseBodyContent(),
                java.nio.charset.StandardCharsets.UTF_8);
    }
}
