package pe.juntos.graduation.intake.adapter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.intake.FormG2Line;
import pe.juntos.graduation.intake.FormG2Line.Expectation;
import pe.juntos.graduation.intake.FormG2Line.Preference;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.files.DatedFactFile;
import pe.juntos.platform.files.StagedFile;

/** {@code g2.csv}, the forms G2 of the gestores: a line for each member (GRA-4). */
@Component
class FormG2File extends DatedFactFile {

    private static final String STAGING = "staging_form_g2";

    static final StagedFile<FormG2Line> STAGED = new StagedFile<>(
            "g2",
            new Format(),
            STAGING,
            List.of("bucket", "external_id", "on_day", "content", "member", "preference", "expectation"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .date(line.on())
                    .number(Cells.digest(line))
                    .text(line.member())
                    .text(line.preference().name())
                    .text(line.expectation() == null ? null : line.expectation().name()));

    FormG2File(DatabaseClient client) {
        super(
                client,
                STAGED.kind(),
                new Facts(STAGING, "form_g2", List.of("member"), "content", List.of("preference", "expectation")));
    }

    private static final class Format implements CsvFormat<FormG2Line> {

        private static final Map<String, Preference> PREFERENCES = Map.of(
                "EDUCATIVO", Preference.EDUCATIONAL,
                "PRODUCTIVO", Preference.PRODUCTIVE,
                "EMPRENDEDOR", Preference.ENTREPRENEUR,
                "EFECTIVO", Preference.CASH,
                "NINGUNO", Preference.NONE);

        private static final Map<String, Expectation> EXPECTATIONS = Map.of(
                "ESTUDIO_TECNICO", Expectation.TECHNICAL_STUDY,
                "ESTUDIO_SUPERIOR", Expectation.HIGHER_STUDY,
                "AGRICULTURA", Expectation.FARMING,
                "GANADERIA", Expectation.LIVESTOCK,
                "COMERCIO", Expectation.TRADE,
                "ARTESANIA", Expectation.CRAFT,
                "EMPLEO", Expectation.EMPLOYMENT,
                "OTRO", Expectation.OTHER);

        @Override
        public List<String> header() {
            return List.of("hogar_id", "fecha", "persona_id", "preferencia", "expectativa");
        }

        @Override
        public FormG2Line parse(CsvCells cells) {
            return new FormG2Line(
                    Cells.household(cells),
                    cells.date("fecha"),
                    Cells.id(cells, "persona_id"),
                    cells.code("preferencia", PREFERENCES),
                    expectation(cells));
        }

        private static @Nullable Expectation expectation(CsvCells cells) {
            return cells.optional("expectativa") == null ? null : cells.code("expectativa", EXPECTATIONS);
        }
    }
}
