package pe.juntos.affiliation.register.adapter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** One line of {@code criterios.csv}: what districts are ranked by from a day on (TGT-1). */
record CriteriaLine(
        String ubigeo,
        LocalDate since,
        BigDecimal extremePoverty,
        BigDecimal povertyGap,
        BigDecimal chronicMalnutrition,
        BigDecimal politicalViolence,
        @Nullable Integer inhabitants,
        @Nullable BigDecimal poverty) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    static final class Format implements CsvFormat<CriteriaLine> {

        @Override
        public List<String> header() {
            return List.of(
                    "ubigeo",
                    "desde",
                    "pobreza_extrema",
                    "brecha_pobreza",
                    "desnutricion_cronica",
                    "violencia_politica",
                    "poblacion",
                    "pobreza_total");
        }

        @Override
        public CriteriaLine parse(CsvCells cells) {
            return new CriteriaLine(
                    Cells.ubigeo(cells),
                    cells.date("desde"),
                    percent(cells, "pobreza_extrema"),
                    percent(cells, "brecha_pobreza"),
                    percent(cells, "desnutricion_cronica"),
                    notNegative(decimal(cells, "violencia_politica"), "violencia_politica"),
                    inhabitants(cells),
                    cells.optional("pobreza_total") == null ? null : percent(cells, "pobreza_total"));
        }
    }

    private static BigDecimal percent(CsvCells cells, String column) {
        BigDecimal value = decimal(cells, column);
        if (value.signum() < 0 || value.compareTo(WHOLE) > 0) {
            throw new LineRefusal("PERCENT_OUT_OF_RANGE", column + ": se espera un porcentaje de 0 a 100");
        }
        return value;
    }

    private static BigDecimal decimal(CsvCells cells, String column) {
        cells.required(column);
        return Objects.requireNonNull(cells.optionalDecimal(column));
    }

    private static @Nullable Integer inhabitants(CsvCells cells) {
        Integer count = cells.optionalCount("poblacion");
        return count == null
                ? null
                : notNegative(BigDecimal.valueOf(count), "poblacion").intValueExact();
    }

    private static BigDecimal notNegative(BigDecimal value, String column) {
        if (value.signum() < 0) {
            throw new LineRefusal("NEGATIVE", column + ": no puede ser negativo");
        }
        return value;
    }
}
