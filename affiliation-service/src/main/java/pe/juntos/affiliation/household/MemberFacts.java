package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts about one person of a household that its affiliation depends on; no names. */
public record MemberFacts(
        String member,
        String externalId,
        LocalDate birthDate,
        Sex sex,
        Relationship relationship,
        EducationLevel level,
        @Nullable LocalDate expectedDelivery,
        boolean namedRecipient,
        Identity identity,
        List<Attachment> attachments) {

    public MemberFacts {
        attachments = List.copyOf(attachments);
    }

    /** The same person with the facts dated on or before {@code date}. */
    MemberFacts knownBy(LocalDate date) {
        return new MemberFacts(
                member,
                externalId,
                birthDate,
                sex,
                relationship,
                level,
                expectedDelivery,
                namedRecipient,
                identity.death() == null || identity.deadBy(date) ? identity : new Identity.Verified(null),
                attachments.stream().filter(a -> !a.since().isAfter(date)).toList());
    }

    public boolean aliveOn(LocalDate date) {
        return !birthDate.isAfter(date) && !identity.deadBy(date);
    }
}
