package pe.juntos.partner.webhook;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** Makes what goes to a partner at each attempt anew: of what is known and may be shown at that moment, signed with its time. */
public interface MadeWhenSent {

    boolean makes(String type);

    /**
     * Empty if there is nothing left to tell.
     *
     * @param stored what was ordered
     */
    Mono<String> body(UUID delivery, String type, String stored);
}
