package pe.juntos.affiliation.household;

import static org.assertj.core.api.Assertions.assertThat;
import static pe.juntos.affiliation.household.Households.AS_OF;
import static pe.juntos.affiliation.household.Households.day;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.household.Households.Person;

/** AFF-2: the recipient is the mother by default, and needs a DNI. */
class Aff2RecipientTest {

    private final Households household = new Households();

    @Test
    void the_mother_by_default_then_the_father_then_a_grandparent_then_a_guardian() {
        household.members.clear();
        household.members.add(new Person("MG", "1980-01-01", Sex.M, Relationship.OTHER).facts());
        assertThat(chosen()).contains("MG");
        household.members.add(new Person("MA", "1950-01-01", Sex.F, Relationship.PARENT).facts());
        assertThat(chosen()).contains("MA");
        household.members.add(new Person("MF", "1985-01-01", Sex.M, Relationship.HEAD).facts());
        assertThat(chosen()).contains("MF");
        household.members.add(new Person("MM", "1990-01-01", Sex.F, Relationship.SPOUSE).facts());
        assertThat(chosen()).contains("MM");
        household.members.set(
                0,
                new Person("MG", "1980-01-01", Sex.M, Relationship.OTHER)
                        .named()
                        .facts());
        assertThat(chosen()).contains("MG");
    }

    @ParameterizedTest
    @CsvSource({"2008-06-30,true", "2008-07-01,false"})
    void a_guardian_is_of_age(String birth, boolean accepted) {
        household.members.clear();
        household.members.add(new Person("MG", birth, Sex.F, Relationship.OTHER).facts());
        assertThat(chosen().isPresent()).isEqualTo(accepted);
    }

    @Test
    void a_dead_mother_is_not_chosen_but_one_who_was_named_is_kept_and_known_to_be_dead() {
        var dead = new Identity.Verified(new Identity.Death(day("2026-01-01")));
        household.members.set(
                0,
                new Person("M1", "1990-05-05", Sex.F, Relationship.SPOUSE)
                        .identity(dead)
                        .facts());
        assertThat(chosen()).isEmpty();
        household.members.set(
                0,
                new Person("M1", "1990-05-05", Sex.F, Relationship.SPOUSE)
                        .named()
                        .identity(dead)
                        .facts());
        assertThat(chosen()).contains("M1");
        assertThat(content().recipient()).isEqualTo(new HouseholdContent.Recipient("M1", true, false));
    }

    @ParameterizedTest
    @CsvSource({"2024-04-10,MF", "2024-04-11,M1"})
    void the_mother_of_an_affiliated_household_is_not_replaced_by_rank_when_she_dies(String died, String recipient) {
        assertThat(household.assessed())
                .isInstanceOfSatisfying(
                        Assessment.Affiliated.class,
                        affiliated -> assertThat(affiliated.on()).isEqualTo("2024-04-10"));
        household.members.set(
                0,
                new Person("M1", "1990-05-05", Sex.F, Relationship.SPOUSE)
                        .identity(new Identity.Verified(new Identity.Death(day(died))))
                        .facts());
        household.members.add(new Person("MF", "1985-01-01", Sex.M, Relationship.HEAD).facts());
        assertThat(content().recipient())
                .isEqualTo(new HouseholdContent.Recipient(recipient, true, recipient.equals("MF")));
    }

    @ParameterizedTest
    @CsvSource({"2024-04-10,MM", "2024-04-11,MF"})
    void who_joins_an_affiliated_household_takes_no_place_by_rank(String joined, String recipient) {
        household.members.set(0, new Person("MF", "1985-01-01", Sex.M, Relationship.HEAD).facts());
        household.members.add(new Person("MM", "1990-01-01", Sex.F, Relationship.SPOUSE)
                .happened(PersonFact.Kind.JOINED, joined)
                .facts());
        assertThat(content().recipient()).isEqualTo(new HouseholdContent.Recipient(recipient, true, true));
    }

    @Test
    void without_dni_the_household_waits_validated() {
        household.members.set(
                0,
                new Person("M1", "1990-05-05", Sex.F, Relationship.SPOUSE)
                        .identity(new Identity.Pending())
                        .facts());
        assertThat(household.assessed().state()).isEqualTo(HouseholdState.VALIDATED);
        assertThat(household.assessed().reasons()).containsExactly(ReasonCode.RECIPIENT_WITHOUT_DNI);
    }

    @Test
    void an_identity_that_is_not_verified_does_not_stop_the_affiliation_but_is_told() {
        household.members.set(
                0,
                new Person("M1", "1990-05-05", Sex.F, Relationship.SPOUSE)
                        .identity(new Identity.Unverified())
                        .facts());
        assertThat(household.assessed().state()).isEqualTo(HouseholdState.AFFILIATED);
        assertThat(content().recipient()).isEqualTo(new HouseholdContent.Recipient("M1", false, true));
    }

    @Test
    void a_child_without_dni_stops_nothing() {
        household.members.set(
                1,
                new Person("M2", "2018-09-02", Sex.M, Relationship.CHILD)
                        .identity(new Identity.Pending())
                        .attached("2024-04-10")
                        .facts());
        assertThat(household.assessed().state()).isEqualTo(HouseholdState.AFFILIATED);
    }

    @Test
    void nobody_of_age_is_no_recipient() {
        household.members.remove(0);
        assertThat(household.assessed().reasons()).containsExactly(ReasonCode.NO_RECIPIENT);
    }

    private Optional<String> chosen() {
        return RecipientRule.choose(household.facts(), AS_OF, Households.PARAMETERS)
                .map(MemberFacts::member);
    }

    private HouseholdContent content() {
        var context = new AffiliationRule.Context(Households.PARAMETERS, Households.LIMITS, Households.ALL);
        return HouseholdContent.of(
                household.facts(),
                Standing.assessed(null, household.facts(), household.assessed()),
                AS_OF,
                context,
                false);
    }
}
