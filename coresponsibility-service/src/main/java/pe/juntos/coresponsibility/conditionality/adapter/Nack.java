package pe.juntos.coresponsibility.conditionality.adapter;

import java.time.Instant;
import java.util.Map;
import org.springframework.http.HttpStatus;
import pe.juntos.coresponsibility.conditionality.HeaderRefusal;
import pe.juntos.platform.web.Problem;

/** A message refused whole: problem details (RFC 9457) that carry the acknowledgement which DCI clients look for. */
final class Nack {
    private Nack() {}

    static Problem of(HeaderRefusal refusal, Instant now) {
        var problem = Problem.of(HttpStatus.valueOf(refusal.status()), refusal.code(), refusal.message());
        var error = Map.of("code", refusal.code(), "message", refusal.message());
        problem.getBody()
                .setProperty("message", Map.of("ack_status", "NACK", "timestamp", now.toString(), "error", error));
        return problem;
    }
}
