package pe.juntos.affiliation.register.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/**
 * One line of {@code gestores.csv}.
 *
 * @param gestor subject of the gestor's token
 * @param centre empty for the whole district
 */
record GestorLine(
        String gestor,
        String district,
        String centre,
        LocalDate since,
        @Nullable LocalDate until) {

    static final class Format implements CsvFormat<GestorLine> {

        @Override
        public List<String> header() {
            return List.of("gestor", "ubigeo", "centro_poblado", "desde", "hasta");
        }

        @Override
        public GestorLine parse(CsvCells cells) {
            String centre = cells.optional("centro_poblado");
            LocalDate since = cells.date("desde");
            LocalDate until = cells.optionalDate("hasta");
            Cells.inOrder(since, until, "DATES_INVERTED", "hasta es anterior a desde");
            return new GestorLine(
                    Cells.id(cells, "gestor"), Cells.ubigeo(cells), centre == null ? "" : centre, since, until);
        }
    }
}
