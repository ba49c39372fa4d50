package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.StagedFile;

/** {@code visitas.csv}: what the gestores found (AFF-1). */
@Component
class VisitsFile implements FactFile {

    private static final String STAGING = "staging_visit";
    private static final Facts FACTS =
            Facts.ofHouseholds("visit", STAGING, List.of("household", "visited_on"), List.of("gestor", "result"));

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
                STAGING,
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
    public boolean ofField() {
        return true;
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
