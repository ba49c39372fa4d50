package pe.juntos.sandbox.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An invented person, institution or partner.
 *
 * @param name user name or client id, the token's subject
 * @param territory UBIGEO prefixes, {@code *} for the whole country
 * @param partner the partner's code in the catalogue, for partners only
 * @param household a recipient's own, named in the request for the token
 */
record Identity(
        String name,
        List<String> roles,
        @DefaultValue("*") List<String> territory,
        @Nullable String partner,
        @Nullable String household) {

    Identity {
        roles = List.copyOf(roles);
        territory = List.copyOf(territory);
    }

    /** The same identity seeing only the given part of its territory; prefixes outside it are left out. */
    Identity within(List<String> prefixes) {
        return new Identity(name, roles, prefixes.stream().filter(this::covers).toList(), partner, household);
    }

    boolean isRecipient() {
        return roles.contains("RECIPIENT");
    }

    /** The recipient of this household. */
    Identity of(String code) {
        return new Identity(name, roles, territory, partner, code);
    }

    private boolean covers(String prefix) {
        return territory.contains("*") || territory.stream().anyMatch(prefix::startsWith);
    }
}
