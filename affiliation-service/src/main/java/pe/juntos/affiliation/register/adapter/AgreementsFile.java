package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code convenios.csv}: the agreements that households signed (AFF-4). */
@Component
class AgreementsFile implements RegisterFile {

    private static final String TABLE = "staging_agreement";

    private static final String AGREEMENTS = """
            insert into agreement as a (household, bucket, signed_on, means, account, pay_point)
            select household, bucket, signed_on, means, account, pay_point from staging_agreement
            where import_id = :import and bucket between :first and :last and refusal_code is null
            on conflict (household, signed_on) do update set means = excluded.means, account = excluded.account,
                pay_point = excluded.pay_point
            where (a.means, a.account, a.pay_point) is distinct from
                (excluded.means, excluded.account, excluded.pay_point)
            """;

    private final RegisterCodes codes;
    private final StagedLines lines;

    AgreementsFile(RegisterCodes codes, StagedLines lines) {
        this.codes = codes;
        this.lines = lines;
    }

    @Override
    public StagedFile<AgreementLine> staged() {
        return new StagedFile<>(
                "convenios",
                new AgreementLine.Format(),
                TABLE,
                List.of("bucket", "household", "content", "signed_on", "means", "account", "pay_point"),
                (line, copy) -> {
                    String code = codes.household(line.household());
                    copy.number(Buckets.of(code))
                            .text(code)
                            .number(Digest.of(line))
                            .date(line.signedOn())
                            .text(line.means().name())
                            .text(line.account())
                            .text(line.payPoint());
                });
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.refuseUnknownHouseholds(file, range, TABLE)
                .then(lines.dropRepeated(file, range, TABLE, "household", "signed_on"))
                .then(lines.run(file, range, AGREEMENTS));
    }

    @Override
    public Mono<Void> finish(FileImport file) {
        return lines.sourceReceived(file, "agreement");
    }
}
