package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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
        List<Attachment> attachments,
        List<PersonFact> events) {

    public MemberFacts {
        attachments = List.copyOf(attachments);
        events = List.copyOf(events);
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
                attachments.stream().filter(a -> !a.since().isAfter(date)).toList(),
                events.stream().filter(e -> !e.on().isAfter(date)).toList());
    }

    public boolean aliveOn(LocalDate date) {
        return !birthDate.isAfter(date) && !deadBy(date);
    }

    /** RENIEC records the death, or it was reported with a document (AFF-5). */
    public boolean deadBy(LocalDate date) {
        return identity.deadBy(date) || of(PersonFact.Kind.DIED).anyMatch(e -> !e.on().isAfter(date));
    }

    /** RENIEC's date, else the one reported. */
    public @Nullable LocalDate diedOn() {
        Identity.Death death = identity.death();
        return death != null && death.on() != null
                ? death.on()
                : of(PersonFact.Kind.DIED)
                        .map(PersonFact::on)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    /** Left every household of the register by the date, and did not come back. */
    public boolean goneBy(LocalDate date) {
        return events.stream()
                .filter(e -> e.kind() == PersonFact.Kind.LEFT || e.kind() == PersonFact.Kind.JOINED)
                .filter(e -> !e.on().isAfter(date))
                .max(Comparator.comparing(PersonFact::on).thenComparing(PersonFact::kind, Comparator.reverseOrder()))
                .filter(e -> e.kind() == PersonFact.Kind.LEFT)
                .isPresent();
    }

    /** Whether the person was somewhere else on the date and joined the household since. */
    boolean cameAfter(LocalDate date) {
        return events.stream()
                .filter(e -> e.kind() == PersonFact.Kind.LEFT || e.kind() == PersonFact.Kind.JOINED)
                .filter(e -> e.on().isAfter(date))
                .min(Comparator.comparing(PersonFact::on).thenComparing(PersonFact::kind, Comparator.reverseOrder()))
                .filter(e -> e.kind() == PersonFact.Kind.JOINED)
                .isPresent();
    }

    /** Probable date of delivery of the latest pregnancy known of. */
    public @Nullable LocalDate dueOn() {
        return Stream.concat(
                        Stream.ofNullable(expectedDelivery),
                        of(PersonFact.Kind.EXPECTING)
                                .map(PersonFact::expectedDelivery)
                                .filter(Objects::nonNull))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    /**
     * Registered delivery of that pregnancy; one before it began belongs to an earlier pregnancy.
     *
     * @param pregnancyDays days before the probable date at which a pregnancy begins
     */
    public @Nullable LocalDate deliveredOn(int pregnancyDays) {
        LocalDate due = dueOn();
        return of(PersonFact.Kind.DELIVERED)
                .map(PersonFact::on)
                .filter(on -> due != null && !on.isBefore(due.minusDays(pregnancyDays)))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private Stream<PersonFact> of(PersonFact.Kind kind) {
        return events.stream().filter(e -> e.kind() == kind);
    }
}
