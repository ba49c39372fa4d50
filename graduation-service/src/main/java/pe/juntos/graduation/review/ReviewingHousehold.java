package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The review of one household: a function of its facts, the period and the rules, so that it may be repeated at
 * any time with the same result. Due list (GRA-2), type (GRA-3), bonus after year 4 and recertification
 * (GRA-1 V4, GRA-4), and the end (GRA-5, or a NOT_POOR result after its notice).
 */
public final class ReviewingHousehold {
    private ReviewingHousehold() {}

    public static Reviewed review(HouseholdFacts facts, Period period, Rules rules) {
        return switch (facts.stage()) {
            case LEFT, GRADUATED -> new Reviewed.Closed();
            case IN_PROGRAMME -> {
                var standing = standing(facts, period, rules);
                yield new Reviewed.Standings(standing, Decisions.of(standing), trace(facts, standing, rules));
            }
        };
    }

    private static Standing standing(HouseholdFacts facts, Period period, Rules rules) {
        var due = RecertificationDue.of(facts.affiliatedOn(), facts.recertification(), period, rules.recertification());
        var form = facts.form();
        var type = form == null ? null : Typology.classify(form, facts.person(), rules.typology());
        var bonus = bonus(facts, type, period.lastDay(), rules);
        var stop = TransferStop.of(bonus, facts.enrolments(), facts.delivery());
        var notice = noticeUntil(facts.recertification(), rules.recertification());
        return new Standing(
                period, due, facts.recertification(), type, bonus, stop, notice, end(stop, notice, period.lastDay()));
    }

    /** A delivered bonus stays the household's bonus: they exclude each other (GRA-4). */
    private static @Nullable Bonus bonus(
            HouseholdFacts facts, @Nullable Classification type, LocalDate asOf, Rules rules) {
        var delivery = facts.delivery();
        if (delivery != null) {
            return delivery.bonus();
        }
        var quadrant = type == null ? null : type.quadrant();
        return quadrant == null || !offered(facts, asOf, rules.exit().bonusGate())
                ? null
                : rules.typology().bonuses().get(quadrant);
    }

    private static boolean offered(HouseholdFacts facts, LocalDate asOf, ExitPolicy.@Nullable BonusGate gate) {
        if (gate == null || facts.affiliatedOn().plusYears(gate.afterYears()).isAfter(asOf)) {
            return false;
        }
        var last = facts.recertification();
        return last == null ? !gate.recertificationApplied() : gate.classes().contains(last.outcome());
    }

    private static @Nullable LocalDate noticeUntil(@Nullable Recertification last, RecertificationPolicy policy) {
        return last == null || last.outcome() != SocioEconomicClass.NOT_POOR
                ? null
                : Period.of(last.on()).plus(policy.noticePeriods()).lastDay();
    }

    private static @Nullable LocalDate end(TransferStop stop, @Nullable LocalDate noticeUntil, LocalDate asOf) {
        var stopped = stop.on();
        if (stopped != null) {
            return stopped;
        }
        return noticeUntil == null || asOf.isBefore(noticeUntil) ? null : noticeUntil;
    }

    private static List<String> trace(HouseholdFacts facts, Standing standing, Rules rules) {
        var trace = new ArrayList<String>();
        trace.add("GRA-2 due " + standing.due().on() + " " + standing.due().status());
        if (standing.classification() != null) {
            trace.add("GRA-3 " + standing.classification());
        }
        trace.add("GRA-4 bonus " + standing.bonus() + " in force "
                + offered(facts, standing.period().lastDay(), rules.exit().bonusGate()));
        trace.add("GRA-5 articulated " + standing.stop().articulatedOn() + " received "
                + standing.stop().receivedOn());
        trace.add("exit notice until " + standing.noticeUntil() + ", graduated " + standing.graduatedOn());
        return trace;
    }
}
