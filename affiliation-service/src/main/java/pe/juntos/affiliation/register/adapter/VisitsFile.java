package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code visitas.csv}: what the gestores found (AFF-1). */
@Component
class VisitsFile implements RegisterFile {

    private static final String TABLE = "staging_visit";

    private static final String VISITS = """
            insert into visit as v (household, bucket, visited_on, gestor, result)
            select household, bucket, visited_on, gestor, result from staging_visit
            where import_id = :import and bucket between :first and :last and refusal_code is null
            on conflict (household, visited_on) do update set gestor = excluded.gestor, result = excluded.result
            where (v.gestor, v.result) is distinct from (excluded.gestor, excluded.result)
            """;

    private final RegisterCodes codes;
    private final StagedLines lines;

    VisitsFile(RegisterCodes codes, StagedLines lines) {
        this.codes = codes;
        this.lines = lines;
    }

    @Override
    public StagedFile<VisitLine> staged() {
        return new StagedFile<>(
                "visitas",
                new VisitLine.Format(),
                TABLE,
                List.of("bucket", "household", "content", "visited_on", "gestor", "result"),
                (line, copy) -> {
                    String code = codes.household(line.household());
                    copy.number(Buckets.of(code))
                            .text(code)
                            .number(Digest.of(line))
                            .date(line.visitedOn())
                            .text(line.gestor())
                            .text(line.result().name());
                });
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.refuseUnknownHouseholds(file, range, TABLE)
                .then(lines.dropRepeated(file, range, TABLE, "household", "visited_on"))
                .then(lines.run(file, range, VISITS));
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.sourceReceived(file, "visit");
    }
}
