package pe.juntos.affiliation.reading;

import java.util.Set;
import pe.juntos.platform.security.Caller;

/** Who sees a person's names and DNI: the gestor of the territory, the regional office and the auditor (section 10). */
public final class ReadAccess {

    private static final Set<String> NAMED = Set.of("GESTOR", "REGIONAL_COORDINATOR", "AUDITOR");

    private ReadAccess() {}

    public static boolean names(Caller caller) {
        return caller.roles().stream().anyMatch(NAMED::contains);
    }
}
