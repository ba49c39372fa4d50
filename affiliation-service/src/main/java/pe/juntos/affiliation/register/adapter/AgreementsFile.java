package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.StagedFile;

/** {@code convenios.csv}: the agreements that households signed (AFF-4). */
@Component
class AgreementsFile implements FactFile {

    private static final String STAGING = "staging_agreement";
    private static final Facts FACTS = Facts.ofHouseholds(
            "agreement", STAGING, List.of("household", "signed_on"), List.of("means", "account", "pay_point"));

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
                STAGING,
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
    public StagedLines lines() {
        return lines;
    }

    @Override
    public Facts facts() {
        return FACTS;
    }
}
