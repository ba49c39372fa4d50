package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code adscripciones.csv}: which post or school each person is attached to, and since when (AFF-5). */
@Component
class AttachmentsFile implements RegisterFile {

    private static final String ATTACHMENTS = """
            insert into attachment (member, bucket, establishment, since)
            select s.member, m.bucket, s.establishment, s.since
            from staging_attachment s join member m using (member)
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
            on conflict do nothing
            """;

    private final RegisterCodes codes;
    private final StagedLines lines;

    AttachmentsFile(RegisterCodes codes, StagedLines lines) {
        this.codes = codes;
        this.lines = lines;
    }

    @Override
    public StagedFile<AttachmentLine> staged() {
        return new StagedFile<>(
                "adscripciones",
                new AttachmentLine.Format(),
                "staging_attachment",
                List.of("bucket", "member", "establishment", "since"),
                (line, copy) -> {
                    String code = codes.member(line.member());
                    copy.number(Buckets.of(code))
                            .text(code)
                            .text(line.establishment())
                            .date(line.since());
                });
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.refuseUnknownPersons(file, range, "staging_attachment")
                .then(lines.run(file, range, List.of(ATTACHMENTS)));
    }

    @Override
    public boolean ofField() {
        return true;
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.sourceReceived(file, List.of("attachment"));
    }
}
