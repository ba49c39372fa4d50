package pe.juntos.graduation.profile.adapter;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.profile.Input;
import pe.juntos.graduation.profile.Profile;
import pe.juntos.graduation.profile.ProfileLine;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;
import pe.juntos.platform.files.DatedFactFile;
import pe.juntos.platform.files.StagedFile;

/** {@code perfil.csv}, one fact a line; a repeated line changes nothing, another value of the same day is a conflict. */
@Component
class ProfileFile extends DatedFactFile {

    private static final int LONGEST_ID = 64;

    static final StagedFile<ProfileLine> STAGED = new StagedFile<>(
            "perfil",
            new Format(),
            "staging_profile",
            List.of("bucket", "external_id", "on_day", "input", "value"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .date(line.on())
                    .text(line.input().name())
                    .decimal(line.value()));

    ProfileFile(DatabaseClient client) {
        super(
                client,
                STAGED.kind(),
                new Facts("staging_profile", "profile_fact", List.of("input"), "value", List.of()));
    }

    private static final class Format implements CsvFormat<ProfileLine> {

        @Override
        public List<String> header() {
            return List.of("hogar_id", "fecha", "dato", "valor");
        }

        @Override
        public ProfileLine parse(CsvCells cells) {
            String household = cells.required("hogar_id");
            if (household.length() > LONGEST_ID) {
                throw new LineRefusal("TOO_LONG", "hogar_id: más de " + LONGEST_ID + " caracteres");
            }
            Input input = cells.code("dato", Input.byCode());
            return new ProfileLine(household, cells.date("fecha"), input, value(input, cells));
        }

        private static BigDecimal value(Input input, CsvCells cells) {
            String text = cells.required("valor");
            if (input.kind() == Input.Kind.FLAG) {
                return switch (text) {
                    case "S" -> BigDecimal.ONE;
                    case "N" -> BigDecimal.ZERO;
                    default -> throw new LineRefusal("UNKNOWN_CODE", "valor debe ser S o N");
                };
            }
            BigDecimal number = java.util.Objects.requireNonNull(cells.optionalDecimal("valor"), "it is there");
            if (!Profile.possible(input, number)) {
                throw new LineRefusal("NEGATIVE", "valor no puede ser negativo");
            }
            return number.stripTrailingZeros();
        }
    }
}
