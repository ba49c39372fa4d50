package pe.juntos.partner.registry.adapter;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.DciRefusal;
import pe.juntos.platform.dci.EnvelopeDigest;
import pe.juntos.platform.dci.MessageSignature;
import pe.juntos.platform.dci.SignatureRule;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.StringNode;

/** Whether a message is let in: its header, who sent it, and its signature, which opens once. */
@Component
final class Door {
    private final Askers askers;
    private final RegistryConfiguration.RegistryRules rules;
    private final DatabaseClient client;

    Door(Askers askers, RegistryConfiguration.RegistryRules rules, DatabaseClient client) {
        this.askers = askers;
        this.rules = rules;
        this.client = client;
    }

    /** @param content what is wrong with the rest of the message */
    Mono<Asker> open(Envelope envelope, String action, Optional<DciRefusal> content, Caller caller) {
        var sender = Objects.requireNonNullElse(caller.partner(), "");
        var refusal = envelope.refusal(action, sender, rules.latest()).or(() -> content);
        return refusal.isPresent()
                ? Mono.error(() -> problem(refusal.get()))
                : askers.of(caller)
                        .flatMap(asker -> signed(envelope, asker))
                        .flatMap(asker -> Mono.justOrEmpty(asker.answered(envelope.encrypted()))
                                .switchIfEmpty(Mono.error(() -> problem(DciRefusal.ANSWER_KEY))));
    }

    /** Whoever encrypts signs: otherwise one could send on what another encrypted, without knowing what it asks. */
    private Mono<Asker> signed(Envelope envelope, Asker asker) {
        if (asker.keys().isEmpty()) {
            return envelope.encrypted() ? Mono.error(() -> problem(DciRefusal.UNSIGNED)) : Mono.just(asker);
        }
        var policy = rules.policy();
        var flaw = SignatureRule.check(
                envelope.signature(),
                envelope::digest,
                new SignatureRule.Expected(asker.partner(), asker.keys(), rules.now(), policy.signatureApart()));
        if (flaw.isPresent()) {
            return Mono.error(() -> problem(
                    switch (flaw.get()) {
                        case MISSING -> DciRefusal.UNSIGNED;
                        case INVALID -> DciRefusal.SIGNATURE;
                    }));
        }
        return MessageSignature.parse(Objects.requireNonNullElse(envelope.signature(), ""))
                .filter(signature -> signature.expires()
                        <= rules.now().plus(policy.longestSignature()).getEpochSecond())
                .map(signature -> once(signature, envelope.digest(), asker))
                .orElseGet(() -> Mono.error(() -> problem(DciRefusal.SIGNATURE)));
    }

    /** By what it is of and not by how it is written: the same signature can be written in several ways. */
    private Mono<Asker> once(MessageSignature signature, byte[] digest, Asker asker) {
        var what = signature.key() + "\n" + signature.signed(digest);
        return client.sql("insert into dci_signature (partner, hash, expires_at) values (:partner, :hash, :expires)"
                        + " on conflict do nothing")
                .bind("partner", asker.partner())
                .bind("hash", EnvelopeDigest.of(StringNode.valueOf(what)))
                .bind(
                        "expires",
                        Instant.ofEpochSecond(signature.expires())
                                .plus(rules.policy().signatureApart()))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows > 0 ? Mono.just(asker) : Mono.error(() -> problem(DciRefusal.SIGNATURE)));
    }

    /** Problem details that carry the acknowledgement which DCI clients look for. */
    Problem problem(DciRefusal refusal) {
        var problem = Problem.of(HttpStatus.valueOf(refusal.status()), refusal.code(), refusal.message());
        problem.getBody()
                .setProperty(
                        "message",
                        Map.of(
                                "ack_status",
                                "ERR",
                                "timestamp",
                                rules.now().toString(),
                                "error",
                                Map.of("code", refusal.code(), "message", refusal.message())));
        return problem;
    }
}
