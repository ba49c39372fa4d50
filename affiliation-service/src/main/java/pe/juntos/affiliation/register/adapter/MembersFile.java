package pe.juntos.affiliation.register.adapter;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.register.NameKey;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.CopyLine;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code personas.csv} of SISFOH: who lives in each listed household. */
@Component
class MembersFile implements RegisterFile {

    private static final String TABLE = "staging_member";

    private final RegisterCodes codes;
    private final StagedLines lines;
    private final Clock clock;

    MembersFile(RegisterCodes codes, StagedLines lines, Clock clock) {
        this.codes = codes;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public StagedFile<MemberLine> staged() {
        return new StagedFile<>(
                "personas",
                new MemberLine.Format(clock),
                TABLE,
                List.of(
                        "bucket",
                        "household",
                        "member",
                        "external_id",
                        "content",
                        "dni",
                        "paternal_name",
                        "maternal_name",
                        "given_names",
                        "name_key",
                        "sex",
                        "birth_date",
                        "relationship",
                        "expected_delivery",
                        "level",
                        "recipient"),
                this::write);
    }

    private void write(MemberLine line, CopyLine copy) {
        String household = codes.household(line.household());
        copy.number(Buckets.of(household))
                .text(household)
                .text(codes.member(line.externalId()))
                .text(line.externalId())
                .number(Digest.of(line))
                .text(line.dni())
                .text(line.paternalName())
                .text(line.maternalName())
                .text(line.givenNames())
                .text(NameKey.of(line.paternalName(), line.maternalName(), line.givenNames()))
                .text(line.sex().name())
                .date(line.birthDate())
                .text(line.relationship().name())
                .date(line.expectedDelivery())
                .text(line.level().name())
                .bool(line.recipient());
    }

    @Override
    public boolean chunked() {
        return true;
    }

    /** What concerns persons of different households: the same id or the same DNI twice, and those who move. */
    @Override
    public Mono<Void> prepare(FileImport file) {
        return lines.dropRepeated(file, BucketRange.ALL, TABLE, List.of("member"))
                .then(lines.run(
                        file,
                        BucketRange.ALL,
                        List.of(
                                MembersSql.MERGED,
                                MembersSql.KEEP_REPORTED,
                                MembersSql.KEEP_LINKED,
                                MembersSql.DUPLICATE_DNI,
                                MembersSql.RECIPIENT_LEAVES)));
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.refuseUnknownHouseholds(file, range, TABLE)
                .then(lines.run(
                        file,
                        range,
                        List.of(
                                MembersSql.SECOND_RECIPIENT,
                                MembersSql.CHANGES,
                                MembersSql.MOVE_ATTACHMENTS,
                                MembersSql.MOVE_FACTS,
                                MembersSql.MOVE_TOLD,
                                MembersSql.NO_LONGER_DUPLICATE,
                                MembersSql.MEMBERS)));
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.sourceReceived(file, List.of("member"));
    }
}
