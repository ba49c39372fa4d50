package pe.juntos.partner.ranking;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * @param facilitators fewest who hold a ranking
 * @param communityRule code of the eligibility rule of communities
 * @param householdRule code of the eligibility rule that follows the ranking
 * @param eligible categories that go on, by how poor the community is
 */
public record RankingPolicy(
        int facilitators, String communityRule, String householdRule, Map<Poverty, Set<Category>> eligible) {
    public RankingPolicy {
        eligible = eligible.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
        if (!eligible.keySet().equals(EnumSet.allOf(Poverty.class))) {
            throw new IllegalArgumentException("each kind of community has its categories");
        }
    }

    public boolean goesOn(Poverty community, Category category) {
        return eligible.getOrDefault(community, Set.of()).contains(category);
    }
}
