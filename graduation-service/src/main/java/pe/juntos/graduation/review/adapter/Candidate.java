package pe.juntos.graduation.review.adapter;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.graduation.review.Decision;
import pe.juntos.graduation.review.HouseholdFacts;

/**
 * A household to be reviewed.
 *
 * @param version of its last decision, 0 if none
 * @param inputsHash of its last review, null if none
 * @param known what its last decision of each kind was about
 */
record Candidate(
        HouseholdFacts facts, long version, @Nullable String inputsHash, Map<Decision.Kind, String> known) {}
