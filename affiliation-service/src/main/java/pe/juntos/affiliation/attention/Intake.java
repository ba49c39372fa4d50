package pe.juntos.affiliation.attention;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What came in, before it is a case. Names, what happened and where stay in the service's own tables.
 *
 * @param demanded as the sender wrote it; {@link Category#UNDUE_DEMAND} only
 * @param household code of the beneficiary's household
 * @param text what happened, or what is asked for
 */
public record Intake(
        Channel channel,
        CaseType type,
        Category category,
        Source source,
        String district,
        @Nullable String establishment,
        @Nullable Accused against,
        @Nullable String demanded,
        @Nullable String household,
        @Nullable Person person,
        @Nullable String place,
        @Nullable LocalDate occurredOn,
        @Nullable String text) {

    /** Who is affected or reports. */
    public record Person(
            @Nullable String name,
            @Nullable String document,
            @Nullable String contact) {

        boolean named() {
            return filled(name);
        }

        boolean empty() {
            return !filled(name) && !filled(document) && !filled(contact);
        }
    }

    /** In codes; only what passed {@link IntakeRule}. */
    public Subject subject() {
        return new Subject(
                type,
                category,
                source,
                district,
                establishment,
                against,
                category == Category.UNDUE_DEMAND && demanded != null ? Demanded.valueOf(demanded) : null);
    }

    static boolean filled(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
