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
    private static final String RECIPIENT = "RECIPIENT";

    public Caller {
        roles = Set.copyOf(roles);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** @param ownHousehold a recipient's request for her own household, which is all the territory she has */
    static Caller of(Jwt token, boolean ownHousehold) {
        var subject = token.getSubject();
        return new Caller(
                subject == null ? "" : subject,
                roles(token),
                territory(token, ownHousehold),
                token.getClaimAsString("partner"));
    }

    /** Who is a recipient acts as that and as nothing else, whatever else the token says. */
    static Set<String> roles(Jwt token) {
        var roles = Set.copyOf(texts(token, "roles"));
        return roles.contains(RECIPIENT) ? Set.of(RECIPIENT) : roles;
    }

    static boolean isRecipient(Jwt token) {
        return texts(token, "roles").contains(RECIPIENT);
    }

    private static Territory territory(Jwt token, boolean ownHousehold) {
        if (isRecipient(token)) {
            return new Territory(ownHousehold ? Set.of("*") : Set.of());
        }
        return new Territory(Set.copyOf(texts(token, "territory")));
    }

    static List<String> texts(Jwt token, String claim) {
        var values = token.getClaimAsStringList(claim);
        return values == null ? List.of() : values.stream().distinct().toList();
    }
}
