package pe.juntos.partner;

import com.jayway.jsonpath.JsonPath;
import java.util.HashMap;
import java.util.Map;
import org.springframework.test.web.reactive.server.WebTestClient;

/** What tests expect of answers. */
public final class Answers {

    private Answers() {}

    public static String body(WebTestClient.ResponseSpec answer, int status) {
        return answer.expectStatus()
                .isEqualTo(status)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody();
    }

    public static <T> T read(WebTestClient.ResponseSpec answer, String path) {
        return JsonPath.read(body(answer, 200), path);
    }

    public static void changed(WebTestClient.ResponseSpec answer, boolean expected) {
        answer.expectStatus().isOk().expectBody().jsonPath("$.changed").isEqualTo(expected);
    }

    public static void refused(WebTestClient.ResponseSpec answer, int status, String code) {
        answer.expectStatus().isEqualTo(status).expectBody().jsonPath("$.code").isEqualTo(code);
    }

    /** Keys and values in turn. */
    public static Map<String, Object> of(Object... pairs) {
        var map = new HashMap<String, Object>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    public static Map<String, Object> with(Map<String, Object> sent, String field, Object value) {
        var other = new HashMap<>(sent);
        other.put(field, value);
        return other;
    }

    public static Map<String, Object> without(Map<String, Object> sent, String field) {
        var other = new HashMap<>(sent);
        other.remove(field);
        return other;
    }
}
