package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.AS_OF;
import static pe.juntos.affiliation.household.Households.LIMITS;
import static pe.juntos.affiliation.household.Households.day;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.household.Households.Person;
import pe.juntos.affiliation.household.PersonFact.Kind;

/** AFF-5: what dated life events mean for a person and a household, before and after their day. */
class Aff5FactsTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2026-05-09 , true
        2026-05-10 , false
        """)
    void a_reported_death_holds_from_its_day_on(LocalDate on, boolean alive) {
        var person = child().happened(Kind.DIED, "2026-05-10").facts();
        assertThat(person.aliveOn(on)).isEqualTo(alive);
        assertThat(TargetMembership.holds(person, on, LIMITS)).isEqualTo(alive);
        assertThat(person.diedOn()).isEqualTo(day("2026-05-10"));
    }

    @Test
    void the_civil_register_says_when_a_person_died_if_both_do() {
        var person = child().identity(new Identity.Verified(new Identity.Death(day("2026-05-08"))))
                .happened(Kind.DIED, "2026-05-10")
                .facts();
        assertThat(person.diedOn()).isEqualTo(day("2026-05-08"));
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
        2025-12-24 , 2026-09-30 , -          , 2025-12-24 , true
        2025-12-23 , 2026-09-30 , -          , 2025-12-23 , false
        2026-06-19 , 2026-09-30 , 2026-06-20 , 2026-06-19 , true
        2026-06-20 , 2026-09-30 , 2026-06-20 , 2026-06-20 , false
        2026-06-20 , 2026-09-30 , 2025-12-01 , 2026-06-20 , true
        """)
    void a_pregnancy_ends_with_its_delivery_and_not_with_an_earlier_one(
            LocalDate on, String due, String delivered, LocalDate asOf, boolean pregnant) {
        var woman = new Person("M3", "1996-01-01", Sex.F, Relationship.SPOUSE).expectingSince("2025-12-23", due);
        if (delivered != null) {
            woman.happened(Kind.DELIVERED, delivered);
        }
        assertThat(TargetMembership.pregnant(woman.facts(), on, LIMITS)).isEqualTo(pregnant);
    }

    @Test
    void a_delivery_is_told_with_the_pregnancy_it_ends_only() {
        var woman = new Person("M3", "1996-01-01", Sex.F, Relationship.SPOUSE)
                .expectingSince("2025-03-01", "2025-10-01")
                .happened(Kind.DELIVERED, "2025-09-25");
        assertThat(content(woman.facts()).deliveredOn()).isEqualTo(day("2025-09-25"));
        woman.expectingSince("2026-05-01", "2026-12-01");
        assertThat(content(woman.facts()).expectedDelivery()).isEqualTo(day("2026-12-01"));
        assertThat(content(woman.facts()).deliveredOn()).isNull();
    }

    @Test
    void who_left_is_gone_from_that_day_until_coming_back() {
        var person = child().happened(Kind.LEFT, "2026-05-10")
                .happened(Kind.JOINED, "2026-06-10")
                .facts();
        assertThat(List.of(
                        person.goneBy(day("2026-05-09")),
                        person.goneBy(day("2026-05-10")),
                        person.goneBy(day("2026-06-09")),
                        person.goneBy(day("2026-06-10"))))
                .containsExactly(false, true, true, false);
    }

    @Test
    void an_approved_recipient_who_dies_or_leaves_is_not_replaced_by_anybody() {
        var households = new Households();
        households.members.add(new Person("M9", "1988-01-01", Sex.M, Relationship.HEAD).facts());
        households.maintained = new Maintained(List.of(new Maintained.Named(day("2026-05-01"), "M9")), List.of());
        assertThat(recipient(households)).contains("M9");
        households.members.removeLast();
        households.members.add(new Person("M9", "1988-01-01", Sex.M, Relationship.HEAD)
                .happened(Kind.LEFT, "2026-06-01")
                .facts());
        assertThat(recipient(households)).isEmpty();
        households.maintained = new Maintained(List.of(new Maintained.Named(day("2026-07-01"), "M9")), List.of());
        assertThat(recipient(households)).as("not yet in force").contains("M1");
    }

    @ParameterizedTest
    @CsvSource({"2024-03-09, 0401", "2024-03-10, NEW", "2026-06-30, NEW", "2026-07-01, 0401"})
    void of_agreement_and_change_of_payment_the_later_one_is_paid(LocalDate changed, String account) {
        var households = new Households();
        households.maintained = new Maintained(
                List.of(),
                List.of(new Maintained.Paid(
                        changed, new HouseholdContent.Payment(Agreement.Means.ACCOUNT, "NEW", null))));
        assertThat(households.facts().knownBy(AS_OF).payment().orElseThrow().account())
                .isEqualTo(account);
    }

    private static Optional<String> recipient(Households households) {
        return RecipientRule.choose(households.facts().knownBy(AS_OF), AS_OF, Households.PARAMETERS)
                .map(MemberFacts::member);
    }

    private static MemberContent content(MemberFacts facts) {
        return MemberContent.of("H1", facts, AS_OF, LIMITS);
    }

    private static Person child() {
        return new Person("M2", "2018-09-02", Sex.M, Relationship.CHILD);
    }
}
