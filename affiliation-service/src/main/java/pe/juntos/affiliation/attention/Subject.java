package pe.juntos.affiliation.attention;

import org.jspecify.annotations.Nullable;

/**
 * What a case is about, in codes.
 *
 * @param establishment the health post or school
 * @param against whose conduct it reports
 * @param demanded with {@link Category#UNDUE_DEMAND} only
 */
public record Subject(
        CaseType type,
        Category category,
        Source source,
        String district,
        @Nullable String establishment,
        @Nullable Accused against,
        @Nullable Demanded demanded) {

    /** The office of the programme that is accused, if one is. */
    public @Nullable Office accusedOffice() {
        return against == null ? null : against.office();
    }
}
