package pe.juntos.coresponsibility.indicator;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** By what compliance is cut; the codes are the public names. */
public enum Dimension {
    AXIS("axis", "eje"),
    CONDITION("condition", "condicion"),
    AGE_BAND("ageBand", "tramo_edad"),
    SEX("sex", "sexo"),
    DISTRICT("district", "ubigeo"),
    ESTABLISHMENT("establishment", "establecimiento");

    /** More at once would leave a handful of members in each cell. */
    private static final int MOST = 3;

    private final String code;
    private final String column;

    Dimension(String code, String column) {
        this.code = code;
        this.column = column;
    }

    public String code() {
        return code;
    }

    /** In files. */
    public String column() {
        return column;
    }

    /** The dimensions of {@code axis,sex}, in that order; none of an empty text; absent where one is unknown or there are too many. */
    public static Optional<List<Dimension>> parse(String text) {
        var dimensions = new LinkedHashSet<Dimension>();
        for (var code : text.isBlank() ? new String[0] : text.split(",", -1)) {
            var known = Arrays.stream(values()).filter(d -> d.code.equals(code)).findFirst();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            dimensions.add(known.get());
        }
        return dimensions.size() > MOST ? Optional.empty() : Optional.of(List.copyOf(dimensions));
    }
}
