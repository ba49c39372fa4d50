package pe.juntos.affiliation.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pe.juntos.affiliation.duplicate.Merge.Effect;
import pe.juntos.affiliation.duplicate.Merge.Outcome;
import pe.juntos.affiliation.duplicate.Merge.State;

/** TGT-4: one person merges and un-merges where no money moves, two where it does. */
class Tgt4MergeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    @Test
    void without_money_one_persons_word_is_enough_there_and_back() {
        var applied = merge(false).proposed();
        assertThat(applied.effect()).isEqualTo(Effect.APPLY);
        var undone = moved(applied.merge().undo(DAY, "error", "carlos", false));
        assertThat(undone.effect()).isEqualTo(Effect.UNDO);
        assertThat(undone.merge().state()).isEqualTo(State.UNDONE);
    }

    @Test
    void with_money_another_person_approves_there_and_back() {
        Merge proposed = merge(true).proposed().merge();
        assertThat(proposed.state()).isEqualTo(State.PROPOSED);
        assertThat(proposed.approve("carlos")).isEqualTo(Outcome.Refused.SAME_PERSON);
        var applied = moved(proposed.approve("irma"));
        assertThat(applied.effect()).isEqualTo(Effect.APPLY);
        Merge undo = moved(applied.merge().undo(DAY, "error", "irma", true)).merge();
        assertThat(undo.state()).isEqualTo(State.UNDO_PROPOSED);
        assertThat(undo.approve("irma")).isEqualTo(Outcome.Refused.SAME_PERSON);
        var undone = moved(undo.approve("carlos"));
        assertThat(undone.effect()).isEqualTo(Effect.UNDO);
        assertThat(undone.merge().state()).isEqualTo(State.UNDONE);
    }

    @Test
    void a_merge_made_without_money_is_undone_by_two_once_a_household_is_paid() {
        Merge applied = merge(false).proposed().merge();
        assertThat(moved(applied.undo(DAY, "error", "carlos", true)).effect()).isEqualTo(Effect.NONE);
    }

    @Test
    void the_same_approval_again_changes_nothing_and_another_ones_is_refused() {
        Merge applied = moved(merge(true).proposed().merge().approve("irma")).merge();
        assertThat(moved(applied.approve("irma"))).isEqualTo(new Outcome.Moved(applied, Effect.NONE));
        assertThat(applied.approve("cesar")).isEqualTo(Outcome.Refused.ALREADY_DECIDED);
        assertThat(applied.decline("irma")).isEqualTo(Outcome.Refused.ALREADY_DECIDED);
    }

    @Test
    void a_declined_merge_is_over_and_a_declined_undo_leaves_the_merge() {
        Merge declined = moved(merge(true).proposed().merge().decline("irma")).merge();
        assertThat(declined.approve("irma")).isEqualTo(Outcome.Refused.ALREADY_DECIDED);
        assertThat(moved(declined.decline("irma")).effect()).isEqualTo(Effect.NONE);
        Merge applied = moved(merge(true).proposed().merge().approve("irma")).merge();
        Merge undo = moved(applied.undo(DAY, "error", "irma", true)).merge();
        assertThat(moved(undo.decline("carlos"))).isEqualTo(new Outcome.Moved(applied, Effect.NONE));
    }

    @ParameterizedTest
    @CsvSource({"PROPOSED", "DECLINED", "UNDO_PROPOSED", "UNDONE"})
    void only_an_applied_merge_is_undone(State state) {
        var merge =
                new Merge(UUID.randomUUID(), Merge.Kind.PERSON, "A", "B", DAY, "x", true, state, "carlos", null, null);
        assertThat(merge.undo(DAY, "error", "irma", true)).isEqualTo(Outcome.Refused.NOT_APPLIED);
    }

    /** Whatever three persons try, the register is changed and restored in turn, and with money never by one alone. */
    @Property(tries = 300)
    void the_register_is_changed_at_most_once_and_restored_at_most_once(
            @ForAll @Size(max = 12) List<@IntRange(min = 0, max = 8) Integer> steps) {
        Merge merge = merge(true).proposed().merge();
        List<Effect> effects = new ArrayList<>();
        for (int step : steps) {
            String person = List.of("carlos", "irma", "cesar").get(step % 3);
            Outcome outcome = switch (step / 3) {
                case 0 -> merge.approve(person);
                case 1 -> merge.decline(person);
                default -> merge.undo(DAY, "error", person, true);
            };
            if (outcome instanceof Outcome.Moved(var after, var effect)) {
                if (effect == Effect.APPLY) {
                    assertThat(person).isNotEqualTo(after.proposedBy());
                }
                if (effect == Effect.UNDO) {
                    assertThat(person).isNotEqualTo(after.undo().proposedBy());
                }
                merge = after;
                effects.add(effect);
            }
        }
        effects.removeIf(e -> e == Effect.NONE);
        assertThat(List.of(Effect.APPLY, Effect.UNDO).subList(0, effects.size()))
                .isEqualTo(effects);
    }

    private static Merge merge(boolean money) {
        return new Merge(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                Merge.Kind.HOUSEHOLD,
                "HA",
                "HB",
                DAY,
                "la misma familia",
                money,
                State.PROPOSED,
                "carlos",
                null,
                null);
    }

    private static Outcome.Moved moved(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Moved.class);
        return (Outcome.Moved) outcome;
    }
}
