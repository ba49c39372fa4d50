package pe.juntos.affiliation.register.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/** One line of {@code seguros.csv}: which health insurance a person has from a day on. */
record InsuranceLine(String member, Insurer insurer, LocalDate since) {

    enum Insurer {
        SIS,
        ESSALUD,
        OTHER,
        NONE
    }

    static final class Format implements CsvFormat<InsuranceLine> {

        private static final Map<String, Insurer> INSURERS = Map.of(
                "SIS", Insurer.SIS,
                "ESSALUD", Insurer.ESSALUD,
                "OTRO", Insurer.OTHER,
                "NINGUNO", Insurer.NONE);

        @Override
        public List<String> header() {
            return List.of("persona_id", "seguro", "desde");
        }

        @Override
        public InsuranceLine parse(CsvCells cells) {
            return new InsuranceLine(
                    Cells.id(cells, "persona_id"), cells.code("seguro", INSURERS), cells.date("desde"));
        }
    }
}
