package pe.juntos.platform.dci;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pe.juntos.platform.test.Signing;

/** The signature of a message, on both sides of every limit. */
class SignatureRuleTest {
    private static final long NOW = 1_782_838_800;
    private static final byte[] DIGEST = {1, 2, 3};
    private static final Signing SIGNING = new Signing("minsa", "k1");
    private static final Optional<SignatureRule.Flaw> REFUSED = Optional.of(SignatureRule.Flaw.INVALID);

    @ParameterizedTest
    @CsvSource({
        "0, 300, true",
        "-300, 1, true",
        "-300, 0, true", // a minute of clocks apart
        "-300, -59, true",
        "-300, -60, false",
        "-300, -61, false",
        "60, 300, true",
        "61, 300, false"
    })
    void is_of_now(long created, long expires, boolean good) {
        var text = SIGNING.text(DIGEST, NOW + created, NOW + expires);
        assertThat(check(text, DIGEST)).isEqualTo(good ? Optional.empty() : REFUSED);
    }

    @Test
    void is_of_this_message() {
        assertThat(check(good(), new byte[] {1, 2, 4})).isEqualTo(REFUSED);
        assertThat(check(good().replace("expires=\"" + (NOW + 300), "expires=\"" + (NOW + 301)), DIGEST))
                .isEqualTo(REFUSED);
    }

    @Test
    void is_by_a_registered_key_of_this_sender() {
        var stolen = new Signing("minsa", "k1");
        assertThat(check(stolen.text(DIGEST, NOW, NOW + 300), DIGEST)).isEqualTo(REFUSED);
        assertThat(check(good().replace("minsa|k1", "minsa|k2"), DIGEST)).isEqualTo(REFUSED);
        assertThat(check(good().replace("minsa|k1", "minedu|k1"), DIGEST)).isEqualTo(REFUSED);
        var second = new Signing("minsa", "k2");
        var both = List.of(key(SIGNING, "k1"), key(second, "k2"));
        assertThat(SignatureRule.check(second.text(DIGEST, NOW, NOW + 300), () -> DIGEST, expected(both)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void is_required_of_whoever_has_a_key(String nothing) {
        assertThat(check(nothing, DIGEST)).contains(SignatureRule.Flaw.MISSING);
        assertThat(check(null, DIGEST)).contains(SignatureRule.Flaw.MISSING);
        assertThat(SignatureRule.check(
                        null,
                        () -> {
                            throw new AssertionError("nothing to verify");
                        },
                        expected(List.of())))
                .isEmpty();
    }

    @Test
    void may_be_written_as_known_clients_do() {
        assertThat(check(good().replace("Signature: ", ""), DIGEST)).isEmpty();
        assertThat(check(good().replace("spdci", "dci"), DIGEST)).isEmpty();
        assertThat(check(good().replace("created=\"" + NOW + "\"", "created=" + NOW), DIGEST))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "spdci, other",
        "algorithm=\"ed25519\", algorithm=\"none\"",
        "k1|ed25519, k1|rsa",
        "k1|ed25519, k1",
        "(created) (expires) digest, (created) (expires)",
        "signature=, nothing=",
        "created=\"1, created=\"x1",
        "created=\"1, created=\"-1",
        "created=\"1, created=\"99999999999999991"
    })
    void is_refused_if_it_is_not_written_so(String part, String instead) {
        assertThat(good()).contains(part);
        assertThat(check(good().replace(part, instead), DIGEST)).isEqualTo(REFUSED);
    }

    @Test
    void says_each_thing_once_and_nothing_beside() {
        assertThat(check(good() + ", kidId=\"minsa|k1|ed25519\"", DIGEST)).isEqualTo(REFUSED);
        assertThat(check(good() + " and more", DIGEST)).isEqualTo(REFUSED);
        assertThat(check("x".repeat(2_001), DIGEST)).isEqualTo(REFUSED);
        assertThat(check(good().replaceAll("signature=\"[^\"]*\"", "signature=\"?\""), DIGEST))
                .isEqualTo(REFUSED);
    }

    @Test
    void a_key_has_thirty_two_bytes_and_a_plain_id() {
        assertThat(SenderKey.ed25519("k1", new byte[31])).isEmpty();
        assertThat(SenderKey.ed25519("k1", new byte[33])).isEmpty();
        assertThat(SenderKey.ed25519("k|1", SIGNING.bytes())).isEmpty();
        assertThat(SenderKey.ed25519("", SIGNING.bytes())).isEmpty();
        assertThat(SenderKey.ed25519("k".repeat(64), SIGNING.bytes())).isPresent();
        assertThat(SenderKey.ed25519("k".repeat(65), SIGNING.bytes())).isEmpty();
    }

    @Test
    void what_is_made_here_is_good_by_the_same_rule() throws GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var text = MessageSignature.made("minsa", "k9", pair.getPrivate(), DIGEST, NOW, NOW + 300);
        var keys = List.of(new SenderKey("k9", pair.getPublic()));
        assertThat(SignatureRule.check(text, () -> DIGEST, expected(keys))).isEmpty();
        assertThat(SignatureRule.check(text, () -> new byte[] {9}, expected(keys)))
                .isEqualTo(REFUSED);
    }

    private static String good() {
        return SIGNING.text(DIGEST, NOW, NOW + 300);
    }

    private static Optional<SignatureRule.Flaw> check(String given, byte[] digest) {
        return SignatureRule.check(given, () -> digest, expected(List.of(key(SIGNING, "k1"))));
    }

    private static SenderKey key(Signing signing, String id) {
        return SenderKey.ed25519(id, signing.bytes()).orElseThrow();
    }

    private static SignatureRule.Expected expected(List<SenderKey> keys) {
        return new SignatureRule.Expected("minsa", keys, Instant.ofEpochSecond(NOW), Duration.ofMinutes(1));
    }
}
