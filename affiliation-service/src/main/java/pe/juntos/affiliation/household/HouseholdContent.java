package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** What the other services are told of a household: its whole state, in codes only. */
public record HouseholdContent(
        String household,
        String externalId,
        HouseholdState state,
        @Nullable ReasonCode reason,
        String district,
        @Nullable String populatedCentre,
        SocioEconomicClass socioEconomicClass,
        LocalDate classValidFrom,
        @Nullable LocalDate classValidUntil,
        @Nullable LocalDate affiliatedOn,
        @Nullable LocalDate exitedOn,
        @Nullable Recipient recipient,
        @Nullable Payment payment,
        boolean accompaniment,
        int memberCount,
        int targetMemberCount) {

    /** Payment is held while the recipient's identity is not verified or the recipient has died (PAY-5). */
    public record Recipient(String member, boolean identityVerified, boolean alive) {}

    /** Where the transfer goes. */
    public record Payment(
            Agreement.Means means,
            @Nullable String account,
            @Nullable String payPoint) {

        static Payment of(Agreement agreement) {
            return new Payment(agreement.means(), agreement.account(), agreement.payPoint());
        }
    }

    /**
     * The household as known on {@code asOf}.
     *
     * @param accompanied by the regional office on that day (VER-4)
     */
    public static HouseholdContent of(
            HouseholdFacts all,
            Standing standing,
            LocalDate asOf,
            AffiliationRule.Context context,
            boolean accompanied) {
        HouseholdFacts facts = all.knownBy(asOf);
        Classification current = facts.classificationOn(asOf)
                .or(() -> all.classifications().stream().min(Comparator.comparing(Classification::from)))
                .orElseThrow();
        return new HouseholdContent(
                facts.household(),
                facts.externalId(),
                standing.state(),
                standing.reasons().isEmpty() ? null : standing.reasons().getFirst(),
                facts.district(),
                facts.populatedCentre(),
                current.value(),
                current.from(),
                current.until(),
                standing.affiliatedOn(),
                standing.exitedOn(),
                RecipientRule.kept(facts, standing.affiliatedOn(), asOf, context.parameters())
                        .map(m -> recipient(m, asOf))
                        .orElse(null),
                facts.payment().orElse(null),
                accompanied,
                (int) facts.members().stream().filter(m -> m.aliveOn(asOf)).count(),
                (int) facts.members().stream()
                        .filter(m -> TargetMembership.holds(m, asOf, context.limits()))
                        .count());
    }

    private static Recipient recipient(MemberFacts member, LocalDate asOf) {
        return new Recipient(member.member(), member.identity().verified(), !member.deadBy(asOf));
    }

    /** The same household in another standing. */
    public HouseholdContent in(Standing standing) {
        return new HouseholdContent(
                household,
                externalId,
                standing.state(),
                standing.reasons().isEmpty() ? null : standing.reasons().getFirst(),
                district,
                populatedCentre,
                socioEconomicClass,
                classValidFrom,
                classValidUntil,
                standing.affiliatedOn(),
                standing.exitedOn(),
                recipient,
                payment,
                accompaniment,
                memberCount,
                targetMemberCount);
    }
}
