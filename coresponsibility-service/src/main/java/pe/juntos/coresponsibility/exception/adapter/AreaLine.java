package pe.juntos.coresponsibility.exception.adapter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.exception.PopulatedCentre;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/**
 * A line of {@code excepciones_area.csv}.
 *
 * @param centre null for the whole district
 */
record AreaLine(
        String id,
        Period period,
        String district,
        @Nullable String centre,
        ExceptionReason reason,
        String support,
        String proposedBy,
        String approvedBy) {

    record Format(ExceptionCells exception) implements CsvFormat<AreaLine> {
        @Override
        public List<String> header() {
            return List.of(
                    "excepcion_id",
                    "periodo",
                    "ubigeo",
                    "centro_poblado",
                    "motivo",
                    "sustento",
                    "propuesta_por",
                    "aprobada_por");
        }

        @Override
        public AreaLine parse(CsvCells cells) {
            var id = cells.required("excepcion_id");
            var period = ExceptionCells.period(cells);
            var district = cells.required("ubigeo");
            if (!district.matches("[0-9]{6}")) {
                throw new LineRefusal("DISTRICT_CODE", "ubigeo no es un código de seis cifras");
            }
            return new AreaLine(
                    id,
                    period,
                    district,
                    centre(cells, district),
                    exception.reason(cells, period),
                    cells.required("sustento"),
                    cells.required("propuesta_por"),
                    ExceptionCells.approver(cells));
        }

        private static @Nullable String centre(CsvCells cells, String district) {
            var name = cells.optional("centro_poblado");
            if (name != null && !PopulatedCentre.isGood(district, name)) {
                throw new LineRefusal("TOO_LONG", "centro_poblado no es un nombre de hasta 200 caracteres");
            }
            return name;
        }
    }
}
