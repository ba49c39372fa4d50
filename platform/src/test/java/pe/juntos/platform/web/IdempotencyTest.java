package pe.juntos.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import pe.juntos.platform.probe.ProbeController;
import pe.juntos.platform.probe.ProbeTest;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A write with a key happens once, however often it is sent. */
@ProbeTest
class IdempotencyTest {
    private static final String BODY = "{\"household\":\"H1\",\"amount\":1}";

    @Autowired
    private WebTestClient client;

    @Autowired
    private ProbeController controller;

    @Autowired
    private TestDatabase database;

    @LocalServerPort
    private int port;

    @Test
    void the_same_key_and_body_give_the_stored_answer() {
        var key = key();
        var first = answer("rosa", key, BODY);
        var calls = controller.calls();
        assertThat(answer("rosa", key, BODY)).isEqualTo(first);
        assertThat(controller.calls()).isEqualTo(calls);
    }

    @Test
    void the_same_key_with_another_body_is_refused() {
        var key = key();
        answer("rosa", key, BODY);
        post("rosa", key, BODY.replace("1}", "2}"))
                .expectStatus()
                .isEqualTo(422)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void another_person_has_other_keys() {
        var key = key();
        assertThat(answer("rosa", key, BODY)).isNotEqualTo(answer("carlos", key, BODY));
    }

    @Test
    void without_a_key_every_call_counts() {
        var calls = controller.calls();
        post("rosa", null, BODY).expectStatus().isCreated();
        post("rosa", null, BODY).expectStatus().isCreated();
        assertThat(controller.calls()).isEqualTo(calls + 2);
    }

    @Test
    void a_refused_call_may_be_sent_again_with_a_better_body() {
        post("rosa", key(), "{\"household\":").expectStatus().isBadRequest();
    }

    @Test
    void of_many_at_once_one_runs_and_the_others_are_told_so_or_get_its_answer() {
        var key = key();
        var calls = controller.calls();
        var web = WebClient.create("http://127.0.0.1:" + port);
        var statuses = Flux.range(0, 8)
                .flatMap(i -> web.post()
                        .uri("/probe/slow")
                        .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("rosa", "GESTOR"))
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .bodyValue(BODY)
                        .exchangeToMono(response ->
                                Mono.just(response.statusCode().value()).delayUntil(status -> response.releaseBody())))
                .collectList()
                .toFuture();
        Await.until(() -> assertThat(controller.calls()).isEqualTo(calls + 1));
        post("/probe/slow", "rosa", key, BODY).expectStatus().isEqualTo(409);
        controller.open();
        var all = Mono.fromFuture(statuses).block(Await.LONGEST);
        assertThat(all).contains(200).allMatch(status -> status == 200 || status == 409);
        assertThat(controller.calls()).isEqualTo(calls + 1);
        post("/probe/slow", "rosa", key, BODY).expectStatus().isOk();
    }

    @Test
    void the_key_of_a_request_that_died_with_its_process_is_free_again() {
        var key = key();
        post("rosa", key, BODY).expectStatus().isCreated();
        database.execute("update idempotency_key set status = null, answer = null, started_at = now() where key = '"
                + key + "'");
        post("rosa", key, BODY).expectStatus().isEqualTo(409);
        longAgo(key);
        post("rosa", key, BODY).expectStatus().isCreated();
    }

    @Test
    void who_repeats_as_soon_as_it_is_answered_gets_the_same_however_slowly_it_is_remembered() {
        database.execute("create function slowly() returns trigger language plpgsql as"
                + " $$ begin perform pg_sleep(0.5); return new; end $$");
        database.execute("create trigger slowly before update of status on idempotency_key"
                + " for each row execute function slowly()");
        try {
            var key = key();
            assertThat(answer("rosa", key, BODY)).isEqualTo(answer("rosa", key, BODY));
        } finally {
            database.execute("drop function slowly cascade");
        }
    }

    @Test
    void a_request_holds_its_key_however_long_it_runs() {
        var key = key();
        var calls = controller.calls();
        var slow = Mono.fromRunnable(() -> post("/probe/slow", "rosa", key, BODY))
                .subscribeOn(Schedulers.boundedElastic())
                .toFuture();
        Await.until(() -> assertThat(controller.calls()).isEqualTo(calls + 1));
        longAgo(key);
        Await.until(() -> assertThat(database.number("select count(*) from idempotency_key where key = '" + key
                        + "' and started_at > now() - interval '5 seconds'"))
                .isOne());
        post("/probe/slow", "rosa", key, BODY).expectStatus().isEqualTo(409);
        controller.open();
        Mono.fromFuture(slow).block(Await.LONGEST);
        post("/probe/slow", "rosa", key, BODY).expectStatus().isOk();
        assertThat(controller.calls()).isEqualTo(calls + 1);
    }

    private void longAgo(String key) {
        database.execute("update idempotency_key set started_at = now() - interval '1 hour' where key = '" + key + "'");
    }

    private String answer(String subject, String key, String body) {
        return post(subject, key, body)
                .expectStatus()
                .isCreated()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    private WebTestClient.ResponseSpec post(String subject, String key, String body) {
        return post("/probe/things", subject, key, body);
    }

    private WebTestClient.ResponseSpec post(String path, String subject, String key, String body) {
        var request = client.post()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer(subject, "GESTOR"))
                .contentType(MediaType.APPLICATION_JSON);
        if (key != null) request.header("Idempotency-Key", key);
        return request.bodyValue(body).exchange();
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }
}
