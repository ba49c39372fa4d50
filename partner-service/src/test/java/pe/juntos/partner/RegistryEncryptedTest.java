package pe.juntos.partner;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.partner.Answers.refused;
import static pe.juntos.partner.Dci.household;
import static pe.juntos.partner.Dci.request;
import static pe.juntos.partner.PartnerScenario.code;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import pe.juntos.platform.test.Await;
import pe.juntos.platform.test.EventProbe;
import pe.juntos.platform.test.Sealing;
import pe.juntos.platform.test.ServiceTest;
import pe.juntos.platform.test.Signing;
import pe.juntos.platform.test.TestClock;
import pe.juntos.platform.test.TestDatabase;
import pe.juntos.platform.test.TestTokens;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages that only the two ends can read: signed, then encrypted for the other's published key, both ways. */
@ServiceTest(properties = "juntos.partner.webhook.inside=true")
class RegistryEncryptedTest {
    private static final String SEARCH = "/registry/sync/search";
    private static RSAKey own;

    @Autowired
    WebTestClient web;

    @Autowired
    EventProbe events;

    @Autowired
    TestDatabase database;

    @Autowired
    TestClock clock;

    @BeforeAll
    static void key() throws JOSEException {
        own = new RSAKeyGenerator(2048)
                .keyID("cifra")
                .keyUse(KeyUse.ENCRYPTION)
                .algorithm(JWEAlgorithm.RSA_OAEP_256)
                .generate();
    }

    @AfterEach
    void end() {
        clock.reset();
        database.execute("update webhook set state = 'ENDED'");
    }

    /** A registry that signs, and has a key for what is told to it. */
    private record Sender(Dci dci, Signing signing) {}

    private Sender sender(String code) {
        var signing = new Signing(code, "firma");
        var dci = Dci.registered(web, code, List.of("05"), List.of("HOUSEHOLD"), "Ley 30435", signing);
        added(dci, own).expectStatus().isCreated();
        return new Sender(dci, signing);
    }

    private WebTestClient.ResponseSpec added(Dci dci, JWK key) {
        return new PartnerScenario(web, events)
                .post(dci.token(), "/partner/access/keys", key.toPublicJWK().toJSONObject());
    }

    private void known(int number, String state, long version) {
        new PartnerScenario(web, events).known(database, code(number), "050101", state, version);
    }

    private String jwks() {
        return Answers.body(web.get().uri("/partner/public/registry/jwks.json").exchange(), 200);
    }

