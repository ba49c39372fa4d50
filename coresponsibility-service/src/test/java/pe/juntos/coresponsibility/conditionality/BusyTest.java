package pe.juntos.coresponsibility.conditionality;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.coresponsibility.conditionality.Messages.message;
import static pe.juntos.coresponsibility.conditionality.Messages.visit;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.coresponsibility.ProgrammeTest;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;

/** EVI-2 at the limit of the machine: a message is taken whole, or its sender is asked to try again. */
@ProgrammeTest(properties = "juntos.conditionality.most-at-once=0")
class BusyTest {
    @Autowired
    private WebTestClient web;

    @Autowired
    private TestDatabase database;

    @Test
    void a_message_that_finds_no_place_is_refused_by_code_and_nothing_of_it_is_kept() {
        var problem = web.post()
                .uri("/conditionality/v1/evidence")
                .header(HttpHeaders.AUTHORIZATION, TestTokens.bearer("minsa", "INSTITUTION"))
                .contentType(MediaType.APPLICATION_JSON)
                .bodyValue(message("minsa", "m1", visit("v1", "A", "met")).toString())
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
        Description.check("Problem", problem);
        assertThat(problem).contains("err.service.unavailable");
        assertThat(database.number("select count(*) from evidence_message")).isZero();
    }
}
