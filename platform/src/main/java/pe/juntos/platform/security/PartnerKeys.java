package pe.juntos.platform.security;

import com.nimbusds.jose.jwk.JWK;
import reactor.core.publisher.Flux;

/** The public keys of the partners' issuer, in the one service that has them at hand; all others fetch them. */
public interface PartnerKeys {
    Flux<JWK> published();
}
