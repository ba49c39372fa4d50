package pe.juntos.partner.registry.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pe.juntos.partner.proposal.HouseholdWatch;
import pe.juntos.partner.registry.RegistryEvent;
import pe.juntos.partner.webhook.AddressedMessages;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Orders a notice for everybody who subscribed to what became of a household and may know of it that day. */
@Component
final class RegistryNotices implements HouseholdWatch {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Subscriptions subscriptions;
    private final Askers askers;
    private final LaterAnswers answers;
    private final AddressedMessages addressed;

    RegistryNotices(Subscriptions subscriptions, Askers askers, LaterAnswers answers, AddressedMessages addressed) {
        this.subscriptions = subscriptions;
        this.askers = askers;
        this.answers = answers;
        this.addressed = addressed;
    }

    @Override
    public Mono<Void> changed(List<Change> changes) {
        var told = changes.stream()
                .filter(change -> RegistryEvent.told(change.type()).isPresent())
                .toList();
        return told.isEmpty()
                ? Mono.empty()
                : subscriptions
                        .of(told)
                        .collectList()
                        .flatMapIterable(matches -> matches)
                        .concatMap(this::order)
                        .then();
    }

    /** Nothing where nothing may be told. */
    Mono<Boolean> order(Subscriptions.Match match) {
        return subscriptions
                .find(match.code())
                .flatMap(found -> askers.of(found.partner(), found.by(), found.patterns())
                        .flatMap(asker -> answers.sheet(found, match.household(), asker)))
                .filter(sheet -> sheet.isPresent())
                .flatMap(_ -> addressed.order(new AddressedMessages.Addressed(
                        match.partner(),
                        match.event() + "/" + match.code(),
                        LaterAnswers.PREFIX + "notify",
                        match.code(),
                        JSON.writeValueAsString(Map.of("subscription", match.code(), "household", match.household())),
                        null)));
    }
}
