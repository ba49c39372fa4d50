package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the three services that decide on ages and pregnancies are told of a person; restricted, never a name. */
public record MemberContent(
        String member,
        String externalId,
        String household,
        LocalDate birthDate,
        Sex sex,
        @Nullable LocalDate expectedDelivery,
        @Nullable LocalDate deliveredOn,
        EducationLevel levelEnrolled,
        boolean secondaryCompleted,
        @Nullable LocalDate diedOn,
        @Nullable String establishment,
        @Nullable LocalDate attachedSince) {

    public static MemberContent of(String household, MemberFacts all, LocalDate asOf, MembershipLimits limits) {
        MemberFacts facts = all.knownBy(asOf);
        Optional<Attachment> attachment = current(facts, asOf, limits);
        return new MemberContent(
                facts.member(),
                facts.externalId(),
                household,
                facts.birthDate(),
                facts.sex(),
                facts.dueOn(),
                facts.deliveredOn(limits.pregnancyDays()),
                facts.level(),
                facts.level().secondaryCompleted(),
                facts.diedOn(),
                attachment.map(Attachment::establishment).orElse(null),
                attachment.map(Attachment::since).orElse(null));
    }

    /**
     * Whether anybody needs to know of the person: who can be a target member now or later, and no one else. A death
     * without a date holds for every period, so there is nobody to decide on.
     */
    public static boolean concerns(MemberFacts member, HouseholdFacts household, int horizonAge) {
        Identity.Death death = member.identity().death();
        boolean dead = death != null && death.on() == null;
        boolean young = member.birthDate().isAfter(household.listedOn().minusYears(horizonAge));
        return !dead && (young || member.dueOn() != null);
    }

    /** The last attachment; of two on one day the school for who is of school age, else the post. */
    private static Optional<Attachment> current(MemberFacts facts, LocalDate asOf, MembershipLimits limits) {
        boolean school = TargetMembership.age(facts, asOf) >= limits.schoolAge();
        return facts.attachments().stream()
                .max(Comparator.comparing(Attachment::since)
                        .thenComparing(a -> a.toSchool() == school)
                        .thenComparing(Attachment::establishment));
    }
}
