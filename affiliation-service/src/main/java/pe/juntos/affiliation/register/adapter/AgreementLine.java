package pe.juntos.affiliation.register.adapter;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.household.FileWords;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;

/** One line of {@code convenios.csv}; an account or pay point that is missing holds the payment, not the agreement. */
record AgreementLine(
        String household,
        LocalDate signedOn,
        Agreement.Means means,
        @Nullable String account,
        @Nullable String payPoint) {

    static final class Format implements CsvFormat<AgreementLine> {

        @Override
        public List<String> header() {
            return List.of("hogar_id", "fecha_firma", "medio_pago", "cuenta", "punto_pago");
        }

        @Override
        public AgreementLine parse(CsvCells cells) {
            return new AgreementLine(
                    Cells.id(cells, "hogar_id"),
                    cells.date("fecha_firma"),
                    cells.code("medio_pago", FileWords.MEANS),
                    cells.optional("cuenta"),
                    cells.optional("punto_pago"));
        }
    }
}
