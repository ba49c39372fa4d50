package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.StagedFile;

/** {@code distritos.csv}: since when each district takes part. */
@Component
class DistrictsFile implements FactFile {

    private static final String STAGING = "staging_district";
    private static final Facts FACTS = Facts.in(
            "district", STAGING, List.of("ubigeo"), List.of("name", "province", "department", "incorporated_on"));

    private final StagedLines lines;

    DistrictsFile(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public StagedFile<DistrictLine> staged() {
        return new StagedFile<>(
                "distritos",
                new DistrictLine.Format(),
                STAGING,
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
    public StagedLines lines() {
        return lines;
    }

    @Override
    public Facts facts() {
        return FACTS;
    }

    /** Some two thousand lines. */
    @Override
    public boolean chunked() {
        return false;
    }
}
