package pe.juntos.partner.registry.adapter;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.registry.DciRefusal;
import pe.juntos.partner.registry.Enrolment;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** DCI, social registry and integrated beneficiary registry 1.0.0: what is answered at once, and the keys that sign it. */
@RestController
class RegistryController {
    private final Reading reading;
    private final Door door;
    private final Messages messages;
    private final Searching searching;
    private final EnrolmentQuestions questions;
    private final Seal seal;
    private final OwnKeys keys;
    private final RegistryConfiguration.RegistryRules rules;
    private final TransactionalOperator transaction;

    RegistryController(
            Reading reading,
            Door door,
            Messages messages,
            Searching searching,
            EnrolmentQuestions questions,
            Seal seal,
            OwnKeys keys,
            RegistryConfiguration.RegistryRules rules,
            TransactionalOperator transaction) {
        this.reading = reading;
        this.door = door;
        this.messages = messages;
        this.searching = searching;
        this.questions = questions;
        this.seal = seal;
        this.keys = keys;
        this.rules = rules;
        this.transaction = transaction;
    }

    /** "Is this household, or the household of this person, in Juntos?", answered yes, no, or not known. */
    @PostMapping("/registry/sync/enrolled")
    @PreAuthorize("hasRole('PARTNER')")
    Mono<JsonNode> enrolled(@RequestBody JsonNode body, Caller caller) {
        return reading.read(body, caller).flatMap(incoming -> enrolled(incoming, caller));
    }

    private Mono<JsonNode> enrolled(Incoming incoming, Caller caller) {
        var message = new EnrolledMessage(incoming.known());
        return door.open(incoming.sent(), "search", message.content(), caller)
                .flatMap(asker -> questions
                        .found(message, asker)
                        .flatMap(found -> questions
                                .record(message, found, asker)
                                .switchIfEmpty(Mono.error(() -> door.problem(DciRefusal.DUPLICATE)))
                                .map(id -> answer(incoming.sent(), found.enrolment(), id)
                                        .letter(id.toString(), asker))))
                .as(transaction::transactional)
                .flatMap(seal::sealed);
    }

    /** Records of households that the asker may know, request by request. */
    @PostMapping("/registry/sync/search")
    @PreAuthorize("hasRole('PARTNER')")
    Mono<JsonNode> search(@RequestBody JsonNode body, Caller caller) {
        return reading.read(body, caller).flatMap(incoming -> search(incoming, caller));
    }

    private Mono<JsonNode> search(Incoming incoming, Caller caller) {
        var content = incoming.sent().requests("search_request", rules.policy().mostItems());
        return door.open(incoming.sent(), "search", content, caller)
                .flatMap(asker -> messages.keep(incoming.known(), "sync-search", asker)
                        .switchIfEmpty(Mono.error(() -> door.problem(DciRefusal.DUPLICATE)))
                        .flatMap(id -> searching
                                .answered(id, incoming.known().message(), asker)
                                .map(answer -> answer.letter(id.toString(), asker))))
                .as(transaction::transactional)
                .flatMap(seal::sealed);
    }

    /** With which this side signs, and one to encrypt for it; the gateway has them at {@code /.well-known/jwks.json}. */
    @GetMapping(path = "/partner/public/registry/jwks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    @PreAuthorize("permitAll()")
    Mono<String> published() {
        return keys.published().map(JWKSet::toString);
    }

    @PostMapping("/partner/registry-keys/rotate")
    @PreAuthorize("hasRole('OPERATOR')")
    Mono<Map<String, String>> rotate() {
        return keys.rotate();
    }

    /** The list is a list even for one; the asker gave no reference, so the transaction is it. */
    private Answer answer(Envelope envelope, Enrolment enrolment, UUID id) {
        var known = enrolment.status() != Enrolment.Status.UNKNOWN;
        var one = new LinkedHashMap<String, Object>();
        one.put("reference_id", envelope.transaction());
        one.put("timestamp", rules.now().toString());
        one.put("status", known ? "succ" : "rjct");
        if (enrolment.reason() != null) {
            one.put("status_reason_code", enrolment.reason().name());
            one.put("status_reason_message", "No se sabe, o no hay base para decirlo: no es un no.");
        }
        one.put("enrolled_status", enrolment.status().name().toLowerCase(Locale.ROOT));
        return new Answer(
                "on-search",
                true,
                1,
                Map.of(
                        "transaction_id", envelope.transaction(),
                        "correlation_id", id.toString(),
                        "enrolled_response", List.of(one)));
    }
}
