package pe.juntos.affiliation.household;

/** Level in which the person is enrolled or, for adults, the level reached. */
public enum EducationLevel {
    NONE,
    INITIAL,
    PRIMARY,
    SECONDARY,
    SECONDARY_COMPLETED,
    HIGHER;

    public boolean secondaryCompleted() {
        return this == SECONDARY_COMPLETED || this == HIGHER;
    }
}
