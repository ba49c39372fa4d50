package pe.juntos.affiliation.register.adapter;

import java.time.LocalDate;
import java.util.List;
import pe.juntos.affiliation.register.Establishment;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;

/** One line of {@code adscripciones.csv}. */
record AttachmentLine(String member, String establishment, LocalDate since) {

    static final class Format implements CsvFormat<AttachmentLine> {

        @Override
        public List<String> header() {
            return List.of("persona_id", "establecimiento", "desde");
        }

        @Override
        public AttachmentLine parse(CsvCells cells) {
            String establishment = cells.required("establecimiento");
            if (!Establishment.wellFormed(establishment)) {
                throw new LineRefusal(
                        "ESTABLISHMENT_INVALID", "establecimiento: se espera S- y 8 dígitos, o E- y 7 dígitos");
            }
            return new AttachmentLine(Cells.id(cells, "persona_id"), establishment, cells.date("desde"));
        }
    }
}
