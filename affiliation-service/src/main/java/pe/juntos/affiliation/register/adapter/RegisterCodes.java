package pe.juntos.affiliation.register.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.register.Codes;

/**
 * The register's own codes of households and persons, made from the sender's ids with a secret key: the same id gives
 * the same code for ever, and nobody without the key can go back from a guessed id to a code.
 */
@Component
class RegisterCodes implements Codes {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH = 16;
    private static final int BITS = 5;

    private final Mac mac;

    RegisterCodes(@Value("${juntos.register.code-key}") String key)
            throws NoSuchAlgorithmException, InvalidKeyException {
        mac = Mac.getInstance(ALGORITHM);
        mac.init(new SecretKeySpec(key.getBytes(UTF_8), ALGORITHM));
    }

    @Override
    public String household(String externalId) {
        return code('H', externalId);
    }

    @Override
    public String member(String externalId) {
        return code('M', externalId);
    }

    private String code(char prefix, String externalId) {
        byte[] digest = copy().doFinal((prefix + ":" + externalId).getBytes(UTF_8));
        var code = new StringBuilder(LENGTH + 1).append(prefix);
        int buffer = 0;
        int held = 0;
        for (int next = 0; code.length() <= LENGTH; ) {
            if (held < BITS) {
                buffer = (buffer << Byte.SIZE) | (digest[next++] & 0xFF);
                held += Byte.SIZE;
            }
            held -= BITS;
            code.append(ALPHABET.charAt((buffer >>> held) & 0x1F));
        }
        return code.toString();
    }

    private Mac copy() {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the provider's HMAC can be cloned", e);
        }
    }
}
