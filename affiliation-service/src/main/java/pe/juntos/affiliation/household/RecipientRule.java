package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Chooses the recipient (AFF-2): the person named; else the mother, and only where there is none, another adult. */
public final class RecipientRule {

    private static final Comparator<MemberFacts> STABLE = Comparator.comparing(MemberFacts::relationship)
            .thenComparing(MemberFacts::birthDate)
            .thenComparing(MemberFacts::member);

    private RecipientRule() {}

    /**
     * Who was approved as recipient since stays so: if that person has left or died, nobody else is put in the place
     * without two persons (AFF-5), and payment waits.
     */
    public static Optional<MemberFacts> choose(HouseholdFacts facts, LocalDate date, AffiliationParameters policy) {
        Optional<String> approved = facts.maintained().recipient();
        return approved.isPresent()
                ? facts.members().stream()
                        .filter(m -> m.member().equals(approved.get()))
                        .findFirst()
                : byRank(facts, date, policy);
    }

    /**
     * Of a household that was affiliated: whoever was chosen then stays so, dead or not, and nobody who came later takes
     * the place by rank.
     *
     * @param asOf what is known today
     */
    public static Optional<MemberFacts> kept(
            HouseholdFacts facts, @Nullable LocalDate affiliatedOn, LocalDate asOf, AffiliationParameters policy) {
        return Optional.ofNullable(affiliatedOn)
                .flatMap(day -> choose(facts, day, policy))
                .or(() -> choose(facts, asOf, policy));
    }

    private static Optional<MemberFacts> byRank(HouseholdFacts facts, LocalDate date, AffiliationParameters policy) {
        return facts.members().stream()
                .filter(MemberFacts::namedRecipient)
                .min(STABLE)
                .or(() -> policy.recipientOrder().stream()
                        .flatMap(rank -> first(facts, rank, date, policy).stream())
                        .findFirst());
    }

    private static Optional<MemberFacts> first(
            HouseholdFacts facts, RecipientRank rank, LocalDate date, AffiliationParameters policy) {
        return facts.members().stream()
                .filter(m -> m.aliveOn(date) && !m.cameAfter(date))
                .filter(m -> rank.fits(m, TargetMembership.age(m, date), policy.recipientAdultAge()))
                .min(STABLE);
    }
}
