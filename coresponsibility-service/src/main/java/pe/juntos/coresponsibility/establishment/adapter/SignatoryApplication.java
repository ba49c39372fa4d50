package pe.juntos.coresponsibility.establishment.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Registers who may sign; a line with the same establishment, signature and first day brings the validity up to date. */
@Component
final class SignatoryApplication implements FileApplication {
    private static final String UPSERT = """
            insert into signatory (establishment, signature, name, valid_from, valid_until)
            select distinct on (s.establishment, s.signature, s.valid_from)
                   s.establishment, s.signature, s.name, s.valid_from, s.valid_until
            from staging_signatory s join establishment e using (establishment)
            where s.import_id = :import and s.refusal_code is null
            order by s.establishment, s.signature, s.valid_from, s.line desc
            on conflict (establishment, signature, valid_from) do update
              set name = excluded.name, valid_until = excluded.valid_until
            """;
    private static final String REFUSE = """
            insert into import_refusal (import_id, line, code, message)
            select s.import_id, s.line, 'UNKNOWN_ESTABLISHMENT', 'el establecimiento no está registrado'
            from staging_signatory s
            where s.import_id = :import and s.refusal_code is null
              and not exists (select 1 from establishment e where e.establishment = s.establishment)
            on conflict do nothing
            """;

    private final DatabaseClient client;

    SignatoryApplication(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public String kind() {
        return EstablishmentFiles.SIGNATORIES.kind();
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return client.sql(UPSERT)
                .bind("import", file.id())
                .then()
                .then(client.sql(REFUSE).bind("import", file.id()).then());
    }
}
