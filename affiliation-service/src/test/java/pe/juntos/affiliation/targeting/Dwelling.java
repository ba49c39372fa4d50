package pe.juntos.affiliation.targeting;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import pe.juntos.affiliation.household.AffiliationParameters;
import pe.juntos.affiliation.household.AffiliationRule;
import pe.juntos.affiliation.household.Classification;
import pe.juntos.affiliation.household.EducationLevel;
import pe.juntos.affiliation.household.EntryFacts;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.Identity;
import pe.juntos.affiliation.household.Maintained;
import pe.juntos.affiliation.household.MemberFacts;
import pe.juntos.affiliation.household.MembershipLimits;
import pe.juntos.affiliation.household.ReceivedSources;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;
import pe.juntos.affiliation.household.SocioEconomicClass;

/** A poor household of an active district, on 30 June 2026. */
final class Dwelling {

    static final LocalDate ON = LocalDate.of(2026, 6, 30);
    static final MembershipLimits LIMITS = new MembershipLimits(19, 6, true, 280);
    static final AffiliationRule.Context CONTEXT = new AffiliationRule.Context(
            new AffiliationParameters(
                    List.of(SocioEconomicClass.EXTREME_POOR, SocioEconomicClass.POOR), List.of(), 18, 20, List.of()),
            LIMITS,
            new ReceivedSources(true, true, true));

    private final List<MemberFacts> members = new ArrayList<>();
    private SocioEconomicClass value = SocioEconomicClass.POOR;

    Dwelling person(String code, String birth, Sex sex, Relationship relationship) {
        return add(code, birth, sex, relationship, null);
    }

    Dwelling pregnant(String code, String birth, Relationship relationship, String delivery) {
        return add(code, birth, Sex.F, relationship, LocalDate.parse(delivery));
    }

    Dwelling classified(SocioEconomicClass other) {
        value = other;
        return this;
    }

    private Dwelling add(String code, String birth, Sex sex, Relationship relationship, LocalDate delivery) {
        members.add(new MemberFacts(
                code,
                "P-" + code,
                LocalDate.parse(birth),
                sex,
                relationship,
                EducationLevel.NONE,
                delivery,
                false,
                new Identity.Verified(null),
                List.of(),
                List.of()));
        return this;
    }

    HouseholdFacts facts() {
        LocalDate listed = LocalDate.of(2020, 1, 1);
        return new HouseholdFacts(
                "H1",
                "HOG-1",
                "050101",
                "Alto",
                listed,
                listed,
                List.of(new Classification(value, listed, null)),
                members,
                List.of(),
                List.of(),
                List.of(),
                EntryFacts.NONE,
                Maintained.NOTHING);
    }
}
