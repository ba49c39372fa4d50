package pe.juntos.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.refused;
import static pe.juntos.partner.Dci.household;
import static pe.juntos.partner.Dci.request;
import static pe.juntos.partner.PartnerScenario.FONCODES;
import static pe.juntos.partner.PartnerScenario.code;

import com.nimbusds.jose.jwk.JWKSet;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.text.ParseException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.Signing;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signed messages both ways: whoever registered a key for it signs, and what this side says can be verified by anyone. */
@ServiceTest
class RegistrySignatureTest {
    private static final Pattern SIGNATURE = Pattern.compile(
            "Signature: namespace=\"spdci\", kidId=\"juntos\\|([^|]+)\\|ed25519\", algorithm=\"ed25519\", created=\"(\\d+)\","
                    + " expires=\"(\\d+)\", headers=\"\\(created\\) \\(expires\\) digest\", signature=\"([^\"]+)\"");

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestClock clock;

    private long now() {
        return clock.instant().getEpochSecond();
    }

    private String published() {
        return Answers.body(web.get().uri("/partner/public/registry/jwks.json").exchange(), 200);
    }

    @Test
    void an_answer_is_signed_with_a_published_key_and_stays_verifiable_after_the_key_has_changed() throws Exception {
        var foncodes = new Dci(web, "FONCODES", FONCODES);
        var answer = foncodes.found(foncodes.search(request("r", household(code(1)))));
        assertThat(isGood(answer, published())).isTrue();
        var altered = (ObjectNode) answer.deepCopy();
        ((ObjectNode) altered.path("header")).put("receiver_id", "OTRO");
        assertThat(isGood(altered, published())).isFalse();
        clock.advance(Duration.ofMinutes(1));
        var operator = TestTokens.bearer("oscar", "OPERATOR");
        new PartnerScenario(web, events)
                .post(operator, "/partner/registry-keys/rotate", Map.of())
                .expectStatus()
                .isOk();
        var later = foncodes.found(foncodes.search(request("r", household(code(1)))));
        assertThat(kid(later)).isNotEqualTo(kid(answer));
        assertThat(isGood(later, published())).isTrue();
        assertThat(isGood(answer, published())).isTrue();
        assertThat(published()).doesNotContain("\"d\"");
    }

    @Test
    void whoever_registered_a_signing_key_signs_and_a_signature_opens_once() {
        var key = new Signing("FIRMANTE", "firma");
        var firmante = Dci.registered(web, "FIRMANTE", List.of("*"), List.of("HOUSEHOLD"), "Ley 30435", key);
        var sent = firmante.search(request("r", household(code(1))));
        refusedSearch(firmante, sent, "err.signature.missing");
        refusedSearch(
                firmante,
                new Signing("FIRMANTE", "firma").sign(sent.deepCopy(), now(), now() + 300),
                "err.signature.invalid");
        refusedSearch(firmante, key.sign(sent.deepCopy(), now() - 600, now() - 300), "err.signature.invalid");
        refusedSearch(firmante, key.sign(sent.deepCopy(), now(), now() + 90_000), "err.signature.invalid");
        refusedSearch(firmante, sent.deepCopy().put("signature", "x"), "err.signature.invalid");
        var tampered = key.sign(sent.deepCopy(), now(), now() + 300);
        ((ObjectNode) tampered.path("message")).put("transaction_id", "t-2");
        refusedSearch(firmante, tampered, "err.signature.invalid");
        var good = key.sign(sent.deepCopy(), now(), now() + 300);
        var first = firmante.found(good);
        refusedSearch(firmante, good, "err.signature.invalid");
        assertThat(firmante.found(key.sign(sent.deepCopy(), now() + 1, now() + 301))
                        .at("/message/correlation_id"))
                .as("the same message, signed anew, is answered as the first time")
                .isEqualTo(first.at("/message/correlation_id"));
        var enrolled = firmante.message("search", "enrolled_criteria", household(code(1)));
        assertThat(firmante.ask("/registry/sync/enrolled", enrolled, 403)
                        .path("code")
                        .asString())
                .isEqualTo("err.signature.missing");
        firmante.ask("/registry/sync/enrolled", key.sign(enrolled, now(), now() + 300), 200);
    }

    @Test
    void a_key_for_messages_alone_lets_nobody_in() {
        var applicant = Applicant.of(web, "SOLO_FIRMA");
        var only = Answers.with(applicant.wish(), "keys", List.of(new Signing("SOLO_FIRMA", "k").jwk()));
        refused(applicant.register(only), 422, "KEYS_INVALID");
        var firmante = Dci.registered(
                web, "DOS_CLAVES", List.of("*"), List.of(), "Ley 30435", new Signing("DOS_CLAVES", "firma"));
        var juntos = new PartnerScenario(web, events);
        refused(juntos.post(firmante.token(), "/partner/access/keys/uno/retire", Map.of()), 409, "LAST_KEY");
        juntos.post(firmante.token(), "/partner/access/keys/firma/retire", Map.of("lost", true))
                .expectStatus()
                .isOk();
        firmante.found(firmante.search(request("r", household(code(1)))));
    }

    private void refusedSearch(Dci sender, JsonNode message, String code) {
        assertThat(sender.ask("/registry/sync/search", message, 403)
                        .path("code")
                        .asString())
                .isEqualTo(code);
    }

    private static String kid(JsonNode answer) {
        var matcher = SIGNATURE.matcher(answer.path("signature").asString());
        assertThat(matcher.matches()).isTrue();
        return matcher.group(1);
    }

    /** As any receiver would verify it, from the published description and keys alone. */
    static boolean isGood(JsonNode answer, String jwks) throws GeneralSecurityException, ParseException {
        var matcher = SIGNATURE.matcher(answer.path("signature").asString());
        assertThat(matcher.matches()).isTrue();
        var key = JWKSet.parse(jwks).getKeyByKeyId(matcher.group(1)).toOctetKeyPair();
        var encoded = HexFormat.of()
                .parseHex("302a300506032b6570032100"
                        + HexFormat.of().formatHex(key.getX().decode()));
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        var said = "(created): " + matcher.group(2) + "\n(expires): " + matcher.group(3) + "\ndigest: SHA-256="
                + Base64.getEncoder().encodeToString(Signing.digest((ObjectNode) answer));
        verifier.update(said.getBytes(UTF_8));
        return verifier.verify(Base64.getDecoder().decode(matcher.group(4)));
    }
}
