package pe.juntos.affiliation.targeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;

/** TGT-3: one transfer for each household; a second family in it is told by relationship, age and pregnancy. */
class Tgt3SecondNucleusTest {

    private static final NucleusParameters POLICY = new NucleusParameters(12);
    private final Dwelling dwelling = new Dwelling()
            .person("M1", "1980-01-01", Sex.F, Relationship.HEAD)
            .person("M2", "2015-01-01", Sex.M, Relationship.CHILD);

    @Test
    void a_head_with_her_children_is_one_family() {
        assertThat(second()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HEAD, false", "SPOUSE, false", "CHILD, true", "GRANDCHILD, true", "OTHER, true"})
    void a_pregnant_woman_who_is_neither_head_nor_spouse_is_a_second_family(
            Relationship relationship, boolean flagged) {
        dwelling.pregnant("M3", "2008-01-01", relationship, "2026-09-01");
        assertThat(second()).isEqualTo(flagged ? List.of("M3") : List.of());
    }

    /** The pregnancy begins 280 days before and ends on the expected day; the date is 30 June 2026. */
    @ParameterizedTest
    @CsvSource({"2026-06-29, false", "2026-06-30, true", "2027-04-06, true", "2027-04-07, false"})
    void she_counts_while_she_is_pregnant(String delivery, boolean flagged) {
        dwelling.pregnant("M3", "1996-01-01", Relationship.CHILD, delivery);
        assertThat(second()).hasSize(flagged ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"2003-05-05, true", "2003-05-06, false"})
    void a_grandchild_is_of_a_second_family_if_a_child_of_the_head_can_be_its_parent(String birth, boolean flagged) {
        dwelling.person("M3", birth, Sex.F, Relationship.CHILD)
                .person("M4", "2015-05-05", Sex.F, Relationship.GRANDCHILD);
        assertThat(second()).isEqualTo(flagged ? List.of("M4") : List.of());
    }

    @Test
    void a_grandchild_alone_with_its_grandparents_is_of_their_family() {
        dwelling.person("M4", "2022-05-05", Sex.F, Relationship.GRANDCHILD);
        assertThat(second()).isEmpty();
    }

    @Test
    void a_grown_up_grandchild_is_nobody_to_be_paid_for() {
        dwelling.person("M3", "1990-01-01", Sex.F, Relationship.CHILD)
                .person("M4", "2006-06-30", Sex.F, Relationship.GRANDCHILD);
        assertThat(second()).isEmpty();
    }

    private List<String> second() {
        return SecondNucleus.members(dwelling.facts(), Dwelling.ON, Dwelling.LIMITS, POLICY);
    }
}