    private List<RSAKey> published() {
        try {
            return JWKSet.parse(jwks()).getKeys().stream()
                    .filter(key -> KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                    .map(JWK::toRSAKey)
                    .toList();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private Sealing sealing() {
        return Sealing.of(published().getFirst());
    }

    private ObjectNode signed(Sender sender, ObjectNode message) {
        ((ObjectNode) message.path("header")).put("is_msg_encrypted", true);
        var now = clock.instant().getEpochSecond();
        return sender.signing().sign(message, now, now + 300);
    }

    private ObjectNode sealed(Sender sender, ObjectNode message) {
        return sealing().envelope(signed(sender, message));
    }

    /** As its receiver reads it, from the published description alone: opened first, then verified. */
    private JsonNode opened(JsonNode answer) throws JOSEException, GeneralSecurityException, ParseException {
        assertThat(answer.at("/header/is_msg_encrypted").asBoolean()).isTrue();
        var message = answer.path("message");
        assertThat(message.propertyNames())
                .containsExactlyInAnyOrder("header", "encrypted_key", "iv", "ciphertext", "tag");
        assertThat(message.at("/header/kid").asString()).isEqualTo("cifra");
        var content = new RSADecrypter(own)
                .decrypt(
                        JWEHeader.parse(message.path("header").toString()),
                        part(message, "encrypted_key"),
                        part(message, "iv"),
                        part(message, "ciphertext"),
                        part(message, "tag"),
                        new byte[0]);
        var clear = ((ObjectNode) answer.deepCopy()).set("message", Dci.JSON.readTree(content));
        assertThat(RegistrySignatureTest.isGood(clear, jwks())).isTrue();
        assertThat(clear.at("/message/salt").asString()).hasSizeGreaterThan(20);
        return clear;
    }

    private static Base64URL part(JsonNode message, String name) {
        return new Base64URL(message.path(name).asString());
    }

    @Test
    void what_is_asked_encrypted_is_answered_encrypted_and_the_rest_in_the_clear() throws Exception {
        known(1, "AFFILIATED", 1);
        var sender = sender("CIFRADORA");
        var dci = sender.dci();
        var question = dci.search(request("r", household(code(1))));
        var answer = dci.found(sealed(sender, question.deepCopy()));
        assertThat(answer.toString()).doesNotContain(code(1)).doesNotContain("t-1");
        var told = opened(answer);
        assertThat(Dci.codes(told)).containsExactly("r succ");
        assertThat(told.toString()).contains(code(1));
        assertThat(told.at("/message/transaction_id").asString()).isEqualTo("t-1");

        var enrolled = sealed(sender, dci.message("search", "enrolled_criteria", household(code(1))));
        assertThat(opened(dci.ask("/registry/sync/enrolled", enrolled, 200))
                        .at("/message/enrolled_response/0/enrolled_status")
                        .asString())
                .isEqualTo("yes");

        var asked = Map.of(
                "reference_id", "q",
                "txn_type", "search",
                "attribute_type", "transaction_id",
                "attribute_value", "t-1");
        var status = sealed(sender, dci.message("txn-status", "txnstatus_request", asked));
        assertThat(opened(dci.ask("/registry/sync/txn/status", status, 200)).toString())
                .contains("\"r\"");

        var now = clock.instant().getEpochSecond();
        var clear = dci.found(sender.signing().sign(dci.search(request("r", household(code(1)))), now, now + 300));
        assertThat(clear.at("/header/is_msg_encrypted").asBoolean()).isFalse();
        assertThat(Dci.codes(clear)).containsExactly("r succ");
    }

    @Test
    void what_cannot_be_read_is_refused_in_the_same_words_and_nothing_is_kept_of_it() {
        var sender = sender("TORCIDA");
        var dci = sender.dci();
        var good = signed(sender, dci.search(request("r", household(code(1)))));
        var faults = new LinkedHashMap<String, ObjectNode>();
        var content = good.path("message").toString().getBytes(UTF_8);
        faults.put("in the clear", good);
        faults.put("another key", with(good, sealing().with("kid", "otra").sealed(content)));
        faults.put(
                "a signing key",
                with(good, sealing().with("kid", kid(KeyUse.SIGNATURE)).sealed(content)));
        faults.put("none", with(good, sealing().with("alg", "none").sealed(content)));
        faults.put("weak", with(good, sealing().with("alg", "RSA1_5").sealed(content)));
        faults.put("compressed", with(good, sealing().with("zip", "DEF").sealed(content)));
        faults.put(
                "compressed, authenticated",
                with(good, sealing().with("zip", "DEF").authenticated(content)));
        faults.put("altered", with(good, sealing().sealed(content).put("tag", "AAAAAAAAAAAAAAAAAAAAAA")));
        faults.put("no JSON", with(good, sealing().sealed("{".getBytes(UTF_8))));
        faults.put("deep", with(good, sealing().sealed("[".repeat(20_000).getBytes(UTF_8))));
        faults.put("nothing", with(good, sealing().sealed(new byte[0])));
        var words = faults.entrySet().stream()
                .map(fault -> {
                    var answer = dci.ask(SEARCH, fault.getValue(), 400);
                    assertThat(answer.path("code").asString())
                            .as(fault.getKey())
                            .isEqualTo("err.encryption.invalid");
                    assertThat(answer.at("/message/error/code").asString()).isEqualTo("err.encryption.invalid");
                    return answer.path("detail").asString();
                })
                .distinct();
        assertThat(words).hasSize(1);
        assertThat(refusal(dci.ask(SEARCH, with(good, sealing().sealed("[]".getBytes(UTF_8))), 400)))
                .isEqualTo("err.request.bad");
        var hidden = sealing().envelope(good);
        ((ObjectNode) hidden.path("header")).put("is_msg_encrypted", false);
        assertThat(refusal(dci.ask(SEARCH, hidden, 400))).isEqualTo("err.request.bad");
        dci.ask(SEARCH, with(good, sealing().sealed(new byte[2 * 1024 * 1024])), 413);
        assertThat(database.number("select count(*) from dci_message where partner = 'TORCIDA'"))
                .isZero();
        assertThat(database.number("select count(*) from dci_signature where partner = 'TORCIDA'"))
                .isZero();
        assertThat(Answers.body(new PartnerScenario(web, events).get(dci.token(), "/partner/access/refusals"), 200))
                .contains("err.encryption.invalid");
    }

    @Test
    void whoever_encrypts_signs_what_it_encrypts_and_has_a_key_for_the_answer() throws JOSEException {
        var sender = sender("SIN_FIRMA");
        var dci = sender.dci();
        var question = signed(sender, dci.search(request("r", household(code(1)))));
        var unsigned = (ObjectNode) sealing().envelope(question).without("signature");
        assertThat(refusal(dci.ask(SEARCH, unsigned, 403))).isEqualTo("err.signature.missing");
        var after = signed(sender, sealing().envelope(question));
        assertThat(refusal(dci.ask(SEARCH, after, 403)))
                .as("the signature is of what is encrypted, not of how")
                .isEqualTo("err.signature.invalid");
        var once = sealing().envelope(question);
        dci.found(once);
        assertThat(refusal(dci.ask(SEARCH, sealing().envelope(question), 403)))
                .as("encrypted anew it is the same signature")
                .isEqualTo("err.signature.invalid");

        var other = sender("SE_COLGO");
        var borrowed = once.deepCopy();
        ((ObjectNode) borrowed.path("header")).put("sender_id", "SE_COLGO");
        assertThat(refusal(other.dci().ask(SEARCH, signed(other, borrowed), 403)))
                .as("nobody sends on what another encrypted")
                .isEqualTo("err.signature.invalid");

        var unkeyed = Dci.registered(web, "NI_FIRMA", List.of("05"), List.of("HOUSEHOLD"), "Ley 30435");
        added(unkeyed, own).expectStatus().isCreated();
        var theirs = sealed(
                new Sender(unkeyed, new Signing("NI_FIRMA", "x")), unkeyed.search(request("r", household(code(1)))));
        assertThat(refusal(unkeyed.ask(SEARCH, theirs, 403))).isEqualTo("err.signature.missing");

        var signing = new Signing("SIN_CIFRA", "firma");
        var deaf = Dci.registered(web, "SIN_CIFRA", List.of("05"), List.of("HOUSEHOLD"), "Ley 30435", signing);
        var asked = sealed(new Sender(deaf, signing), deaf.search(request("r", household(code(1)))));
        assertThat(refusal(deaf.ask(SEARCH, asked, 400))).isEqualTo("err.encryption.invalid");
        assertThat(database.number(
                        "select count(*) from dci_message where partner in ('SE_COLGO', 'NI_FIRMA', 'SIN_CIFRA')"))
                .isZero();
    }

    @Test
    void what_comes_later_is_encrypted_too_and_waits_for_a_key_rather_than_go_in_the_clear() throws Exception {
        known(2, "AFFILIATED", 1);
        var sender = sender("LUEGO_CIFRA");
        var dci = sender.dci();
        try (var address = new PartnerAddress()) {
            var types = List.of("org.spdci.on-search", "org.spdci.on-subscribe", "org.spdci.notify");
            new PartnerScenario(web, events)
                    .post(dci.token(), "/partner/webhooks", Map.of("url", address.url("/"), "types", types))
                    .expectStatus()
                    .isCreated();
            dci.ask("/registry/search", sealed(sender, dci.search(request("r", household(code(2))))), 202);
            assertThat(Dci.codes(came(address, 1))).containsExactly("r succ");
            var wish = Dci.wish("s", "enrolment_status_change", household(code(2)));
            dci.ask(
                    "/registry/subscribe",
                    sealed(sender, dci.message("subscribe", "subscribe_request", List.of(wish))),
                    202);
            assertThat(came(address, 2).at("/header/action").asString()).isEqualTo("on-subscribe");
            known(2, "SUSPENDED", 2);
            assertThat(came(address, 3)
                            .at("/message/notify_event/0/data/reg_records/0")
                            .toString())
                    .contains(code(2));

            new PartnerScenario(web, events)
                    .post(dci.token(), "/partner/access/keys/cifra/retire", Map.of("lost", true))
                    .expectStatus()
                    .isOk();
            known(2, "SUSPENDED", 3);
            Await.until(() -> assertThat(database.number(
                            "select count(*) from webhook_attempt a join webhook_delivery d on d.id = a.delivery"
                                    + " where d.type = 'org.spdci.notify' and a.reason is not null"))
                    .isPositive());
            assertThat(address.came()).hasSize(3);
        }
    }

    private JsonNode came(PartnerAddress address, int many) throws Exception {
        var body = Await.value(address::came, all -> all.size() >= many)
                .get(many - 1)
                .body();
        assertThat(body).doesNotContain(code(2));
        return opened(Dci.JSON.readTree(body));
    }

    @Test
    void the_newest_key_is_published_and_an_older_one_is_still_read_for_a_while() {
        var sender = sender("ROTADORA");
        var dci = sender.dci();
        var before = published();
        assertThat(before).hasSize(1);
        assertThat(before.getFirst().isPrivate()).isFalse();
        assertThat(before.getFirst().size()).isEqualTo(3072);
        clock.advance(Duration.ofMinutes(1));
        new PartnerScenario(web, events)
                .post(TestTokens.bearer("oscar", "OPERATOR"), "/partner/registry-keys/rotate", Map.of())
                .expectStatus()
                .isOk();
        assertThat(published()).hasSize(1).doesNotContainAnyElementsOf(before);
        var old = Sealing.of(before.getFirst());
        dci.found(sealed(sender, dci.search(request("r", household(code(1))))));
        dci.found(old.envelope(signed(sender, dci.search(request("r", household(code(1)))))));
        database.execute("update dci_key set made_at = made_at - interval '90 days'");
        dci.found(old.envelope(signed(sender, dci.search(request("r", household(code(1)))))));
        database.execute("update dci_key set made_at = made_at - interval '1 second'");
        var late = old.envelope(signed(sender, dci.search(request("r", household(code(1))))));
        assertThat(refusal(dci.ask(SEARCH, late, 400))).isEqualTo("err.encryption.invalid");
    }

    @Test
    void a_key_to_encrypt_for_lets_nobody_in_and_must_be_one_that_is_used() throws JOSEException {
        var curve = new ECKeyGenerator(Curve.P_256).keyID("cifra-ec").keyUse(KeyUse.ENCRYPTION);
        var applicant = Applicant.of(web, "SOLO_CIFRA");
        var only = List.of(curve.generate().toPublicJWK().toJSONObject());
        refused(applicant.register(Answers.with(applicant.wish(), "keys", only)), 422, "KEYS_INVALID");
        var dci = Dci.registered(web, "ENTRA_CIFRA", List.of("05"), List.of(), "Ley 30435");
        var key = curve.algorithm(JWEAlgorithm.ECDH_ES_A256KW).generate();
        added(dci, key).expectStatus().isCreated();
        var entering = new Applicant(web, "ENTRA_CIFRA", key);
        entering.ask(entering.assertion(_ -> {})).expectStatus().isUnauthorized();
        refused(
                added(
                        dci,
                        curve.keyID("directa").algorithm(JWEAlgorithm.ECDH_ES).generate()),
                422,
                "KEYS_INVALID");
        refused(
                new PartnerScenario(web, events)
                        .post(
                                dci.token(),
                                "/partner/access/keys",
                                Answers.with(new Signing("ENTRA_CIFRA", "okp").jwk(), "use", "enc")),
                422,
                "KEYS_INVALID");
        refused(
                new PartnerScenario(web, events).post(dci.token(), "/partner/access/keys/uno/retire", Map.of()),
                409,
                "LAST_KEY");
    }

    private String kid(KeyUse use) {
        try {
            return JWKSet.parse(jwks()).getKeys().stream()
                    .filter(key -> use.equals(key.getKeyUse()))
                    .findFirst()
                    .orElseThrow()
                    .getKeyID();
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode with(ObjectNode envelope, ObjectNode message) {
        return (ObjectNode) envelope.deepCopy().set("message", message);
    }

    private static String refusal(JsonNode answer) {
        return answer.path("code").asString();
    }
}
