package pe.juntos.affiliation.register.adapter;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/** One line of {@code centros_poblados.csv}; {@code centro_poblado} is what the other files call the place. */
record CentreLine(
        String district,
        String centre,
        String name,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude) {

    static final class Format implements CsvFormat<CentreLine> {

        @Override
        public List<String> header() {
            return List.of("ubigeo", "centro_poblado", "nombre", "latitud", "longitud");
        }

        @Override
        public CentreLine parse(CsvCells cells) {
            return new CentreLine(
                    Cells.ubigeo(cells),
                    cells.required("centro_poblado"),
                    cells.required("nombre"),
                    Cells.latitude(cells),
                    Cells.longitude(cells));
        }
    }
}
