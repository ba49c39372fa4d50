package pe.juntos.affiliation.territory;

/**
 * A district, or one populated centre of it.
 *
 * @param district INEI code, six digits
 * @param centre as the files name it in {@code centro_poblado}; empty for the whole district
 */
public record Place(String district, String centre) {

    /** For {@code district || '/' || centre like}: a name's own wildcards stand for themselves. */
    String pattern() {
        return district + "/"
                + (centre.isEmpty()
                        ? "%"
                        : centre.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"));
    }
}
