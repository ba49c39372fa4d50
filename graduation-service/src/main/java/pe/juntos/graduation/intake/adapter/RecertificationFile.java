package pe.juntos.graduation.intake.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.intake.RecertificationLine;
import pe.juntos.graduation.review.SocioEconomicClass;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code recertificacion.csv} of SISFOH (GRA-2). */
@Component
class RecertificationFile implements FileApplication {

    private static final String STAGING = "staging_recertification";
    private static final String FACTS = "recertification";

    static final StagedFile<RecertificationLine> STAGED = new StagedFile<>(
            "recertificacion",
            new Format(),
            STAGING,
            List.of("bucket", "external_id", "on_day", "content", "result"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .date(line.on())
                    .number(Cells.digest(line))
                    .text(line.result().name()));

    private final StagedLines lines;

    RecertificationFile(StagedLines lines) {
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
        return lines.add(file, range, STAGING, FACTS, "result");
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.analyze(FACTS);
    }

    private static final class Format implements CsvFormat<RecertificationLine> {

        private static final Map<String, SocioEconomicClass> RESULTS = Map.of(
                "POBRE_EXTREMO", SocioEconomicClass.EXTREME_POOR,
                "POBRE", SocioEconomicClass.POOR,
                "NO_POBRE", SocioEconomicClass.NOT_POOR);

        @Override
        public List<String> header() {
            return List.of("hogar_id", "fecha", "resultado");
        }

        @Override
        public RecertificationLine parse(CsvCells cells) {
            return new RecertificationLine(
                    Cells.household(cells), cells.date("fecha"), cells.code("resultado", RESULTS));
        }
    }
}
