package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code distritos.csv}: since when each district takes part. */
@Component
class DistrictsFile implements RegisterFile {

    private static final String TABLE = "staging_district";

    private static final String DISTRICTS = """
            insert into district as d (ubigeo, name, province, department, incorporated_on)
            select ubigeo, name, province, department, incorporated_on from staging_district
            where import_id = :import and bucket between :first and :last and refusal_code is null
            on conflict (ubigeo) do update set name = excluded.name, province = excluded.province,
                department = excluded.department, incorporated_on = excluded.incorporated_on
            where (d.name, d.province, d.department, d.incorporated_on) is distinct from
                (excluded.name, excluded.province, excluded.department, excluded.incorporated_on)
            """;

    private final StagedLines lines;

    DistrictsFile(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public StagedFile<DistrictLine> staged() {
        return new StagedFile<>(
                "distritos",
                new DistrictLine.Format(),
                TABLE,
                List.of("bucket", "ubigeo", "content", "name", "province", "department", "incorporated_on"),
                (line, copy) -> copy.number(Buckets.of(line.ubigeo()))
                        .text(line.ubigeo())
                        .number(Digest.of(line))
                        .text(line.name())
                        .text(line.province())
                        .text(line.department())
                        .date(line.incorporatedOn()));
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.dropRepeated(file, range, TABLE, "ubigeo").then(lines.run(file, range, DISTRICTS));
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.sourceReceived(file, "district");
    }
}
