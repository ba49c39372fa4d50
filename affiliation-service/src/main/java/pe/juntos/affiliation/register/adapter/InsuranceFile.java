package pe.juntos.affiliation.register.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/**
 * {@code seguros.csv}: which health insurance each person has, and since when. All members are to be in SIS, and nothing depends on
 * it: it is shown in the file and in the campaigns' work list.
 */
@Component
class InsuranceFile implements RegisterFile {

    /** Parameter of the work list: it asks whether the institution spoke at all. */
    static final String KIND = "seguros";

    private static final String STAGING = "staging_insurance";

    private static final String STORE = """
            insert into insurance as stored (member, bucket, insurer, since)
            select s.member, m.bucket, s.insurer, s.since from staging_insurance s join member m using (member)
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
            on conflict (member, since) do update set insurer = excluded.insurer
            where stored.insurer <> excluded.insurer
            """;

    private final RegisterCodes codes;
    private final StagedLines lines;

    InsuranceFile(RegisterCodes codes, StagedLines lines) {
        this.codes = codes;
        this.lines = lines;
    }

    @Override
    public StagedFile<InsuranceLine> staged() {
        return new StagedFile<>(
                KIND,
                new InsuranceLine.Format(),
                STAGING,
                List.of("bucket", "member", "content", "insurer", "since"),
                (line, copy) -> {
                    String code = codes.member(line.member());
                    copy.number(Buckets.of(code))
                            .text(code)
                            .number(Digest.of(line))
                            .text(line.insurer().name())
                            .date(line.since());
                });
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.refuseUnknownPersons(file, range, STAGING)
                .then(lines.dropRepeated(file, range, STAGING, List.of("member", "since")))
                .then(lines.run(file, range, List.of(STORE)));
    }

    /** Of the persons in the sender's territory. */
    @Override
    public boolean ofField() {
        return true;
    }

    @Override
    public Set<String> senders() {
        return Set.of("INSTITUTION", "INFORMATION_MANAGER");
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.sourceReceived(file, List.of("insurance"));
    }
}
