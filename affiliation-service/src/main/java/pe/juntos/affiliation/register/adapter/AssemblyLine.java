package pe.juntos.affiliation.register.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Assembly;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** One line of {@code asamblea.csv}. */
record AssemblyLine(
        String act,
        String district,
        @Nullable String populatedCentre,
        LocalDate heldOn,
        @Nullable Integer attendees,
        String household,
        Assembly.Result result,
        Assembly.@Nullable Motive motive) {

    static final class Format implements CsvFormat<AssemblyLine> {

        private static final Map<String, Assembly.Result> RESULTS = Map.of(
                "VALIDADO", Assembly.Result.VALIDATED,
                "RETIRADO", Assembly.Result.REMOVED,
                "CUESTIONADO", Assembly.Result.CONTESTED);
        private static final Map<String, Assembly.Motive> MOTIVES = Map.of(
                "DUPLICADO", Assembly.Motive.DUPLICATE,
                "MIGRO", Assembly.Motive.MOVED_AWAY,
                "FALLECIDO", Assembly.Motive.DECEASED,
                "NO_RESIDE", Assembly.Motive.NOT_RESIDENT,
                "SITUACION_ECONOMICA", Assembly.Motive.ECONOMIC_SITUATION);

        @Override
        public List<String> header() {
            return List.of(
                    "acta_id", "ubigeo", "centro_poblado", "fecha", "asistentes", "hogar_id", "resultado", "motivo");
        }

        @Override
        public AssemblyLine parse(CsvCells cells) {
            Assembly.Result result = cells.code("resultado", RESULTS);
            return new AssemblyLine(
                    Cells.id(cells, "acta_id"),
                    Cells.ubigeo(cells),
                    cells.optional("centro_poblado"),
                    cells.date("fecha"),
                    attendees(cells),
                    Cells.id(cells, "hogar_id"),
                    result,
                    motive(cells, result));
        }

        private static @Nullable Integer attendees(CsvCells cells) {
            Integer attendees = cells.optionalCount("asistentes");
            if (attendees != null && attendees < 0) {
                throw new LineRefusal("NEGATIVE", "asistentes: no puede ser negativo");
            }
            return attendees;
        }

        private static Assembly.@Nullable Motive motive(CsvCells cells, Assembly.Result result) {
            Assembly.Motive motive = Cells.optionalCode(cells, "motivo", MOTIVES);
            if (result == Assembly.Result.REMOVED && motive == null) {
                throw new LineRefusal("MOTIVE_REQUIRED", "motivo: obligatorio cuando se retira un hogar");
            }
            if (result == Assembly.Result.VALIDATED && motive != null) {
                throw new LineRefusal("MOTIVE_NOT_EXPECTED", "motivo: debe estar vacío cuando se valida un hogar");
            }
            return motive;
        }
    }
}
