package pe.juntos.partner.registry.adapter;

import static pe.juntos.platform.database.Rows.required;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.r2dbc.spi.Readable;
import java.text.ParseException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.referral.SharedField;
import pe.juntos.platform.dci.SenderKey;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Who asks, from the register of institutions. One that is not registered there is bound by consents alone, and signs nothing. */
@Component
final class Askers {
    private static final String AGREEMENT = """
            select i.standing, i.fields, i.legal_basis, coalesce((
              select array_agg(k.jwk order by k.added_at) from institution_key k
              where k.institution = i.code and (k.good_until is null or k.good_until > :now)), '{}') as keys
            from institution i where i.code = :code
            """;

    private final DatabaseClient client;
    private final Clock clock;

    Askers(DatabaseClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    Mono<Asker> of(Caller caller) {
        return of(
                Objects.requireNonNullElse(caller.partner(), ""),
                caller.subject(),
                List.of(caller.territory().patterns()));
    }

    Mono<Asker> of(String partner, String subject, List<String> patterns) {
        return client.sql(AGREEMENT)
                .bind("code", partner)
                .bind("now", clock.instant())
                .map(row -> asker(row, partner, subject, patterns))
                .one()
                .defaultIfEmpty(new Asker(
                        partner, subject, patterns, Set.of(SharedField.values()), null, true, List.of(), null));
    }

    private static Asker asker(Readable row, String partner, String subject, List<String> patterns) {
        var keys = Arrays.stream(required(row, "keys", String[].class))
                .map(Askers::parsed)
                .toList();
        return new Asker(
                partner,
                subject,
                patterns,
                Arrays.stream(required(row, "fields", String[].class))
                        .map(SharedField::valueOf)
                        .collect(Collectors.toUnmodifiableSet()),
                row.get("legal_basis", String.class),
                required(row, "standing", String.class).equals("ACCEPTED"),
                keys.stream().flatMap(key -> signing(key).stream()).toList(),
                keys.reversed().stream()
                        .filter(key -> KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                        .findFirst()
                        .orElse(null));
    }

    private static Optional<SenderKey> signing(JWK key) {
        return key instanceof OctetKeyPair pair
                ? SenderKey.ed25519(pair.getKeyID(), pair.getX().decode())
                : Optional.empty();
    }

    private static JWK parsed(String text) {
        try {
            return JWK.parse(text);
        } catch (ParseException e) {
            throw new IllegalStateException("a registered key cannot be read", e);
        }
    }
}
