package pe.juntos.graduation.intake.adapter;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.intake.FormG2Line;
import pe.juntos.graduation.intake.FormG2Line.Expectation;
import pe.juntos.graduation.intake.FormG2Line.Preference;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code g2.csv}, the forms G2 of the gestores: a line for each member (GRA-4). */
@Component
class FormG2File implements FileApplication {

    private static final String STAGING = "staging_form_g2";
    private static final String FACTS = "form_g2";

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

    private final StagedLines lines;

    FormG2File(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public String kind() {
        return STAGED.kind();
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.addPerMember(file, range, STAGING, FACTS, "preference", "expectation");
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.analyze(FACTS);
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
