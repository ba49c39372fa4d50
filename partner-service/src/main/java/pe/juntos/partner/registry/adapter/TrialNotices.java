package pe.juntos.partner.registry.adapter;

import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.Criteria;
import pe.juntos.partner.tenant.Tenant;
import pe.juntos.partner.tenant.Tenants;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * In the sandbox nothing ever becomes of a household, so whoever subscribes there is told once, as if it had: of the household asked
 * for, or of the first of the districts. It is told what may be told, like any notice.
 */
@Component
final class TrialNotices {
    private final Tenants tenants;
    private final Messages messages;
    private final Subscriptions subscriptions;
    private final RegisteredHouseholds households;
    private final RegistryNotices notices;

    TrialNotices(
            Tenants tenants,
            Messages messages,
            Subscriptions subscriptions,
            RegisteredHouseholds households,
            RegistryNotices notices) {
        this.tenants = tenants;
        this.messages = messages;
        this.subscriptions = subscriptions;
        this.households = households;
        this.notices = notices;
    }

    /** Of the subscriptions that a message opened; none where data are real. */
    Mono<Void> order(UUID message, Asker asker) {
        return tenants.current()
                .filter(tenant -> tenant == Tenant.SANDBOX)
                .flatMap(_ -> messages.outcomes(message))
                .flatMapIterable(outcomes -> outcomes)
                .mapNotNull(Messages.Outcome::subscription)
                .concatMap(code -> subscriptions.find(Objects.requireNonNull(code)))
                .concatMap(found -> example(found, asker)
                        .concatMap(household -> notices.order(
                                new Subscriptions.Match(found.code(), found.partner(), "trial", household))))
                .then();
    }

    private Flux<String> example(Subscriptions.Subscription found, Asker asker) {
        var what = found.what();
        return switch (what.asked()) {
            case Asked.Household one ->
                households
                        .one(one.value(), asker)
                        .flatMapIterable(
                                seen -> seen.map(Seen::household).stream().toList());
            case Asked.Districts all ->
                households
                        .page(all, new Criteria(what.register(), all, false, false, 1, 1), asker)
                        .flatMapIterable(
                                page -> page.stream().map(Seen::household).toList());
        };
    }
}
