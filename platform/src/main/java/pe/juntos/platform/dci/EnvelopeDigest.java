package pe.juntos.platform.dci;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/** SHA-256 of JSON however it is written: names in order and without blanks, as in RFC 8785 for what such messages hold. */
public final class EnvelopeDigest {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private EnvelopeDigest() {}

    /** Of header and message: what is signed. */
    public static byte[] of(JsonNode header, JsonNode message) {
        var said = JSON.createObjectNode();
        said.set("header", header);
        said.set("message", message);
        return of(said);
    }

    public static byte[] of(JsonNode node) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(JSON.writeValueAsBytes(node));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
