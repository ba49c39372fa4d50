package pe.juntos.affiliation.register.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.register.NameKey;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** One line of {@code reniec.csv}; of the names only their comparable form is kept. */
record CivilRecordLine(
        String dni, String nameKey, Status status, @Nullable LocalDate diedOn) {

    enum Status {
        ALIVE,
        DECEASED
    }

    static final class Format implements CsvFormat<CivilRecordLine> {

        private static final Map<String, Status> STATUSES = Map.of("VIVO", Status.ALIVE, "FALLECIDO", Status.DECEASED);

        @Override
        public List<String> header() {
            return List.of("dni", "apellido_paterno", "apellido_materno", "nombres", "estado", "fecha_fallecimiento");
        }

        @Override
        public CivilRecordLine parse(CsvCells cells) {
            Status status = cells.code("estado", STATUSES);
            LocalDate diedOn = cells.optionalDate("fecha_fallecimiento");
            if (status == Status.ALIVE && diedOn != null) {
                throw new LineRefusal("DEATH_INCONSISTENT", "fecha_fallecimiento: la persona figura viva");
            }
            return new CivilRecordLine(
                    Cells.dni(cells.required("dni")).number(),
                    NameKey.of(
                            cells.required("apellido_paterno"),
                            cells.optional("apellido_materno"),
                            cells.required("nombres")),
                    status,
                    diedOn);
        }
    }
}
