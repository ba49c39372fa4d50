package pe.juntos.partner.webhook;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Messages to a partner's own address, sent as its notices are: signed, repeated, with a log. */
public interface AddressedMessages {

    /**
     * A message to be sent.
     *
     * @param event by which the same message is known if it is ordered again
     * @param url only to this address of those that are registered; null: to all that take the type
     */
    record Addressed(
            String partner,
            String event,
            String type,
            String subject,
            String body,
            @Nullable String url) {}

    /** Whether the partner has an address for it. */
    Mono<Boolean> order(Addressed message);
}
