package pe.juntos.graduation.intake.adapter;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.intake.FormG1Line;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code g1.csv}, the forms G1 of the gestores (GRA-3). */
@Component
class FormG1File implements FileApplication {

    private static final String STAGING = "staging_form_g1";
    private static final String FACTS = "form_g1";
    private static final String[] ANSWERS = {
        "holder_age",
        "holder_level",
        "holder_schooling",
        "land",
        "large_animals",
        "independent_workers",
        "workers",
        "irrigation",
        "vehicle"
    };

    static final StagedFile<FormG1Line> STAGED = new StagedFile<>(
            "g1",
            new FormG1Format(),
            STAGING,
            java.util.stream.Stream.concat(
                            java.util.stream.Stream.of("bucket", "external_id", "on_day", "content"),
                            java.util.Arrays.stream(ANSWERS))
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

    private final StagedLines lines;

    FormG1File(StagedLines lines) {
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
        return lines.add(file, range, STAGING, FACTS, ANSWERS);
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.analyze(FACTS);
    }

    private static @Nullable String flag(@Nullable Boolean answer) {
        return answer == null ? null : answer.toString();
    }
}
