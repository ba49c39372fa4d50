package pe.juntos.sandbox.identity;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.util.MultiValueMap;

/** What a token request says (RFC 6749 §4.3 and §4.4), with the client named in the form or by HTTP Basic. */
record TokenRequest(
        @Nullable String grant,
        @Nullable String username,
        @Nullable String password,
        @Nullable String client,
        @Nullable String clientSecret,
        List<String> territory,
        @Nullable String household) {

    static TokenRequest of(MultiValueMap<String, String> form, HttpHeaders headers) {
        String[] basic = basic(headers.getFirst(HttpHeaders.AUTHORIZATION));
        return new TokenRequest(
                form.getFirst("grant_type"),
                form.getFirst("username"),
                form.getFirst("password"),
                basic.length == 2 ? basic[0] : form.getFirst("client_id"),
                basic.length == 2 ? basic[1] : form.getFirst("client_secret"),
                prefixes(form.getFirst("territory")),
                form.getFirst("household"));
    }

    private static String[] basic(@Nullable String header) {
        if (header == null || !header.startsWith("Basic ")) {
            return new String[0];
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(header.substring("Basic ".length()).strip());
            return new String(decoded, StandardCharsets.UTF_8).split(":", 2);
        } catch (IllegalArgumentException e) {
            return new String[0];
        }
    }

    private static List<String> prefixes(@Nullable String territory) {
        return territory == null
                ? List.of()
                : Arrays.stream(territory.split(",", -1))
                        .map(String::strip)
                        .filter(prefix -> !prefix.isEmpty())
                        .toList();
    }
}
