package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code reniec.csv}: which numbers exist, under which names, and who has died (AFF-2). */
@Component
class CivilRecordsFile implements RegisterFile {

    private static final String TABLE = "staging_civil_record";

    private static final String RECORDS = """
            insert into civil_record as c (dni, name_key, deceased, died_on)
            select dni, name_key, deceased, died_on from staging_civil_record
            where import_id = :import and bucket between :first and :last and refusal_code is null
            on conflict (dni) do update set name_key = excluded.name_key, deceased = excluded.deceased,
                died_on = excluded.died_on
            where (c.name_key, c.deceased, c.died_on) is distinct from
                (excluded.name_key, excluded.deceased, excluded.died_on)
            """;

    private final StagedLines lines;

    CivilRecordsFile(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public StagedFile<CivilRecordLine> staged() {
        return new StagedFile<>(
                "reniec",
                new CivilRecordLine.Format(),
                TABLE,
                List.of("bucket", "dni", "content", "name_key", "deceased", "died_on"),
                (line, copy) -> copy.number(Buckets.of(line.dni()))
                        .text(line.dni())
                        .number(Digest.of(line))
                        .text(line.nameKey())
                        .bool(line.status() == CivilRecordLine.Status.DECEASED)
                        .date(line.diedOn()));
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.dropRepeated(file, range, TABLE, "dni").then(lines.run(file, range, RECORDS));
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.sourceReceived(file, "civil_record");
    }
}
