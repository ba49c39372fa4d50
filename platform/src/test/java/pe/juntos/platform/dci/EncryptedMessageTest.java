package pe.juntos.platform.dci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.text.ParseException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.platform.test.Sealing;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Content that is encrypted for one key: whoever has it reads it, and nothing that is altered or asks for more is read. */
class EncryptedMessageTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final byte[] SECRET = "{\"transaction_id\":\"t\"}".getBytes(UTF_8);
    private static RSAKey key;
    private static RSAKey other;

    @BeforeAll
    static void keys() throws JOSEException {
        key = new RSAKeyGenerator(2048).keyID("uno").generate();
        other = new RSAKeyGenerator(2048).keyID("uno").generate();
    }

    private static Optional<byte[]> opened(ObjectNode message) {
        return EncryptedMessage.parse(message).flatMap(encrypted -> encrypted.opened(key));
    }

    private static ObjectNode sealed() {
        return Sealing.of(key).sealed(SECRET);
    }

    @Test
    void whoever_has_the_key_reads_what_another_wrote_by_the_published_description() {
        assertThat(EncryptedMessage.parse(sealed()).orElseThrow().kid()).isEqualTo("uno");
        assertThat(opened(sealed())).hasValue(SECRET);
        assertThat(EncryptedMessage.parse(sealed()).orElseThrow().opened(other)).isEmpty();
    }

    @Test
    void parameters_may_also_stand_where_they_are_authenticated() {
        var authenticated = Sealing.of(key).authenticated(SECRET);
        assertThat(opened(authenticated)).hasValue(SECRET);
        var repeated = authenticated.deepCopy();
        repeated.set("header", JSON.valueToTree(Map.of("alg", "RSA-OAEP-256", "enc", "A256GCM", "kid", "uno")));
        assertThat(opened(repeated)).hasValue(SECRET);
        ((ObjectNode) repeated.path("header")).put("kid", "dos");
        assertThat(opened(repeated)).as("what is said twice and not alike").isEmpty();
        var moved = authenticated.deepCopy();
        moved.remove("protected");
        moved.set("header", repeated.path("header"));
        assertThat(opened(moved)).as("what was authenticated is missing").isEmpty();
    }

    @Test
    void what_is_written_here_is_read_by_a_stranger_with_either_kind_of_key() throws JOSEException, ParseException {
        assertThat(opened(EncryptedMessage.made(SECRET, key.toPublicJWK()))).hasValue(SECRET);
        var curve = new ECKeyGenerator(Curve.P_256).keyID("curva").generate();
        var made = EncryptedMessage.made(SECRET, curve.toPublicJWK());
        assertThat(made.at("/header/alg").asString()).isEqualTo("ECDH-ES+A256KW");
        assertThat(made.at("/header/kid").asString()).isEqualTo("curva");
        assertThat(read(made, curve)).isEqualTo(SECRET);
        assertThat(EncryptedMessage.made(SECRET, curve))
                .as("never twice the same")
                .isNotEqualTo(made);
    }

    private static byte[] read(ObjectNode made, ECKey curve) throws JOSEException, ParseException {
        return new ECDHDecrypter(curve)
                .decrypt(
                        JWEHeader.parse(made.path("header").toString()),
                        part(made, "encrypted_key"),
                        part(made, "iv"),
                        part(made, "ciphertext"),
                        part(made, "tag"),
                        new byte[0]);
    }

    private static Base64URL part(ObjectNode made, String name) {
        return new Base64URL(made.path(name).asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"encrypted_key", "iv", "ciphertext", "tag"})
    void nothing_altered_missing_or_cut_short_is_read(String part) {
        var bytes = part(sealed(), part).decode();
        bytes[0] ^= 1;
        assertThat(opened(sealed().put(part, Base64URL.encode(bytes).toString())))
                .isEmpty();
        assertThat(opened(sealed().put(part, ""))).isEmpty();
        assertThat(opened(sealed().put(part, "¿?"))).isEmpty();
        assertThat(opened(sealed().put(part, 7))).isEmpty();
        assertThat(opened((ObjectNode) sealed().without(part))).isEmpty();
        var cut = part(sealed(), part).toString();
        assertThat(opened(sealed().put(part, cut.substring(0, cut.length() - 4))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "alg, none",
        "alg, dir",
        "alg, RSA1_5",
        "alg, RSA-OAEP",
        "alg, ECDH-ES",
        "alg, PBES2-HS256+A128KW",
        "enc, none",
        "enc, A128GCM",
        "enc, A256CBC-HS512",
        "zip, DEF",
        "crit, exp",
        "jku, https://llaves.ejemplo.pe",
        "p2c, 2147483647"
    })
    void by_no_other_algorithm_and_with_nothing_that_is_not_known(String parameter, String value) {
        var message = sealed();
        ((ObjectNode) message.path("header")).put(parameter, value);
        assertThat(EncryptedMessage.parse(message)).isEmpty();
        var authenticated = Sealing.of(key).with(parameter, value).authenticated(SECRET);
        assertThat(EncryptedMessage.parse(authenticated)).isEmpty();
    }

    @Test
    void what_is_no_such_content_is_none() {
        assertThat(EncryptedMessage.parse(JSON.createObjectNode())).isEmpty();
        assertThat(EncryptedMessage.parse(JSON.createArrayNode())).isEmpty();
        assertThat(EncryptedMessage.parse(JSON.valueToTree("a.b.c.d.e"))).isEmpty();
        assertThat(EncryptedMessage.parse(sealed().put("protected", "{}"))).isEmpty();
        assertThat(EncryptedMessage.parse(sealed().put("protected", 1))).isEmpty();
        assertThat(EncryptedMessage.parse(sealed().put("header", "x"))).isEmpty();
    }
}
