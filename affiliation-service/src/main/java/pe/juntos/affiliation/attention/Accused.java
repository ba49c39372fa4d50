package pe.juntos.affiliation.attention;

import org.jspecify.annotations.Nullable;

/** Whose conduct a case reports. */
public enum Accused {
    ESTABLISHMENT(null),
    LOCAL(Office.LOCAL),
    REGIONAL(Office.REGIONAL),
    HEADQUARTERS(Office.HEADQUARTERS),
    CONTROL(Office.CONTROL);

    private final @Nullable Office office;

    Accused(@Nullable Office office) {
        this.office = office;
    }

    /** The office of the programme that is accused; null for an establishment. */
    public @Nullable Office office() {
        return office;
    }
}
