package pe.juntos.affiliation.household;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Builds households in words of the programme: by default everything is there for an affiliation on 2024-04-10. */
final class Households {

    static final AffiliationParameters PARAMETERS = new AffiliationParameters(
            List.of(SocioEconomicClass.EXTREME_POOR, SocioEconomicClass.POOR),
            List.of(RecipientRank.MOTHER, RecipientRank.FATHER, RecipientRank.GRANDPARENT, RecipientRank.GUARDIAN),
            18,
            20,
            List.of("NOT_MET"));
    static final MembershipLimits LIMITS = new MembershipLimits(19, 6, true, 280);
    static final ReceivedSources ALL = new ReceivedSources(true, true, true);
    static final LocalDate AS_OF = day("2026-06-30");

    LocalDate districtSince = day("2010-01-01");
    Maintained maintained = Maintained.NOTHING;
    final List<Classification> classes =
            new ArrayList<>(List.of(new Classification(SocioEconomicClass.POOR, day("2023-01-01"), day("2027-12-31"))));
    final List<Visit> visits = new ArrayList<>(List.of(new Visit(day("2024-01-10"), Visit.Result.VERIFIED)));
    final List<Assembly> assemblies =
            new ArrayList<>(List.of(new Assembly(day("2024-02-10"), "A1", Assembly.Result.VALIDATED, null)));
    final List<Agreement> agreements =
            new ArrayList<>(List.of(new Agreement(day("2024-03-10"), Agreement.Means.ACCOUNT, "0401", null)));
    final List<MemberFacts> members = new ArrayList<>(List.of(mother(), child("2018-09-02", "2024-04-10")));

    final List<Ruling> rulings = new ArrayList<>();
    final List<Departure> departures = new ArrayList<>();
    final List<LocalDate> relistings = new ArrayList<>();

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    static MemberFacts mother() {
        return new Person("M1", "1990-05-05", Sex.F, Relationship.SPOUSE).facts();
    }

    static MemberFacts child(String birth, String... attachedSince) {
        return new Person("M2", birth, Sex.M, Relationship.CHILD)
                .attached(attachedSince)
                .facts();
    }

    HouseholdFacts facts() {
        return new HouseholdFacts(
                "H1",
                "HOG-1",
                "050101",
                "Alto",
                day("2023-01-01"),
                districtSince,
                classes,
                members,
                visits,
                assemblies,
                agreements,
                new EntryFacts(rulings, departures, relistings),
                maintained);
    }

    Assessment assessed() {
        return assessed(AS_OF, ALL);
    }

    Assessment assessed(LocalDate asOf, ReceivedSources received) {
        return AffiliationRule.assess(facts(), asOf, new AffiliationRule.Context(PARAMETERS, LIMITS, received));
    }

    /** A person of the household. */
    static final class Person {
        private final String code;
        private final LocalDate birth;
        private final Sex sex;
        private final Relationship relationship;
        EducationLevel level = EducationLevel.NONE;
        LocalDate delivery;
        boolean named;
        Identity identity = new Identity.Verified(null);
        private final List<Attachment> attachments = new ArrayList<>();
        private final List<PersonFact> events = new ArrayList<>();

        Person(String code, String birth, Sex sex, Relationship relationship) {
            this.code = code;
            this.birth = day(birth);
            this.sex = sex;
            this.relationship = relationship;
        }

        Person attached(String... since) {
            for (String day : since) {
                attachments.add(new Attachment("S-00001234", day(day)));
            }
            return this;
        }

        /** Something that happened to the person since (AFF-5). */
        Person happened(PersonFact.Kind kind, String on) {
            events.add(new PersonFact(kind, day(on), null));
            return this;
        }

        Person expectingSince(String on, String due) {
            events.add(new PersonFact(PersonFact.Kind.EXPECTING, day(on), day(due)));
            return this;
        }

        Person level(EducationLevel value) {
            level = value;
            return this;
        }

        Person expecting(String date) {
            delivery = day(date);
            return this;
        }

        Person named() {
            named = true;
            return this;
        }

        Person identity(Identity value) {
            identity = value;
            return this;
        }

        MemberFacts facts() {
            return new MemberFacts(
                    code, "P-" + code, birth, sex, relationship, level, delivery, named, identity, attachments, events);
        }
    }
}
