package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.StagedFile;

/** {@code reniec.csv}: which numbers exist, under which names, and who has died (AFF-2). */
@Component
class CivilRecordsFile implements FactFile {

    private static final String STAGING = "staging_civil_record";
    private static final Facts FACTS =
            Facts.in("civil_record", STAGING, List.of("dni"), List.of("name_key", "deceased", "died_on"));

    private final StagedLines lines;

    CivilRecordsFile(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public StagedFile<CivilRecordLine> staged() {
        return new StagedFile<>(
                "reniec",
                new CivilRecordLine.Format(),
                STAGING,
                List.of("bucket", "dni", "content", "name_key", "deceased", "died_on"),
                (line, copy) -> copy.number(Buckets.of(line.dni()))
                        .text(line.dni())
                        .number(Digest.of(line))
                        .text(line.nameKey())
                        .bool(line.status() == CivilRecordLine.Status.DECEASED)
                        .date(line.diedOn()));
    }

    @Override
    public StagedLines lines() {
        return lines;
    }

    @Override
    public Facts facts() {
        return FACTS;
    }
}
