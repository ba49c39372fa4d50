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
class AgreementsFile implements FactFile {

    private static final String STAGING = "staging_agreement";
    private static final Facts FACTS = Facts.ofHouseholds(
            "agreement", STAGING, List.of("household", "signed_on"), List.of("means", "account", "pay_point"));

    /** Money would go elsewhere by the word of one person of the field: that is a life event that two decide on (AFF-5). */
    private static final String MOVES_MONEY = """
            with moving as (
                delete from staging_agreement s using standing t
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and t.household = s.household and t.state in ('AFFILIATED', 'SUSPENDED')
                  and not exists (select 1 from agreement a where a.household = s.household
                      and a.signed_on = s.signed_on
                      and (a.means, a.account, a.pay_point) is not distinct from (s.means, s.account, s.pay_point))
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'NEEDS_SECOND_PERSON',
                'El hogar ya está afiliado: dónde cobra se cambia con una novedad que aprueba otra persona' from moving
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
    public Mono<Void> apply(FileImport file, BucketRange range) {
        Mono<Void> held = Boolean.parseBoolean(file.parameters().get(BY_GESTOR))
                ? lines.run(file, range, List.of(MOVES_MONEY))
                : Mono.empty();
        return held.then(FactFile.super.apply(file, range));
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
