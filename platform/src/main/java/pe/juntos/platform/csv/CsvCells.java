package pe.juntos.platform.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The cells of a line by column name; each getter refuses the line with a stable code if the cell is not so. */
public final class CsvCells {
    private static final int LONGEST = 500;
    /** Before the point, as in {@code numeric(14,2)}. */
    private static final int MOST_DIGITS = 12;

    private final Map<String, Integer> places;
    private final long line;
    private final List<String> fields;

    CsvCells(Map<String, Integer> places, long line, List<String> fields) {
        this.places = places;
        this.line = line;
        this.fields = fields;
    }

    /** The line's number in the file, the header being 1. */
    public long line() {
        return line;
    }

    public String required(String column) {
        var value = optional(column);
        if (value == null) {
            throw new LineRefusal("REQUIRED", column + " está vacío");
        }
        return value;
    }

    /** @return null for an empty cell; blanks around a value do not count */
    public @Nullable String optional(String column) {
        var value = fields.get(place(column)).strip();
        if (value.length() > LONGEST) {
            throw new LineRefusal("TOO_LONG", column + " tiene más de " + LONGEST + " caracteres");
        }
        if (value.indexOf('\0') >= 0) {
            throw new LineRefusal("CONTROL_CHARACTER", column + " contiene un carácter nulo");
        }
        return value.isEmpty() ? null : value;
    }

    public LocalDate date(String column) {
        return parse(column, required(column), Days::parse, "NOT_A_DATE", "no es una fecha AAAA-MM-DD");
    }

    public @Nullable LocalDate optionalDate(String column) {
        return optional(column) == null ? null : date(column);
    }

    /**
     * A refusal names the codes in the order of the alphabet: every process says the same of the same line.
     *
     * @param codes the closed list of the format → the value each stands for
     */
    public <E extends Enum<E>> E code(String column, Map<String, E> codes) {
        var value = codes.get(required(column));
        if (value == null) {
            throw new LineRefusal("UNKNOWN_CODE", column + " debe ser uno de " + new TreeSet<>(codes.keySet()));
        }
        return value;
    }

    public @Nullable BigDecimal optionalDecimal(String column) {
        var value = optional(column);
        return value == null ? null : parse(column, value, CsvCells::decimal, "NOT_A_NUMBER", "no es un número");
    }

    /** A whole number; its sign is the format's own matter. */
    public int count(String column) {
        return parse(column, required(column), Integer::valueOf, "NOT_A_NUMBER", "no es un número entero");
    }

    public @Nullable Integer optionalCount(String column) {
        return optional(column) == null ? null : (Integer) count(column);
    }

    /** Digits with a point; no exponents, which could stand for a number of any size. */
    private static BigDecimal decimal(String value) {
        if (value.indexOf('e') >= 0 || value.indexOf('E') >= 0) {
            throw new NumberFormatException(value);
        }
        var number = new BigDecimal(value);
        if (number.precision() - number.scale() > MOST_DIGITS) {
            throw new NumberFormatException(value);
        }
        return number;
    }

    private <T> T parse(String column, String value, Function<String, T> parser, String code, String message) {
        try {
            return parser.apply(value);
        } catch (DateTimeException | NumberFormatException _) {
            throw new LineRefusal(code, column + " " + message);
        }
    }

    private int place(String column) {
        var place = places.get(column);
        if (place == null) {
            throw new IllegalArgumentException("no column " + column);
        }
        return place;
    }
}
