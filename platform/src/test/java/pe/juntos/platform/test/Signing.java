package pe.juntos.platform.test;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A sender's side of signatures, written from the published description and not from the code that verifies them. */
public final class Signing {
    private final KeyPair pair;
    private final String sender;
    private final String key;

    public Signing(String sender, String key) {
        this.sender = sender;
        this.key = key;
        try {
            pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public byte[] bytes() {
        var encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    public Map<String, Object> jwk() {
        return Map.of(
                "kty",
                "OKP",
                "crv",
                "Ed25519",
                "kid",
                key,
                "x",
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes()));
    }

    public ObjectNode sign(ObjectNode message, long created, long expires) {
        return message.put("signature", text(digest(message), created, expires));
    }

    public String text(byte[] digest, long created, long expires) {
        var lines = List.of(
                "(created): " + created,
                "(expires): " + expires,
                "digest: SHA-256=" + Base64.getEncoder().encodeToString(digest));
        return "Signature: namespace=\"spdci\", kidId=\"%s|%s|ed25519\", algorithm=\"ed25519\", created=\"%d\", expires=\"%d\", headers=\"(created) (expires) digest\", signature=\"%s\""
                .formatted(sender, key, created, expires, signed(String.join("\n", lines)));
    }

    private String signed(String text) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(pair.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Of header and message, as the published description says. */
    public static byte[] digest(JsonNode message) {
        var said = "{\"header\":" + ordered(message.path("header")) + ",\"message\":" + ordered(message.path("message"))
                + "}";
        try {
            return MessageDigest.getInstance("SHA-256").digest(said.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String ordered(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(field -> "\"" + field.getKey() + "\":" + ordered(field.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        return node.isArray()
                ? node.valueStream().map(Signing::ordered).collect(Collectors.joining(",", "[", "]"))
                : node.toString();
    }
}
