package pe.juntos.platform.web;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Conditional requests (RFC 9110): the tag of an answer is a digest of what the caller is shown, so that it changes when, and only
 * when, that changes. {@code If-None-Match} is answered 304 by the framework.
 */
public final class EntityTags {
    private static final int LENGTH = 16;

    private final JsonMapper json;

    public EntityTags(JsonMapper json) {
        this.json = json;
    }

    public <T> ResponseEntity<T> answer(T body) {
        return ResponseEntity.ok().eTag(of(body)).body(body);
    }

    private String of(Object body) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(body));
            return "\"" + HexFormat.of().formatHex(digest, 0, LENGTH) + "\"";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * @param wanted the header {@code If-Match}; null where the caller does not mind
     * @throws Problem 412 {@code CHANGED_MEANWHILE} if what there is now is something else
     */
    public void requireMatch(@Nullable String wanted, Object current) {
        if (wanted == null || wanted.strip().equals("*")) {
            return;
        }
        var tag = of(current);
        if (Arrays.stream(wanted.split(",")).map(String::strip).noneMatch(tag::equals)) {
            throw Problem.of(
                    HttpStatus.PRECONDITION_FAILED,
                    "CHANGED_MEANWHILE",
                    "Cambió entretanto: léalo otra vez antes de cambiarlo.");
        }
    }
}
