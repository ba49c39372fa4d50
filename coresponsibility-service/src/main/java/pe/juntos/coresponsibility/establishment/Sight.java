package pe.juntos.coresponsibility.establishment;

import java.util.Set;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.security.Territory;

/**
 * What a caller may see of establishments and their lists. Staff and institutions: those of their territory. Somebody who is
 * only a head or a representative (form 01): those for which that person is registered and valid on the day, wherever they are.
 *
 * @param head the person's name as it signs in; empty for those who see by territory
 */
public record Sight(Territory territory, String head) {
    private static final String HEAD = "ESTABLISHMENT_HEAD";

    public static Sight of(Caller caller) {
        return caller.roles().equals(Set.of(HEAD))
                ? new Sight(new Territory(Set.of()), caller.subject())
                : new Sight(caller.territory(), "");
    }
}
