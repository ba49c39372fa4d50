package pe.juntos.partner.access;

import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Tokens with which this service asks another one in the name of a partner. */
public interface OwnQuestions {

    /** Good for a minute, with the caller's territory; it never leaves the platform. */
    Mono<String> token(Caller partner);
}
