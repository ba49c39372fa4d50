package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Assembly;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.files.StagedFile;

/** {@code asamblea.csv}: what the communal assemblies said of each listed household (AFF-1). */
@Component
class AssembliesFile implements FactFile {

    private static final String STAGING = "staging_assembly";
    private static final Facts FACTS = Facts.ofHouseholds(
            "assembly_result",
            STAGING,
            List.of("household", "act"),
            List.of("held_on", "district", "populated_centre", "attendees", "result", "motive"));

    private final RegisterCodes codes;
    private final StagedLines lines;

    AssembliesFile(RegisterCodes codes, StagedLines lines) {
        this.codes = codes;
        this.lines = lines;
    }

    @Override
    public StagedFile<AssemblyLine> staged() {
        return new StagedFile<>(
                "asamblea",
                new AssemblyLine.Format(),
                STAGING,
                List.of(
                        "bucket",
                        "household",
                        "content",
                        "act",
                        "held_on",
                        "district",
                        "populated_centre",
                        "attendees",
                        "result",
                        "motive"),
                this::write);
    }

    private void write(AssemblyLine line, CopyLine copy) {
        String code = codes.household(line.household());
        Assembly.Motive motive = line.motive();
        copy.number(Buckets.of(code))
                .text(code)
                .number(Digest.of(line))
                .text(line.act())
                .date(line.heldOn())
                .text(line.district())
                .text(line.populatedCentre())
                .number(line.attendees())
                .text(line.result().name())
                .text(motive == null ? null : motive.name());
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
