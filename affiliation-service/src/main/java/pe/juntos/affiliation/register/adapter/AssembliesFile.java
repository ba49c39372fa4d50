package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Assembly;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code asamblea.csv}: what the communal assemblies said of each listed household (AFF-1). */
@Component
class AssembliesFile implements FactFile {

    private static final String STAGING = "staging_assembly";
    private static final Facts FACTS = Facts.ofHouseholds(
            "assembly_result",
            STAGING,
            List.of("household", "act"),
            List.of("held_on", "district", "populated_centre", "attendees", "result", "motive"));

    /** Closed minutes are not changed by a file either; what it merely repeats is accepted. */
    private static final String REFUSE_CLOSED = """
            with closed as (
                delete from staging_assembly s using assembly_act a
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and a.act = s.act
                  and not exists (select 1 from assembly_result r where r.household = s.household and r.act = s.act
                      and (r.held_on, r.result, r.motive) is not distinct from (s.held_on, s.result, s.motive))
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'ACT_CLOSED', 'El acta se levantó en el sistema: se corrige con un acta nueva'
            from closed
            """;

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

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.run(file, range, List.of(REFUSE_CLOSED)).then(FactFile.super.apply(file, range));
    }
}
