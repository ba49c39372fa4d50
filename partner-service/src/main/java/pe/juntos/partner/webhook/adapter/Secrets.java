package pe.juntos.partner.webhook.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.stereotype.Component;

/** Secrets of webhooks: made here, encrypted in the database, and what they sign (Standard Webhooks, {@code v1}). */
@Component
final class Secrets {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "whsec_";
    private static final int BITS = 256;

    private final BytesEncryptor encryptor;

    Secrets(BytesEncryptor encryptor) {
        this.encryptor = encryptor;
    }

    /** A new one, encrypted. */
    byte[] fresh() {
        try {
            var generator = KeyGenerator.getInstance(ALGORITHM);
            generator.init(BITS);
            return encryptor.encrypt(generator.generateKey().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As its partner writes it into its settings. */
    String shown(byte[] encrypted) {
        return PREFIX + Base64.getEncoder().encodeToString(encryptor.decrypt(encrypted));
    }

    /** The header {@code webhook-signature}: one signature by each secret that counts. */
    String signature(List<byte[]> encrypted, String id, long timestamp, byte[] body) {
        return encrypted.stream()
                .map(encryptor::decrypt)
                .map(secret -> "v1," + Base64.getEncoder().encodeToString(signed(secret, id, timestamp, body)))
                .collect(Collectors.joining(" "));
    }

    private static byte[] signed(byte[] secret, String id, long timestamp, byte[] body) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
