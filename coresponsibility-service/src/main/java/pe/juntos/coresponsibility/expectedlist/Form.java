package pe.juntos.coresponsibility.expectedlist;

import pe.juntos.coresponsibility.member.Condition;

/** The paper on which a member's compliance is noted: one page break between forms, so no class sees who is pregnant. */
public enum Form {
    /** Formato 02: children under six in health. */
    HEALTH_CHILDREN,
    /** Formato 03: pregnant women. */
    HEALTH_PREGNANT,
    /** Of schools; the sources describe none. */
    EDUCATION;

    public static Form of(Condition condition) {
        return switch (condition) {
            case CRED -> HEALTH_CHILDREN;
            case PRENATAL -> HEALTH_PREGNANT;
            case INICIAL, SCHOOL -> EDUCATION;
        };
    }
}
