package pe.juntos.partner.eligibility.adapter;

import java.math.BigDecimal;
import java.util.Objects;
import pe.juntos.partner.eligibility.Facts;
import pe.juntos.partner.eligibility.Input;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.LineRefusal;

/** The column {@code valor}: a number, S or N, or a day of birth, as the fact wants it. */
final class FactValues {

    private static final String COLUMN = "valor";

    private FactValues() {}

    static BigDecimal of(Input input, CsvCells cells) {
        return switch (input.kind()) {
            case FLAG -> flag(cells.required(COLUMN));
            case BIRTH -> BigDecimal.valueOf(cells.date(COLUMN).toEpochDay());
            case NUMBER -> number(input, cells);
        };
    }

    private static BigDecimal flag(String text) {
        return switch (text) {
            case "S" -> BigDecimal.ONE;
            case "N" -> BigDecimal.ZERO;
            default -> throw new LineRefusal("UNKNOWN_CODE", "valor debe ser S o N");
        };
    }

    private static BigDecimal number(Input input, CsvCells cells) {
        cells.required(COLUMN);
        var number = Objects.requireNonNull(cells.optionalDecimal(COLUMN), "it is there");
        if (!Facts.possible(input, number)) {
            throw new LineRefusal("NEGATIVE", "valor no puede ser negativo");
        }
        return number.stripTrailingZeros();
    }
}
