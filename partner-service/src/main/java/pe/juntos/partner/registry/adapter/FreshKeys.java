package pe.juntos.partner.registry.adapter;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Arrays;

/** Makes keys: Ed25519 to sign with, RSA to be written to. */
final class FreshKeys {
    private static final int LENGTH = 32;
    private static final int BITS = 3072;

    private FreshKeys() {}

    static JWK of(KeyUse use) {
        try {
            return KeyUse.SIGNATURE.equals(use) ? signing() : encryption();
        } catch (GeneralSecurityException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWK signing() throws GeneralSecurityException, JOSEException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        return new OctetKeyPair.Builder(Curve.Ed25519, end(pair.getPublic().getEncoded()))
                .d(end(pair.getPrivate().getEncoded()))
                .keyUse(KeyUse.SIGNATURE)
                .algorithm(JWSAlgorithm.EdDSA)
                .keyIDFromThumbprint()
                .build();
    }

    private static JWK encryption() throws JOSEException {
        return new RSAKeyGenerator(BITS)
                .keyUse(KeyUse.ENCRYPTION)
                .algorithm(JWEAlgorithm.RSA_OAEP_256)
                .keyIDFromThumbprint(true)
                .generate();
    }

    private static Base64URL end(byte[] encoded) {
        return Base64URL.encode(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
    }
}
