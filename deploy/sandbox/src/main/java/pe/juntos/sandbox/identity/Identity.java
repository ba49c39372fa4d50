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
 */
record Identity(
        String name,
        List<String> roles,
        @DefaultValue("*") List<String> territory,
        @Nullable String partner) {

    Identity {
        roles = List.copyOf(roles);
        territory = List.copyOf(territory);
    }

    /** The same identity seeing only the given part of its territory; prefixes outside it are left out. */
    Identity within(List<String> prefixes) {
        return new Identity(name, roles, prefixes.stream().filter(this::covers).toList(), partner);
    }

    private boolean covers(String prefix) {
        return territory.contains("*") || territory.stream().anyMatch(prefix::startsWith);
    }
}
