package pe.juntos.affiliation.register.adapter;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.FileWords;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/** One line of {@code hogares.csv}. */
record HouseholdLine(
        String externalId,
        String district,
        @Nullable String populatedCentre,
        SocioEconomicClass socioEconomicClass,
        LocalDate classFrom,
        @Nullable LocalDate classUntil,
        @Nullable String address,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {

    static final class Format implements CsvFormat<HouseholdLine> {

        @Override
        public List<String> header() {
            return List.of(
                    "hogar_id",
                    "ubigeo",
                    "centro_poblado",
                    "cse",
                    "cse_desde",
                    "cse_hasta",
                    "direccion",
                    "latitud",
                    "longitud");
        }

        @Override
        public HouseholdLine parse(CsvCells cells) {
            LocalDate from = cells.date("cse_desde");
            LocalDate until = cells.optionalDate("cse_hasta");
            Cells.inOrder(from, until, "CLASS_DATES_INVERTED", "cse_hasta: anterior a cse_desde");
            return new HouseholdLine(
                    Cells.id(cells, "hogar_id"),
                    Cells.ubigeo(cells),
                    cells.optional("centro_poblado"),
                    cells.code("cse", FileWords.CLASSES),
                    from,
                    until,
                    cells.optional("direccion"),
                    Cells.latitude(cells),
                    Cells.longitude(cells));
        }
    }
}
