package pe.juntos.platform.test;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A sender's side of encryption (RSA-OAEP-256, A256GCM), written from the published description and not from the code that reads it. */
public record Sealing(PublicKey key, Map<String, String> header) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TAG = 16;

    public static Sealing of(RSAKey key) {
        try {
            return new Sealing(
                    key.toPublicKey(), Map.of("alg", "RSA-OAEP-256", "enc", "A256GCM", "kid", key.getKeyID()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Says something more or else of itself. */
    public Sealing with(String parameter, String value) {
        var said = new LinkedHashMap<>(header);
        said.put(parameter, value);
        return new Sealing(key, said);
    }

    /** As the standard has it: the parameters in the open. */
    public ObjectNode sealed(byte[] content) {
        var message = parts(content, "");
        message.set("header", JSON.valueToTree(header));
        return message;
    }

    /** As libraries write it: the parameters authenticated with the content. */
    public ObjectNode authenticated(byte[] content) {
        var said = text(JSON.writeValueAsBytes(header));
        return parts(content, said).put("protected", said);
    }

    /** Header and signature stay as they are. */
    public ObjectNode envelope(ObjectNode envelope) {
        var content = envelope.path("message").toString().getBytes(UTF_8);
        var encrypted = envelope.deepCopy();
        encrypted.set("message", sealed(content));
        return encrypted;
    }

    private ObjectNode parts(byte[] content, String authenticated) {
        var secret = random(32);
        var iv = random(12);
        try {
            var wrap = Cipher.getInstance("RSA/ECB/OAEPPadding");
            wrap.init(
                    Cipher.ENCRYPT_MODE,
                    key,
                    new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.ENCRYPT_MODE, new SecretKeySpec(secret, "AES"), new GCMParameterSpec(TAG * Byte.SIZE, iv));
            cipher.updateAAD(authenticated.getBytes(US_ASCII));
            var both = cipher.doFinal(content);
            var end = both.length - TAG;
            return JSON.createObjectNode()
                    .put("encrypted_key", text(wrap.doFinal(secret)))
                    .put("iv", text(iv))
                    .put("ciphertext", text(Arrays.copyOf(both, end)))
                    .put("tag", text(Arrays.copyOfRange(both, end, both.length)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] random(int length) {
        var bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
