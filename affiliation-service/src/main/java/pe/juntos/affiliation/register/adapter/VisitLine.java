package pe.juntos.affiliation.register.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Visit;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/** One line of {@code visitas.csv}. */
record VisitLine(
        String household, LocalDate visitedOn, @Nullable String gestor, Visit.Result result) {

    static final class Format implements CsvFormat<VisitLine> {

        private static final Map<String, Visit.Result> RESULTS = Map.of(
                "VERIFICADO", Visit.Result.VERIFIED,
                "NO_ENCONTRADO", Visit.Result.NOT_FOUND,
                "NO_CORRESPONDE", Visit.Result.NOT_RESIDENT);

        @Override
        public List<String> header() {
            return List.of("hogar_id", "fecha", "gestor", "resultado");
        }

        @Override
        public VisitLine parse(CsvCells cells) {
            return new VisitLine(
                    Cells.id(cells, "hogar_id"),
                    cells.date("fecha"),
                    cells.optional("gestor"),
                    cells.code("resultado", RESULTS));
        }
    }
}
