package pe.juntos.graduation.review;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What others learn of a decision: {@code juntos.graduation.decision.v1}. */
public record DecisionTold(
        String household,
        Decision.Kind kind,
        LocalDate on,
        @Nullable SocioEconomicClass socioEconomicClass,
        @Nullable Grade capacity,
        @Nullable Grade potential,
        @Nullable Quadrant quadrant,
        @Nullable Bonus bonus,
        List<String> reasons,
        String policy,
        boolean exitTrack,
        boolean transferStopped) {

    public static final String TOPIC = "juntos.graduation.decision.v1";

    public DecisionTold {
        reasons = List.copyOf(reasons);
    }

    public static DecisionTold of(String household, Decision decision, Standing standing, String policy) {
        Classification type = standing.classification();
        return new DecisionTold(
                household,
                decision.kind(),
                decision.on(),
                standing.recertifiedAs(),
                type == null ? null : type.capacity(),
                type == null ? null : type.potential(),
                standing.quadrant(),
                standing.bonus(),
                decision.reasons(),
                policy,
                standing.exitTrack(),
                standing.transferStopped());
    }

    public static String type(Decision.Kind kind) {
        return "pe.juntos.graduation.decision." + kind.pastTense() + ".v1";
    }
}
