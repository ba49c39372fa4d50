package pe.juntos.platform.security;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Who makes a request; two-person rules compare subjects.
 *
 * @param partner code of the partner institution the caller speaks for
 */
public record Caller(
        String subject,
        Set<String> roles,
        Territory territory,
        @Nullable String partner) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    static Caller of(Jwt token) {
        var subject = token.getSubject();
        return new Caller(
                subject == null ? "" : subject,
                Set.copyOf(texts(token, "roles")),
                new Territory(Set.copyOf(texts(token, "territory"))),
                token.getClaimAsString("partner"));
    }

    static List<String> texts(Jwt token, String claim) {
        var values = token.getClaimAsStringList(claim);
        return values == null ? List.of() : values.stream().distinct().toList();
    }
}
