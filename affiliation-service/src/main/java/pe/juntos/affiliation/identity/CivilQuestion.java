package pe.juntos.affiliation.identity;

import org.jspecify.annotations.Nullable;

/** A DNI and the names it should go with. */
public record CivilQuestion(
        String dni, String paternalName, @Nullable String maternalName, String givenNames) {

    @Override
    public String toString() {
        return "CivilQuestion";
    }
}
