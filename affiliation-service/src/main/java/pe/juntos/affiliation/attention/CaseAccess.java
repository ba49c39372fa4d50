package pe.juntos.affiliation.attention;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who sees a case, apart from territory: nobody in the accused office's role, so that nobody has to fear the person
 * reported (003 G11); the auditor sees all but what is reported of control.
 */
public final class CaseAccess {

    private static final String AUDITOR = "AUDITOR";

    private CaseAccess() {}

    /** Roles whose accusation a caller must not see, for {@code accused_role <> all(:blinded)}. */
    public static Set<String> blinded(Set<String> roles) {
        return roles.contains(AUDITOR) ? Set.of(AUDITOR) : roles;
    }

    /** Names, what happened and the answer: only for the office that has the case, and for the auditor. */
    public static boolean persons(Set<String> roles, @Nullable Office office, AttentionPolicy policy) {
        return roles.contains(AUDITOR) || (office != null && roles.contains(policy.role(office)));
    }
}
