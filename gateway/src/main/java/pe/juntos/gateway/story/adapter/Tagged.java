package pe.juntos.gateway.story.adapter;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers with an ETag of their content: a phone that has the same already ({@code If-None-Match}) gets 304 and no content. It may
 * be kept by the phone only, and is asked for again before it is shown.
 */
@Component
class Tagged {
    private final JsonMapper mapper;

    Tagged(JsonMapper mapper) {
        this.mapper = mapper;
    }

    ResponseEntity<byte[]> json(Object content) {
        var bytes = mapper.writeValueAsBytes(content);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(hash(bytes))
                .contentType(MediaType.APPLICATION_JSON)
                .body(bytes);
    }

    private static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
