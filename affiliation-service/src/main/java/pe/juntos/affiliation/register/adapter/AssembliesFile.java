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
class AssembliesFile implements RegisterFile {

    private static final String TABLE = "staging_assembly";

    private static final String RESULTS = """
            insert into assembly_result as a (household, bucket, act, held_on, district, populated_centre, attendees,
                result, motive)
            select household, bucket, act, held_on, district, populated_centre, attendees, result, motive
            from staging_assembly
            where import_id = :import and bucket between :first and :last and refusal_code is null
            on conflict (household, act) do update set held_on = excluded.held_on, district = excluded.district,
                populated_centre = excluded.populated_centre, attendees = excluded.attendees,
                result = excluded.result, motive = excluded.motive
            where (a.held_on, a.district, a.populated_centre, a.attendees, a.result, a.motive) is distinct from
                (excluded.held_on, excluded.district, excluded.populated_centre, excluded.attendees, excluded.result,
                excluded.motive)
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
                TABLE,
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
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.refuseUnknownHouseholds(file, range, TABLE)
                .then(lines.dropRepeated(file, range, TABLE, "household", "act"))
                .then(lines.run(file, range, RESULTS));
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.sourceReceived(file, "assembly_result");
    }
}
