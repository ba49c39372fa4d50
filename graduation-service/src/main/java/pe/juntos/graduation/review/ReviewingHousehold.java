package pe.juntos.graduation.review;

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
                yield new Reviewed.Standings(standing, Decisions.of(standing), trace(standing));
            }
        };
    }

    private static Standing standing(HouseholdFacts facts, Period period, Rules rules) {
        var asOf = period.lastDay();
        var due = RecertificationDue.of(facts.affiliatedOn(), facts.recertification(), period, rules.recertifying());
        var stay = Stay.of(facts, asOf, rules.exit());
        var type = type(facts, rules);
        var assignment = Assignment.of(facts, type, asOf, rules);
        var stop = TransferStop.of(
                assignment == null ? null : assignment.bonus(),
                facts.enrolments(),
                facts.delivery(),
                new RemainingFacts(facts.cases()).undoneUntil(ExitCause.ARTICULATED_WITH_BONUS));
        return new Standing(
                period,
                due,
                stay,
                rules.exit().limit(facts),
                facts.recertification(),
                type,
                assignment,
                stop,
                Exits.noticeUntil(facts.recertification(), rules.recertification()),
                Exits.of(facts, stop, stay, period, rules),
                facts.cases());
    }

    private static @Nullable Classification type(HouseholdFacts facts, Rules rules) {
        var form = facts.form();
        var typology = rules.typology();
        return form == null || typology == null ? null : Typology.classify(form, facts.person(), typology);
    }

    private static List<String> trace(Standing standing) {
        var trace = new ArrayList<String>();
        trace.add("GRA-1 " + (standing.stay() == null ? "no term" : standing.stay()));
        trace.add("GRA-2 due " + standing.due().on() + " " + standing.due().status());
        if (standing.classification() != null) {
            trace.add("GRA-3 " + standing.classification());
        }
        trace.add("GRA-4 " + (standing.assignment() == null ? "no bonus" : standing.assignment()));
        trace.add("GRA-5 articulated " + standing.stop().articulatedOn() + " received "
                + standing.stop().receivedOn());
        trace.add("exit notice until " + standing.noticeUntil() + ", graduated " + standing.graduatedOn() + " "
                + standing.exits() + (standing.cases().isEmpty() ? "" : " contested " + standing.cases()));
        return trace;
    }
}
