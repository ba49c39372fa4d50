package pe.juntos.affiliation.territory;

/** Why a place is not assigned. */
public enum AssignmentRefusal {
    SELF_ASSIGNMENT("Nadie se asigna territorio a sí mismo"),
    UNKNOWN_DISTRICT("El distrito no está en el catálogo"),
    UNKNOWN_CENTRE("El centro poblado no está en el catálogo del distrito"),
    DATES_INVERTED("La asignación termina antes de comenzar"),
    ASSIGNMENT_EXISTS("Ya existe esa asignación con otro término");

    private final String detail;

    AssignmentRefusal(String detail) {
        this.detail = detail;
    }

    /** For people, in Spanish. */
    public String detail() {
        return detail;
    }
}
