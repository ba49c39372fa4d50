package pe.juntos.affiliation.register.adapter;

import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code gestores.csv}: which places each gestor answers for, and between which days (USR-3). */
@Component
class GestoresFile implements FactFile {

    private static final String STAGING = "staging_gestor_assignment";
    private static final Facts FACTS =
            Facts.in("gestor_assignment", STAGING, List.of("gestor", "district", "centre", "since"), List.of("until"));

    private static final String UNKNOWN_DISTRICT = """
            with unknown as (
                delete from staging_gestor_assignment s
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and exists (select 1 from source_received where kind = 'ubigeos')
                  and not exists (select 1 from district d where d.ubigeo = s.district)
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'UNKNOWN_DISTRICT', 'El distrito no está en el catálogo' from unknown
            """;

    private final StagedLines lines;

    GestoresFile(StagedLines lines) {
        this.lines = lines;
    }

    @Override
    public StagedFile<GestorLine> staged() {
        return new StagedFile<>(
                "gestores",
                new GestorLine.Format(),
                STAGING,
                List.of("bucket", "gestor", "district", "centre", "content", "since", "until"),
                (line, copy) -> copy.number(Buckets.of(line.district()))
                        .text(line.gestor())
                        .text(line.district())
                        .text(line.centre())
                        .number(Digest.of(line))
                        .date(line.since())
                        .date(line.until()));
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return lines.run(file, range, List.of(UNKNOWN_DISTRICT))
                .then(Mono.defer(() -> FactFile.super.apply(file, range)));
    }

    /** A gestor does not assign territory. */
    @Override
    public Set<String> senders() {
        return Set.of("INFORMATION_MANAGER");
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
