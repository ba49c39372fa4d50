package pe.juntos.coresponsibility.establishment.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.establishment.EstablishmentCode;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** A line of {@code responsables.csv}. */
record SignatoryLine(
        EstablishmentCode establishment,
        String signature,
        String name,
        LocalDate from,
        @Nullable LocalDate until) {

    static final class Format implements CsvFormat<SignatoryLine> {
        @Override
        public List<String> header() {
            return List.of("establecimiento", "firma", "nombre", "desde", "hasta");
        }

        @Override
        public SignatoryLine parse(CsvCells cells) {
            var code = EstablishmentCode.parse(cells.required("establecimiento"))
                    .orElseThrow(() -> new LineRefusal(
                            "ESTABLISHMENT_CODE", "establecimiento no es S- y 8 dígitos ni E- y 7 dígitos"));
            var line = new SignatoryLine(
                    code,
                    cells.required("firma"),
                    cells.required("nombre"),
                    cells.date("desde"),
                    cells.optionalDate("hasta"));
            if (line.until() != null && line.until().isBefore(line.from())) {
                throw new LineRefusal("UNTIL_BEFORE_FROM", "hasta es anterior a desde");
            }
            return line;
        }
    }
}
