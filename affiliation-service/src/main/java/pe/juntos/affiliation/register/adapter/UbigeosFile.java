package pe.juntos.affiliation.register.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.register.UbigeoColumns;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.StagedFile;

/** {@code ubigeos.csv}: the catalogue of districts; since when one takes part is another file's matter. */
@Component
class UbigeosFile implements FactFile {

    private static final String STAGING = "staging_district";
    private static final Facts FACTS =
            Facts.in("district", STAGING, List.of("ubigeo"), List.of("name", "province", "department"));

    private final StagedLines lines;

    UbigeosFile(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public StagedFile<UbigeoLine> staged() {
        return staged(UbigeoColumns.plain());
    }

    StagedFile<UbigeoLine> staged(UbigeoColumns columns) {
        return new StagedFile<>(
                "ubigeos",
                new UbigeoLine.Format(columns),
                STAGING,
                List.of("bucket", "ubigeo", "content", "name", "province", "department"),
                (line, copy) -> copy.number(Buckets.of(line.ubigeo()))
                        .text(line.ubigeo())
                        .number(Digest.of(line))
                        .text(line.name())
                        .text(line.province())
                        .text(line.department()));
    }

    @Override
    public Set<String> senders() {
        return Set.of("INSTITUTION", "INFORMATION_MANAGER");
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
