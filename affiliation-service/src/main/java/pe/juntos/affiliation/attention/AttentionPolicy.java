package pe.juntos.affiliation.attention;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user service's parameters (USR-1).
 *
 * @param limitDays working days to resolve a case of each type
 * @param escalationDays working days that each higher office has
 * @param reopeningDays working days after the answer within which the person may have the case reopened
 * @param ladder offices from the nearest to the highest; control only takes what accuses the highest
 * @param roles role of each office
 * @param routes first that fits says the office
 * @param officialConditions codes that an undue demand never names (MEM-3)
 * @param smallestPublicCell public figures about fewer cases are withheld
 */
public record AttentionPolicy(
        Map<CaseType, Integer> limitDays,
        int escalationDays,
        int reopeningDays,
        List<Office> ladder,
        Map<Office, String> roles,
        Map<Category, CategoryRule> categories,
        List<Route> routes,
        Set<String> officialConditions,
        int smallestPublicCell) {

    /**
     * @param types of case in which the category occurs
     * @param anonymous whether it is taken without a name
     * @param establishment whether it must name one
     */
    public record CategoryRule(Set<CaseType> types, boolean anonymous, boolean establishment) {
        public CategoryRule {
            types = Set.copyOf(types);
        }
    }

    /** Null matches any type or category; a district is matched by its beginning. */
    public record Route(
            @Nullable CaseType type,
            @Nullable Category category,
            @Nullable String district,
            Office office) {

        boolean fits(Subject subject) {
            return (type == null || type == subject.type())
                    && (category == null || category == subject.category())
                    && (district == null || subject.district().startsWith(district));
        }
    }

    public AttentionPolicy {
        limitDays = Map.copyOf(limitDays);
        ladder = List.copyOf(ladder);
        roles = Map.copyOf(roles);
        categories = Map.copyOf(categories);
        routes = List.copyOf(routes);
        officialConditions = Set.copyOf(officialConditions);
        require(limitDays.keySet().containsAll(List.of(CaseType.values())), "un plazo por tipo");
        require(limitDays.values().stream().allMatch(days -> days > 0), "plazos de al menos un día");
        require(escalationDays > 0 && reopeningDays >= 0 && smallestPublicCell > 0, "días y umbral positivos");
        require(roles.keySet().containsAll(List.of(Office.values())), "un papel por oficina");
        require(categories.keySet().containsAll(List.of(Category.values())), "una regla por categoría");
        require(!ladder.isEmpty() && !ladder.contains(Office.CONTROL), "una escala sin control");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalArgumentException(what);
        }
    }

    /** Working days to resolve a case of the type. */
    public int limit(CaseType type) {
        return limitDays.getOrDefault(type, 1);
    }

    public CategoryRule rule(Category category) {
        return categories.getOrDefault(category, new CategoryRule(Set.of(), false, false));
    }

    public String role(Office office) {
        return roles.getOrDefault(office, "");
    }
}
