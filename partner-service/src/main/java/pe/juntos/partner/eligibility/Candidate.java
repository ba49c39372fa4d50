package pe.juntos.partner.eligibility;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Whom a rule is asked of: a household with its members, or a group, community or district alone.
 *
 * @param district UBIGEO code, null if it is not known
 * @param facts of the household, its community and its district
 * @param members what is known of each, by their number in the household
 * @param memberCount how many there are, null if unknown
 */
public record Candidate(
        @Nullable String district,
        Facts facts,
        Map<Integer, Facts> members,
        @Nullable Integer memberCount) {
    public Candidate {
        members = new TreeMap<>(members);
    }

    public static Candidate of(@Nullable String district, Facts facts) {
        return new Candidate(district, facts, Map.of(), null);
    }

    /** Nobody of the household is missing from what is known. */
    boolean everyMemberKnown() {
        return memberCount != null && members.size() >= memberCount;
    }

    List<Map.Entry<Integer, Facts>> everyone() {
        return List.copyOf(members.entrySet());
    }
}
