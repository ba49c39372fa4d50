package pe.juntos.sandbox.reniec;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import reactor.test.StepVerifier;

/** The stand-in's manners, told by the last two digits. */
class SandboxReniecTest {

    private final ReniecController reniec = new ReniecController();

    @ParameterizedTest
    @CsvSource({"10000001, true, true", "10000094, true, true", "10000099, false, true", "10000098, true, false"})
    void answers_by_the_last_two_digits(String dni, boolean namesMatch, boolean alive) {
        var reply = answer(dni).getBody();
        assertThat(reply).isNotNull();
        assertThat(reply.namesMatch()).isEqualTo(namesMatch);
        assertThat(reply.alive()).isEqualTo(alive);
        assertThat(reply.diedOn() == null).isEqualTo(alive);
    }

    @ParameterizedTest
    @CsvSource({"10000097, 404", "10000096, 503", "1000009, 400"})
    void refuses_by_the_last_two_digits(String dni, int status) {
        assertThat(answer(dni).getStatusCode()).isEqualTo(HttpStatus.valueOf(status));
    }

    @Test
    void is_late_for_some() {
        StepVerifier.withVirtualTime(() -> reniec.check(question("10000095")))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(29))
                .thenAwait(Duration.ofSeconds(1))
                .expectNextCount(1)
                .verifyComplete();
    }

    private ResponseEntity<ReniecController.Reply> answer(String dni) {
        var answer = reniec.check(question(dni)).block();
        assertThat(answer).isNotNull();
        return answer;
    }

    private static ReniecController.Question question(String dni) {
        return new ReniecController.Question(dni, "Quispe", null, "Rosa");
    }
}
