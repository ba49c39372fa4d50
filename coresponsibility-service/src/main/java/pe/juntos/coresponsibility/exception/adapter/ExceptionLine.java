package pe.juntos.coresponsibility.exception.adapter;

import java.util.List;
import pe.juntos.coresponsibility.exception.ExceptionReason;
import pe.juntos.coresponsibility.period.Period;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/** A line of {@code excepciones.csv}. */
record ExceptionLine(
        String id,
        Period period,
        String person,
        ExceptionReason reason,
        String support,
        String proposedBy,
        String approvedBy) {

    record Format(ExceptionCells exception) implements CsvFormat<ExceptionLine> {
        @Override
        public List<String> header() {
            return List.of(
                    "excepcion_id", "periodo", "persona_id", "motivo", "sustento", "propuesta_por", "aprobada_por");
        }

        @Override
        public ExceptionLine parse(CsvCells cells) {
            var id = cells.required("excepcion_id");
            var period = ExceptionCells.period(cells);
            return new ExceptionLine(
                    id,
                    period,
                    cells.required("persona_id"),
                    exception.reason(cells, period),
                    cells.required("sustento"),
                    cells.required("propuesta_por"),
                    ExceptionCells.approver(cells));
        }
    }
}
