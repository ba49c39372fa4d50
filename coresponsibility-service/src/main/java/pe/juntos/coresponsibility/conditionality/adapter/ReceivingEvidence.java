package pe.juntos.coresponsibility.conditionality.adapter;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.catalogue.Catalogue;
import pe.juntos.coresponsibility.conditionality.HeaderRefusal;
import pe.juntos.coresponsibility.evidence.KnownFacts;
import pe.juntos.coresponsibility.evidence.Reach;
import pe.juntos.coresponsibility.evidence.Reporter;
import pe.juntos.coresponsibility.scorecard.ChargingRefusals;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Takes a message in: header, each record alone, then the store. What was said once is said again to whoever asks again. */
@Component
final class ReceivingEvidence {
    static final String ACTION = "evidence";
    private static final Set<String> OFFICES = Set.of("INSTITUTION", "GESTOR", "INFORMATION_MANAGER");

    private final CheckingMessages checking;
    private final Senders senders;
    private final KnownFacts facts;
    private final Catalogue catalogue;
    private final MessageStore store;
    private final ChargingRefusals refusals;
    private final ConditionalitySettings settings;
    private final Clock clock;

    ReceivingEvidence(
            CheckingMessages checking,
            Senders senders,
            KnownFacts facts,
            Catalogue catalogue,
            MessageStore store,
            ChargingRefusals refusals,
            ConditionalitySettings settings,
            Clock clock) {
        this.checking = checking;
        this.senders = senders;
        this.facts = facts;
        this.catalogue = catalogue;
        this.store = store;
        this.refusals = refusals;
        this.settings = settings;
        this.clock = clock;
    }

    Mono<Ack> receive(byte[] body, Caller caller) {
        var message = EvidenceMessage.read(body);
        return message.isEmpty()
                ? Mono.error(Nack.of(HeaderRefusal.BAD, clock.instant()))
                : senders.of(caller.subject()).flatMap(sender -> receive(message.get(), caller, sender));
    }

    private Mono<Ack> receive(EvidenceMessage message, Caller caller, Sender sender) {
        var evidence = message.evidence();
        var refusal = checking.refusal(message, ACTION, sender, evidence.size(), settings.mostRecords());
        if (refusal.isPresent()) {
            return Mono.error(Nack.of(refusal.get(), clock.instant()));
        }
        var id = Objects.requireNonNull(message.header().messageId());
        var hash = message.hash();
        return again(caller, id, hash, evidence)
                .switchIfEmpty(Mono.defer(
                        () -> reporter(caller).flatMap(reporter -> first(message, evidence, caller, reporter, hash))))
                .switchIfEmpty(Mono.defer(() -> again(caller, id, hash, evidence)));
    }

    /** Whoever reports for an office does so for its territory; a head for the establishments of its form 01. */
    private Mono<Reporter> reporter(Caller caller) {
        return OFFICES.stream().anyMatch(caller::has)
                ? Mono.just(new Reporter.OfTerritory(caller.territory()))
                : senders.headedBy(caller.subject()).map(Reporter.OfEstablishments::new);
    }

    /** Empty if another request with the same id came first. */
    private Mono<Ack> first(
            EvidenceMessage message, List<JsonNode> evidence, Caller caller, Reporter reporter, byte[] hash) {
        var received = new MessageStore.New(
                UUID.randomUUID(),
                caller.subject(),
                Objects.requireNonNull(message.header().messageId()),
                hash,
                message.transaction(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                evidence.size(),
                Reach.of(reporter));
        return facts.of(establishments(evidence)).flatMap(known -> {
            var checked = CheckedRecords.of(evidence, known, reporter, catalogue);
            return store.store(received, checked)
                    .filter(stored -> stored)
                    .flatMap(stored -> refusals.charge(checked.charged()).thenReturn(stored))
                    .map(_ -> Ack.of(received.message(), received.receivedAt(), evidence, checked.refusalsByLine()));
        });
    }

    private static Set<String> establishments(List<JsonNode> evidence) {
        return evidence.stream()
                .map(record -> record.path("source_facility").path("code"))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .filter(code -> code.length() < 32 && code.indexOf('\0') < 0)
                .collect(Collectors.toSet());
    }

    private Mono<Ack> again(Caller caller, String id, byte[] hash, List<JsonNode> evidence) {
        return store.find(caller.subject(), id).flatMap(known -> {
            if (!MessageDigest.isEqual(known.hash(), hash)) {
                return Mono.error(Nack.of(HeaderRefusal.DUPLICATE, clock.instant()));
            }
            return store.refusedAtDoor(known.message())
                    .map(refusals ->
                            refusals.stream().collect(Collectors.toMap(DoorRefusal::line, Function.identity())))
                    .map(refusals -> Ack.of(known.message(), known.receivedAt(), evidence, refusals));
        });
    }
}
