package pe.juntos.partner.matching;

import java.util.EnumSet;
import java.util.List;

/**
 * @param order which merit counts first
 * @param childrenNeedCareBelow years
 * @param unknownWayMinutes what a way counts of which nothing is known
 */
public record MatchingPolicy(List<Merit> order, int childrenNeedCareBelow, int unknownWayMinutes) {
    public MatchingPolicy {
        order = List.copyOf(order);
        if (order.size() != Merit.values().length || !EnumSet.copyOf(order).equals(EnumSet.allOf(Merit.class))) {
            throw new IllegalArgumentException("each merit counts once");
        }
    }
}
