package pe.juntos.partner.registry;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.referral.SharedField;

/**
 * A household as another registry is shown it: what its agreement names and the basis covers; the rest is not there.
 *
 * @param fields that may be shown
 * @param bonuses of its referrals to the asker
 */
public record Sheet(
        String household,
        String state,
        @Nullable String district,
        @Nullable String populatedCentre,
        List<String> bonuses,
        Set<SharedField> fields) {
    private static final String VOCABULARY = "https://schema.spdci.org/extensions/";
    /** The standard's codes: 1 active, 4 suspended; it has none for who is not in the programme any more. */
    private static final Map<String, String> ENROLMENT = Map.of("AFFILIATED", "1", "SUSPENDED", "4");

    public Sheet {
        bonuses = List.copyOf(bonuses);
        fields = Set.copyOf(fields);
    }

    /** Whether the register has a record of it: a household that left the programme is no beneficiary, and is still a household. */
    public boolean isIn(Register register) {
        return register == Register.SOCIAL || ENROLMENT.containsKey(state);
    }

    /** @param asked the number by which it was asked for, which the asker has already */
    public Map<String, Object> record(Register register, Asked asked) {
        return switch (register) {
            case IBR -> beneficiary(asked);
            case SOCIAL -> group(asked);
        };
    }

    private Map<String, Object> beneficiary(Asked asked) {
        var record = typed("ibr", "Beneficiary");
        record.put("group", group(asked));
        record.put("programme_identifier", enrolment());
        return record;
    }

    private Map<String, Object> group(Asked asked) {
        var group = typed("social", "Group");
        group.put("group_identifier", identifiers(asked));
        group.put("group_type", "Household");
        place().ifPresent(place -> group.put("place", place));
        if (fields.contains(SharedField.BONUS) && !bonuses.isEmpty()) {
            group.put("additional_attributes", List.of(Map.of("name", "bonus", "value", String.join(" ", bonuses))));
        }
        return group;
    }

    private List<Map<String, String>> identifiers(Asked asked) {
        var known = new TreeMap<String, String>();
        if (asked instanceof Asked.Household named && named.isNamed()) {
            known.put(named.type(), named.value());
        }
        if (fields.contains(SharedField.HOUSEHOLD)) {
            known.put("JUNTOS_HOUSEHOLD", household);
        }
        return known.entrySet().stream()
                .map(one -> Map.of("identifier_type", one.getKey(), "identifier_value", one.getValue()))
                .toList();
    }

    private Optional<Map<String, String>> place() {
        var place = new TreeMap<String, String>();
        if (fields.contains(SharedField.DISTRICT) && district != null) {
            place.put("ubigeo", district);
        }
        if (fields.contains(SharedField.POPULATED_CENTRE) && populatedCentre != null) {
            place.put("populated_centre", populatedCentre);
        }
        return place.isEmpty() ? Optional.empty() : Optional.of(place);
    }

    private Map<String, Object> enrolment() {
        var enrolment = new LinkedHashMap<String, Object>();
        enrolment.put("programme", Map.of("programme_identifier", "JUNTOS", "programme_name", "Juntos"));
        var status = ENROLMENT.get(state);
        if (status != null) {
            enrolment.put("enrolment_status", status);
        }
        return enrolment;
    }

    private static Map<String, Object> typed(String extension, String type) {
        var record = new LinkedHashMap<String, Object>();
        record.put("@context", Map.of("@vocab", VOCABULARY + extension + "/v1"));
        record.put("@type", type);
        return record;
    }
}
