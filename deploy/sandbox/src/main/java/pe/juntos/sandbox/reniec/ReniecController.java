package pe.juntos.sandbox.reniec;

import java.time.Duration;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether a DNI exists, goes with the names given, and its holder lives. Keeps nothing. */
@RestController
class ReniecController {

    private static final LocalDate DEATH = LocalDate.of(2026, 1, 15);
    private static final Duration LATE = Duration.ofSeconds(30);

    record Question(
            String dni, String paternalName, @Nullable String maternalName, String givenNames) {}

    record Reply(
            boolean namesMatch, boolean alive, @Nullable LocalDate diedOn) {}

    @PostMapping("/reniec/checks")
    Mono<ResponseEntity<Reply>> check(@RequestBody Question question) {
        if (!question.dni().matches("[0-9]{8}")) {
            return Mono.just(ResponseEntity.badRequest().build());
        }
        return switch (Manner.of(question.dni())) {
            case CONFIRMED -> Mono.just(ResponseEntity.ok(new Reply(true, true, null)));
            case NAMES_DIFFER -> Mono.just(ResponseEntity.ok(new Reply(false, true, null)));
            case DECEASED -> Mono.just(ResponseEntity.ok(new Reply(true, false, DEATH)));
            case NOT_FOUND -> Mono.just(ResponseEntity.notFound().build());
            case AWAY ->
                Mono.just(ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build());
            case SLOW ->
                Mono.just(ResponseEntity.ok(new Reply(true, true, null))).delayElement(LATE);
        };
    }
}
