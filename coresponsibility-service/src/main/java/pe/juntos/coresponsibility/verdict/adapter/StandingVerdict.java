package pe.juntos.coresponsibility.verdict.adapter;

import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Objects;
import pe.juntos.coresponsibility.verdict.HouseholdVerdict;
import pe.juntos.coresponsibility.verdict.Reason;
import pe.juntos.coresponsibility.verdict.Standing;
import pe.juntos.coresponsibility.verdict.Streak;

/**
 * The verdict in force before a household is decided again.
 *
 * @param members each member's code, outcome and reasons, in one line of text, to tell whether anything changed
 */
record StandingVerdict(
        String household,
        int version,
        String outcome,
        boolean payable,
        List<String> reasons,
        Streak streak,
        String hash,
        List<String> members) {

    static final StandingVerdict NONE = new StandingVerdict("", 0, "", false, List.of(), Streak.NONE, "", List.of());

    static StandingVerdict of(Readable row) {
        return new StandingVerdict(
                text(row, "household"),
                count(row, "version"),
                text(row, "outcome"),
                Boolean.TRUE.equals(row.get("payable", Boolean.class)),
                List.of(Objects.requireNonNull(row.get("reasons", String[].class))),
                new Streak(count(row, "streak_not_met"), count(row, "streak_not_verifiable")),
                text(row, "hash"),
                List.of(Objects.requireNonNull(row.get("members", String[].class))));
    }

    /** What was due by the certified verdict; a hold for accompaniment alone is not a due transfer. */
    Standing certified() {
        var held = reasons.contains(Reason.ACCOMPANIMENT_HOLD.name())
                && !reasons.contains(Reason.CORRECTION_NEEDS_PERSON.name());
        return new Standing.Certified(payable && !held);
    }

    /** Whether later periods of the household have to be counted anew. */
    boolean countsOtherwise(HouseholdVerdict verdict) {
        return !streak.equals(verdict.streak());
    }

    /** Whether others have to hear of the new verdict. */
    boolean differs(HouseholdVerdict verdict) {
        return !outcome.equals(verdict.outcome().name())
                || payable != verdict.payable()
                || streak.notMet() != verdict.streak().notMet()
                || !reasons.equals(verdict.reasons().stream().map(Reason::name).toList())
                || !members.equals(verdict.members().stream()
                        .map(m -> m.member() + " " + m.outcome().code() + " "
                                + m.outcome().reason())
                        .toList());
    }

    private static String text(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, String.class));
    }

    private static int count(Readable row, String column) {
        return Objects.requireNonNull(row.get(column, Integer.class));
    }
}
