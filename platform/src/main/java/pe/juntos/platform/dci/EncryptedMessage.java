package pe.juntos.platform.dci;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.ECDHEncrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in an envelope instead of its message when that is encrypted: JWE (RFC 7516), flattened. The standard has the
 * parameters in {@code header}, which nothing authenticates, so no more is taken from them than which key it is; a sender may
 * authenticate them in {@code protected}. Compressed content is not read: what it unfolds to nobody knows beforehand.
 */
public record EncryptedMessage(
        String kid, String authenticated, Base64URL key, Base64URL iv, Base64URL content, Base64URL tag) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JWEAlgorithm ALGORITHM = JWEAlgorithm.RSA_OAEP_256;
    private static final EncryptionMethod METHOD = EncryptionMethod.A256GCM;
    private static final Set<String> PARAMETERS = Set.of("alg", "enc", "kid", "typ", "cty");
    private static final int IV = 12;
    private static final int TAG = 16;

    /** Empty if it is not written like that, is by other algorithms, or asks for anything that is not known. */
    public static Optional<EncryptedMessage> parse(JsonNode message) {
        var authenticated = text(message, "protected");
        var open = message.path("header");
        var closed = decoded(authenticated);
        var said = parameters(open, closed);
        var encrypted = new EncryptedMessage(
                said.getOrDefault("kid", ""),
                authenticated,
                part(message, "encrypted_key"),
                part(message, "iv"),
                part(message, "ciphertext"),
                part(message, "tag"));
        var good = (open.isObject() || open.isMissingNode())
                && (closed.isObject() || message.path("protected").isMissingNode())
                && !encrypted.kid().isEmpty()
                && ALGORITHM.getName().equals(said.get("alg"))
                && METHOD.getName().equals(said.get("enc"))
                && PARAMETERS.containsAll(said.keySet())
                && encrypted.iv().decode().length == IV
                && encrypted.tag().decode().length == TAG;
        return good ? Optional.of(encrypted) : Optional.empty();
    }

    /** What is no text is there with no value: no parameter is passed over. What is said twice must be the same. */
    private static Map<String, String> parameters(JsonNode open, JsonNode authenticated) {
        var said = new HashMap<String, String>();
        open.forEachEntry((name, value) -> said.put(name, value.asString("")));
        authenticated.forEachEntry(
                (name, value) -> said.merge(name, value.asString(""), (one, two) -> one.equals(two) ? one : ""));
        return said;
    }

    private static JsonNode decoded(String authenticated) {
        try {
            return JSON.readTree(new Base64URL(authenticated).decode());
        } catch (JacksonException _) {
            return JSON.missingNode();
        }
    }

    private static Base64URL part(JsonNode message, String name) {
        return new Base64URL(text(message, name));
    }

    private static String text(JsonNode message, String name) {
        return message.path(name).isString() ? message.path(name).stringValue() : "";
    }

    /** Empty if it is not for this key, or was altered. */
    public Optional<byte[]> opened(RSAKey secret) {
        var header = new JWEHeader.Builder(ALGORITHM, METHOD).keyID(kid).build();
        try {
            return Optional.of(
                    new RSADecrypter(secret).decrypt(header, key, iv, content, tag, authenticated.getBytes(US_ASCII)));
        } catch (JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Encrypted for whoever has this key, in the standard's parts. */
    public static ObjectNode made(byte[] content, JWK to) {
        try {
            var parts = switch (to) {
                case RSAKey rsa -> new RSAEncrypter(rsa).encrypt(header(ALGORITHM, to), content, new byte[0]);
                case ECKey curve ->
                    new ECDHEncrypter(curve).encrypt(header(JWEAlgorithm.ECDH_ES_A256KW, to), content, new byte[0]);
                default -> throw new IllegalArgumentException("nothing is encrypted for such a key");
            };
            var made = JSON.createObjectNode();
            made.set("header", JSON.valueToTree(parts.getHeader().toJSONObject()));
            return made.put("encrypted_key", parts.getEncryptedKey().toString())
                    .put("iv", parts.getInitializationVector().toString())
                    .put("ciphertext", parts.getCipherText().toString())
                    .put("tag", parts.getAuthenticationTag().toString());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWEHeader header(JWEAlgorithm algorithm, JWK to) {
        return new JWEHeader.Builder(algorithm, METHOD).keyID(to.getKeyID()).build();
    }
}
