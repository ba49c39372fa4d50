package pe.juntos.graduation.intake;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.review.SchoolLevel;

/**
 * Forms typed one by one, or gathered without a connection and sent together. Missing answers are unknown, never zero.
 *
 * @param g1 assets of households
 * @param g2 expectations of members
 */
public record FormsSent(
        @Nullable List<@Nullable Assets> g1, @Nullable List<@Nullable Wishes> g2) {

    /** How many forms one request may bring. */
    public static final int MOST = 500;

    private static final int LONGEST_ID = 64;

    /** @param household code in the register */
    public record Assets(
            @Nullable String household,
            @Nullable LocalDate on,
            @Nullable Integer holderAge,
            @Nullable SchoolLevel holderLevel,
            @Nullable BigDecimal holderSchooling,
            @Nullable BigDecimal land,
            @Nullable Integer largeAnimals,
            @Nullable Integer independentWorkers,
            @Nullable Integer workers,
            @Nullable Boolean irrigation,
            @Nullable Boolean vehicle) {

        /** @return null if the form may be stored */
        public @Nullable Refusal refusal(LocalDate today) {
            var counts = Stream.of(holderAge, largeAnimals, independentWorkers, workers);
            var amounts = Stream.of(holderSchooling, land).toList();
            if (counts.anyMatch(n -> n != null && n < 0)
                    || amounts.stream().anyMatch(n -> n != null && n.signum() < 0)) {
                return Refusal.NEGATIVE;
            }
            return amounts.stream().anyMatch(n -> n != null && !Amounts.plausible(n))
                    ? Refusal.OUT_OF_RANGE
                    : FormsSent.refusal(household, on, today);
        }
    }

    /** @param member id at the sender */
    public record Wishes(
            @Nullable String household,
            @Nullable LocalDate on,
            @Nullable String member,
            FormG2Line.@Nullable Preference preference,
            FormG2Line.@Nullable Expectation expectation) {

        public @Nullable Refusal refusal(LocalDate today) {
            return !isId(member) || preference == null ? Refusal.INCOMPLETE : FormsSent.refusal(household, on, today);
        }
    }

    /** Why a form is not stored; public codes. */
    public enum Refusal {
        INCOMPLETE,
        NEGATIVE,
        /** Years or hectares that nobody has, or written with more decimals than anybody measures. */
        OUT_OF_RANGE,
        DAY_IN_FUTURE,
        /** Not in the register, or not in the caller's territory. */
        UNKNOWN_HOUSEHOLD,
        /** The household, and the member, has another form of that day. */
        CONFLICT
    }

    /** What became of a form: a repetition is known and changes nothing. */
    public enum Result {
        ACCEPTED,
        KNOWN,
        REFUSED
    }

    /**
     * @param form {@code g1} or {@code g2}
     * @param index place in the list that was sent, from 0
     * @param code null unless refused
     */
    public record Outcome(
            String form, int index, Result result, @Nullable Refusal code) {}

    private static boolean isId(@Nullable String id) {
        return id != null
                && !id.isBlank()
                && id.length() <= LONGEST_ID
                && id.chars().noneMatch(Character::isISOControl);
    }

    private static @Nullable Refusal refusal(@Nullable String household, @Nullable LocalDate on, LocalDate today) {
        if (!isId(household) || on == null) {
            return Refusal.INCOMPLETE;
        }
        return on.isAfter(today) ? Refusal.DAY_IN_FUTURE : null;
    }
}
