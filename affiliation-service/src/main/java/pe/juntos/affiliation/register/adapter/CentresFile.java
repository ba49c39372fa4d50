package pe.juntos.affiliation.register.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.StagedFile;

/** {@code centros_poblados.csv}: the populated centres of the districts. */
@Component
class CentresFile implements FactFile {

    private static final String STAGING = "staging_populated_centre";
    private static final Facts FACTS = Facts.in(
            "populated_centre", STAGING, List.of("district", "centre"), List.of("name", "latitude", "longitude"));

    private final StagedLines lines;

    CentresFile(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public StagedFile<CentreLine> staged() {
        return new StagedFile<>(
                "centros_poblados",
                new CentreLine.Format(),
                STAGING,
                List.of("bucket", "district", "centre", "content", "name", "latitude", "longitude"),
                (line, copy) -> copy.number(Buckets.of(line.district()))
                        .text(line.district())
                        .text(line.centre())
                        .number(Digest.of(line))
                        .text(line.name())
                        .decimal(line.latitude())
                        .decimal(line.longitude()));
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
}
