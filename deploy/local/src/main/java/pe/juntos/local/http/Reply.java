package pe.juntos.local.http;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * An answer as it came.
 *
 * @param status HTTP status
 * @param body text, empty where it went into a file
 */
public record Reply(int status, String body) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public boolean good() {
        return status >= 200 && status < 300;
    }

    /** The body as JSON; a missing node where it is none. */
    public JsonNode json() {
        try {
            return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
        } catch (JacksonException ignored) {
            return MissingNode.getInstance();
        }
    }

    /** The stable code of a problem, or the status where there is none. */
    public String code() {
        return json().path("code").asString("HTTP_" + status);
    }

    public String detail() {
        var detail = json().path("detail").asString("");
        return detail.isEmpty() ? body.strip() : detail;
    }
}
