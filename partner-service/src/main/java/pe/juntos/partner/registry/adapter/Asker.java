package pe.juntos.partner.registry.adapter;

import com.nimbusds.jose.jwk.JWK;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.referral.SharedField;
import pe.juntos.platform.dci.SenderKey;

/**
 * Whoever asks, as its agreement stands.
 *
 * @param patterns districts where it may look
 * @param fields of a household that its agreement names
 * @param legalBasis by which it may ask without a consent; null: it may not
 * @param inForce whether its agreement is; without one nothing is shown
 * @param keys with one of which it signs; with none it need not
 * @param answerKey for which answers to it are encrypted; null: they are in the clear
 */
record Asker(
        String partner,
        String subject,
        List<String> patterns,
        Set<SharedField> fields,
        @Nullable String legalBasis,
        boolean inForce,
        List<SenderKey> keys,
        @Nullable JWK answerKey) {

    String[] where() {
        return patterns.toArray(String[]::new);
    }

    /** To be answered as it asked; empty where it asked encrypted and has no key for the answer. */
    Optional<Asker> answered(boolean encrypted) {
        return encrypted
                ? Optional.of(this).filter(asker -> asker.answerKey() != null)
                : Optional.of(new Asker(partner, subject, patterns, fields, legalBasis, inForce, keys, null));
    }
}
