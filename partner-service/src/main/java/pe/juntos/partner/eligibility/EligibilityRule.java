package pe.juntos.partner.eligibility;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whom a programme takes: those who meet all criteria.
 *
 * @param code stable
 * @param programme of the catalogue, null where the catalogue has no sheet of it
 * @param of what it is asked of
 * @param territory UBIGEO prefixes in which it counts; empty for the whole country
 */
public record EligibilityRule(
        String code, @Nullable String programme, Level of, List<String> territory, List<Criterion> criteria) {

    private static final int MOST_CRITERIA = 20;

    public EligibilityRule {
        territory = List.copyOf(territory);
        criteria = List.copyOf(criteria);
        if (!code.matches("[A-Z0-9_]{1,60}")) {
            throw new IllegalArgumentException("a rule has a code of capitals, digits and _");
        }
        if (criteria.isEmpty() || criteria.size() > MOST_CRITERIA) {
            throw new IllegalArgumentException(code + " has 1 to " + MOST_CRITERIA + " criteria");
        }
        if (territory.stream().anyMatch(area -> !area.matches("\\d{2}|\\d{4}|\\d{6}"))) {
            throw new IllegalArgumentException(code + " counts in districts, provinces and regions");
        }
    }

    /** Whether it can be asked of the households of the register. */
    public boolean ofHouseholds() {
        return of == Level.HOUSEHOLD || of == Level.MEMBER;
    }

    boolean countsIn(String district) {
        return territory.isEmpty() || territory.stream().anyMatch(district::startsWith);
    }
}
