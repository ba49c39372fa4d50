package pe.juntos.partner.registry.adapter;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.registry.DciRefusal;
import pe.juntos.partner.registry.Enrolment;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** DCI, integrated beneficiary registry 1.0.0: "is this household in Juntos?", answered yes, no, or not known. */
@RestController
class RegistryController {
    private final EnrolmentQuestions questions;
    private final Clock clock;

    RegistryController(EnrolmentQuestions questions, Clock clock) {
        this.questions = questions;
        this.clock = clock;
    }

    @PostMapping("/registry/sync/enrolled")
    @PreAuthorize("hasRole('PARTNER')")
    Mono<Map<String, Object>> enrolled(@RequestBody JsonNode envelope, Caller caller) {
        var message = EnrolledMessage.of(envelope);
        var partner = Objects.requireNonNullElse(caller.partner(), "");
        var refusal = message.refusal(partner, clock.instant());
        if (refusal.isPresent()) {
            return Mono.error(() -> problem(refusal.get()));
        }
        return found(message, partner, caller)
                .flatMap(found -> questions
                        .record(message, found, partner, caller)
                        .map(id -> answer(message, found.enrolment(), id)))
                .switchIfEmpty(Mono.error(() -> problem(DciRefusal.DUPLICATE)));
    }

    private Mono<EnrolmentQuestions.Found> found(EnrolledMessage message, String partner, Caller caller) {
        return message.ofThisProgramme()
                ? questions.enrolment(message.household().orElseThrow(), partner, caller)
                : Mono.just(new EnrolmentQuestions.Found(
                        null, new Enrolment(Enrolment.Status.UNKNOWN, null, Enrolment.Silence.OTHER_PROGRAMME)));
    }

    /** The list is a list even for one; the asker gave no reference, so the transaction is it. */
    private Map<String, Object> answer(EnrolledMessage message, Enrolment enrolment, UUID id) {
        var now = clock.instant().toString();
        var one = new LinkedHashMap<String, Object>();
        one.put("reference_id", message.transaction());
        one.put("timestamp", now);
        one.put("status", enrolment.status() == Enrolment.Status.UNKNOWN ? "rjct" : "succ");
        if (enrolment.reason() != null) {
            one.put("status_reason_code", enrolment.reason().name());
            one.put("status_reason_message", "No se sabe, o no hay base para decirlo: no es un no.");
        }
        one.put("enrolled_status", enrolment.status().name().toLowerCase(Locale.ROOT));
        return Map.of(
                "header",
                Map.of(
                        "version",
                        "1.0.0",
                        "message_id",
                        id.toString(),
                        "message_ts",
                        now,
                        "action",
                        "on-search",
                        "status",
                        "succ",
                        "sender_id",
                        "juntos",
                        "receiver_id",
                        message.header().path("sender_id").stringValue(),
                        "total_count",
                        1,
                        "completed_count",
                        1),
                "message",
                Map.of(
                        "transaction_id", message.transaction(),
                        "correlation_id", id.toString(),
                        "enrolled_response", List.of(one)));
    }

    /** Problem details that carry the acknowledgement which DCI clients look for. */
    private Problem problem(DciRefusal refusal) {
        var problem = Problem.of(HttpStatus.valueOf(refusal.status()), refusal.code(), refusal.message());
        problem.getBody()
                .setProperty(
                        "message",
                        Map.of(
                                "ack_status",
                                "ERR",
                                "timestamp",
                                clock.instant().toString(),
                                "error",
                                Map.of("code", refusal.code(), "message", refusal.message())));
        return problem;
    }
}
