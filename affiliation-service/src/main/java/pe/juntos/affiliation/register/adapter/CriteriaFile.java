package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.StagedFile;

/** {@code criterios.csv}: what districts are ranked by (TGT-1). */
@Component
class CriteriaFile implements FactFile {

    private static final String STAGING = "staging_criteria";
    private static final List<String> VALUES = List.of(
            "extreme_poverty", "poverty_gap", "chronic_malnutrition", "political_violence", "inhabitants", "poverty");
    private static final Facts FACTS = Facts.in("district_criteria", STAGING, List.of("ubigeo", "since"), VALUES);

    private final StagedLines lines;

    CriteriaFile(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public StagedFile<CriteriaLine> staged() {
        return new StagedFile<>(
                "criterios",
                new CriteriaLine.Format(),
                STAGING,
                List.of(
                        "bucket",
                        "ubigeo",
                        "content",
                        "since",
                        "extreme_poverty",
                        "poverty_gap",
                        "chronic_malnutrition",
                        "political_violence",
                        "inhabitants",
                        "poverty"),
                (line, copy) -> copy.number(Buckets.of(line.ubigeo()))
                        .text(line.ubigeo())
                        .number(Digest.of(line))
                        .date(line.since())
                        .decimal(line.extremePoverty())
                        .decimal(line.povertyGap())
                        .decimal(line.chronicMalnutrition())
                        .decimal(line.politicalViolence())
                        .number(line.inhabitants())
                        .decimal(line.poverty()));
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
