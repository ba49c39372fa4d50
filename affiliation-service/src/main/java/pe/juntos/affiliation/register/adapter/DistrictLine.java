package pe.juntos.affiliation.register.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/** One line of {@code distritos.csv}; a district without a day of incorporation has not joined the programme. */
record DistrictLine(
        String ubigeo,
        String name,
        String province,
        String department,
        @Nullable LocalDate incorporatedOn) {

    static final class Format implements CsvFormat<DistrictLine> {

        @Override
        public List<String> header() {
            return List.of("ubigeo", "nombre", "provincia", "departamento", "incorporado_el");
        }

        @Override
        public DistrictLine parse(CsvCells cells) {
            return new DistrictLine(
                    Cells.ubigeo(cells),
                    cells.required("nombre"),
                    cells.required("provincia"),
                    cells.required("departamento"),
                    cells.optionalDate("incorporado_el"));
        }
    }
}
