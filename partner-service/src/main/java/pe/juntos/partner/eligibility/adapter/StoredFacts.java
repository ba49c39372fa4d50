package pe.juntos.partner.eligibility.adapter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import pe.juntos.partner.eligibility.Facts;
import pe.juntos.partner.eligibility.Input;

/** Facts as the database gives them, {@code member/input/day/value}, and as rules ask for them on a day. */
final class StoredFacts {

    private static final int PARTS = 4;
    private static final int VALUE = 3;

    private StoredFacts() {}

    /** By member, 0 for the household itself. */
    static Map<Integer, Facts> of(String[] stored, LocalDate on) {
        var byMember = new TreeMap<Integer, Map<Input, BigDecimal>>();
        for (String one : stored) {
            var parts = one.split("/", PARTS);
            var input = Input.valueOf(parts[1]);
            var value = value(input, LocalDate.parse(parts[2]), new BigDecimal(parts[VALUE]), on);
            if (value != null) {
                byMember.computeIfAbsent(Integer.valueOf(parts[0]), _ -> new EnumMap<>(Input.class))
                        .put(input, value);
            }
        }
        return byMember.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new Facts(entry.getValue())));
    }

    /** A household that is suspended today is taken to have been so in the month before, unless a file says otherwise. */
    static Facts ofRegister(@Nullable String state, @Nullable String socioEconomicClass) {
        var values = new EnumMap<Input, BigDecimal>(Input.class);
        if (state != null) {
            boolean suspended = state.equals("SUSPENDED");
            values.put(Input.IN_JUNTOS, flag(suspended || state.equals("AFFILIATED")));
            values.put(Input.SUSPENDED_LAST_MONTH, flag(suspended));
        }
        if (socioEconomicClass != null) {
            values.put(Input.EXTREME_POOR, flag(socioEconomicClass.equals("EXTREME_POOR")));
            values.put(Input.POOR, flag(!socioEconomicClass.equals("NOT_POOR")));
        }
        return new Facts(values);
    }

    /** Null if it says nothing about that day. */
    private static @Nullable BigDecimal value(Input input, LocalDate seen, BigDecimal value, LocalDate on) {
        if (input == Input.SUSPENDED_LAST_MONTH
                && !YearMonth.from(seen).equals(YearMonth.from(on).minusMonths(1))) {
            return null;
        }
        if (input.kind() != Input.Kind.BIRTH) {
            return value;
        }
        var born = LocalDate.ofEpochDay(value.longValueExact());
        return born.isAfter(on)
                ? null
                : BigDecimal.valueOf(Period.between(born, on).getYears());
    }

    private static BigDecimal flag(boolean value) {
        return value ? BigDecimal.ONE : BigDecimal.ZERO;
    }
}
