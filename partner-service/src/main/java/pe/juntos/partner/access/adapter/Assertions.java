package pe.juntos.partner.access.adapter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientAuthenticationVerifier;
import com.nimbusds.oauth2.sdk.auth.verifier.ClientCredentialsSelector;
import com.nimbusds.oauth2.sdk.auth.verifier.Context;
import com.nimbusds.oauth2.sdk.auth.verifier.InvalidClientException;
import com.nimbusds.oauth2.sdk.auth.verifier.JWTAudienceCheck;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.security.PublicKey;
import java.util.List;
import java.util.Set;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.access.Standing;
import reactor.core.publisher.Mono;

/** Whether an institution is who it says: a short assertion signed with one of its keys, used once (RFC 7523). */
@Component
final class Assertions {
    static final List<String> ALGORITHMS = List.of("ES256", "PS256", "RS256");
    private static final int LONGEST_ID = 200;

    private final Institutions institutions;
    private final AccessConfiguration.AccessRules rules;
    private final AccessSettings settings;
    private final DatabaseClient client;

    Assertions(
            Institutions institutions,
            AccessConfiguration.AccessRules rules,
            AccessSettings settings,
            DatabaseClient client) {
        this.institutions = institutions;
        this.rules = rules;
        this.settings = settings;
        this.client = client;
    }

    /** What was found; the code of a refusal is for the institution's own log, whoever asks learns only that it is refused. */
    sealed interface Found {
        record Known(Institution institution) implements Found {}

        /** @param institution that the assertion names, if there is such a one */
        record Refused(String code, String institution) implements Found {}
    }

    Mono<Found> check(PrivateKeyJWT assertion) {
        var code = assertion.getClientID().getValue();
        return institutions
                .find(code)
                .flatMap(institution ->
                        institution.standing() == Standing.ACCEPTED || institution.standing() == Standing.REQUESTED
                                ? institutions
                                        .keys(code)
                                        .flatMap(keys -> verified(assertion, keys)
                                                ? once(assertion, institution)
                                                : refused("ASSERTION_INVALID", code))
                                : refused("NOT_ACCEPTED", code))
                .switchIfEmpty(refused("UNKNOWN", ""));
    }

    private static Mono<Found> refused(String code, String institution) {
        return Mono.just(new Found.Refused(code, institution));
    }

    private boolean verified(PrivateKeyJWT assertion, List<Institutions.Key> keys) {
        var header = assertion.getClientAssertion().getHeader();
        if (!ALGORITHMS.contains(header.getAlgorithm().getName()) || header.getKeyID() == null) {
            return false;
        }
        try {
            verifier(keys).verify(assertion, Set.of(), new Context<>());
            return true;
        } catch (InvalidClientException | JOSEException _) {
            return false;
        }
    }

    private ClientAuthenticationVerifier<Void> verifier(List<Institutions.Key> keys) {
        var audience = Set.of(new Audience(settings.issuer()), new Audience(settings.tokenEndpoint()));
        return new ClientAuthenticationVerifier<>(
                new Registered(keys),
                null,
                audience,
                JWTAudienceCheck.LEGACY,
                null,
                rules.policy().longestAssertion().toSeconds());
    }

    /** The first to bring an assertion is let in; without an id it could be brought again, and so nobody is. */
    private Mono<Found> once(PrivateKeyJWT assertion, Institution institution) {
        var claims = assertion.getJWTAuthenticationClaimsSet();
        var id = claims.getJWTID() == null ? "" : claims.getJWTID().getValue();
        if (id.isBlank() || id.length() > LONGEST_ID || id.chars().anyMatch(Character::isISOControl)) {
            return refused("ASSERTION_WITHOUT_JTI", institution.code());
        }
        return client.sql(
                        "insert into used_assertion (institution, jti, expires_at) values (:institution, :jti, :expires)"
                                + " on conflict do nothing")
                .bind("institution", institution.code())
                .bind("jti", id)
                .bind("expires", claims.getExpirationTime().toInstant())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows > 0
                        ? Mono.just(new Found.Known(institution))
                        : refused("ASSERTION_REUSED", institution.code()));
    }

    /** The keys of the one institution whose assertion is looked at. */
    private record Registered(List<Institutions.Key> keys) implements ClientCredentialsSelector<Void> {
        @Override
        public List<Secret> selectClientSecrets(ClientID id, ClientAuthenticationMethod method, Context<Void> context) {
            return List.of();
        }

        @Override
        public List<PublicKey> selectPublicKeys(
                ClientID id,
                ClientAuthenticationMethod method,
                JWSHeader header,
                boolean again,
                Context<Void> context) {
            var type = KeyType.forAlgorithm(header.getAlgorithm());
            return keys.stream()
                    .filter(key -> key.kid().equals(header.getKeyID()))
                    .map(Institutions.Key::parsed)
                    .filter(key -> ClientKeys.asserts(key) && key.getKeyType().equals(type))
                    .map(Registered::publicKey)
                    .toList();
        }

        private static PublicKey publicKey(JWK key) {
            try {
                return ((AsymmetricJWK) key).toPublicKey();
            } catch (JOSEException e) {
                throw new IllegalStateException("a registered key cannot be used", e);
            }
        }
    }
}
