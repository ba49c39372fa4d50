package pe.juntos.partner.eligibility.adapter;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.eligibility.FactLine;
import pe.juntos.partner.eligibility.Input;
import pe.juntos.partner.eligibility.Level;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;
import pe.juntos.platform.files.DatedFactFile;
import pe.juntos.platform.files.StagedFile;

/** {@code elegibilidad.csv}, one fact a line; a repeated line changes nothing, another value of the same day is a conflict. */
@Component
class FactFile extends DatedFactFile {

    private static final int LONGEST_ID = 64;
    private static final int MOST_MEMBERS = 99;

    static final StagedFile<FactLine> STAGED = new StagedFile<>(
            "elegibilidad",
            new Format(),
            "staging_eligibility_fact",
            List.of("bucket", "external_id", "member", "on_day", "input", "value"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .number(line.member())
                    .date(line.on())
                    .text(line.input().name())
                    .decimal(line.value()));

    FactFile(DatabaseClient client) {
        super(
                client,
                STAGED.kind(),
                new Facts(
                        "staging_eligibility_fact",
                        "eligibility_fact",
                        List.of("member", "input"),
                        "value",
                        List.of()));
    }

    private static final class Format implements CsvFormat<FactLine> {
        @Override
        public List<String> header() {
            return List.of("hogar_id", "miembro", "fecha", "dato", "valor");
        }

        @Override
        public FactLine parse(CsvCells cells) {
            var household = cells.required("hogar_id");
            if (household.length() > LONGEST_ID) {
                throw new LineRefusal("TOO_LONG", "hogar_id: más de " + LONGEST_ID + " caracteres");
            }
            var input = cells.code("dato", Input.byCode(Level.HOUSEHOLD, Level.MEMBER));
            return new FactLine(
                    household, member(input, cells), cells.date("fecha"), input, FactValues.of(input, cells));
        }

        /** A number within the household, never a document. */
        private static int member(Input input, CsvCells cells) {
            var number = cells.optionalCount("miembro");
            if ((input.level() == Level.MEMBER) != (number != null)) {
                throw new LineRefusal(
                        number == null ? "REQUIRED" : "MEMBER_NOT_EXPECTED", "miembro: solo en datos de una persona");
            }
            if (number == null) {
                return 0;
            }
            if (number < 1 || number > MOST_MEMBERS) {
                throw new LineRefusal("OUT_OF_RANGE", "miembro: de 1 a " + MOST_MEMBERS);
            }
            return number;
        }
    }
}
