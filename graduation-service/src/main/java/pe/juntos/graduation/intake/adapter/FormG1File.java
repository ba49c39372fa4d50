package pe.juntos.graduation.intake.adapter;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.intake.FormG1Line;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.DatedFactFile;
import pe.juntos.platform.files.StagedFile;

/** {@code g1.csv}, the forms G1 of the gestores (GRA-3). */
@Component
class FormG1File extends DatedFactFile {

    private static final String STAGING = "staging_form_g1";
    private static final List<String> ANSWERS = List.of(
            "holder_age",
            "holder_level",
            "holder_schooling",
            "land",
            "large_animals",
            "independent_workers",
            "workers",
            "irrigation",
            "vehicle");

    static final StagedFile<FormG1Line> STAGED = new StagedFile<>(
            "g1",
            new FormG1Format(),
            STAGING,
            Stream.concat(Stream.of("bucket", "external_id", "on_day", "content"), ANSWERS.stream())
                    .toList(),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .date(line.on())
                    .number(Cells.digest(line))
                    .number(line.age())
                    .text(line.level() == null ? null : line.level().name())
                    .decimal(line.schooling())
                    .decimal(line.land())
                    .number(line.largeAnimals())
                    .number(line.independentWorkers())
                    .number(line.workers())
                    .text(flag(line.irrigation()))
                    .text(flag(line.vehicle())));

    FormG1File(DatabaseClient client) {
        super(client, STAGED.kind(), new Facts(STAGING, "form_g1", List.of(), "content", ANSWERS));
    }

    private static @Nullable String flag(@Nullable Boolean answer) {
        return answer == null ? null : answer.toString();
    }
}
