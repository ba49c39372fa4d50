package pe.juntos.platform.security;

import com.nimbusds.jose.jwk.JWK;
import org.springframework.security.oauth2.jwt.Jwt;
import reactor.core.publisher.Flux;

/** The public keys of the partners' issuer, in the one service that has them at hand; all others fetch them. */
public interface PartnerKeys {
    Flux<JWK> published();

    /** A token of theirs, as that service takes it: it may know of one what no other service has to. */
    default Jwt seenHere(Jwt token) {
        return token;
    }
}
