package pe.juntos.coresponsibility.establishment.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Registers who may sign; a line with the same establishment, signature and first day brings the validity up to date. */
@Component
final class SignatoryApplication implements FileApplication {
    private static final String UPSERT = """
            insert into signatory (establishment, signature, name, valid_from, valid_until)
            select distinct on (s.establishment, s.signature, s.valid_from)
                   s.establishment, s.signature, s.name, s.valid_from, s.valid_until
            from staging_signatory s join establishment e on e.establishment = s.establishment
              and e.district like any(:patterns)
            where s.import_id = :import and s.refusal_code is null
            order by s.establishment, s.signature, s.valid_from, s.line desc
            on conflict (establishment, signature, valid_from) do update
              set name = excluded.name, valid_until = excluded.valid_until
            """;
    private static final String REFUSE = """
            insert into import_refusal (import_id, line, code, message)
            select s.import_id, s.line, r.code, r.message
            from staging_signatory s left join establishment e on e.establishment = s.establishment
            join (values ('UNKNOWN_ESTABLISHMENT', 'el establecimiento no está registrado'),
                         ('ESTABLISHMENT_NOT_YOURS', 'el establecimiento no es suyo ni está en su territorio')) r(code, message)
              on r.code = case when e.establishment is null then 'UNKNOWN_ESTABLISHMENT' else 'ESTABLISHMENT_NOT_YOURS' end
            where s.import_id = :import and s.refusal_code is null
              and (e.establishment is null or not e.district like any(:patterns))
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
        return of(file, UPSERT).then().then(of(file, REFUSE).then());
    }

    private DatabaseClient.GenericExecuteSpec of(FileImport file, String sql) {
        return client.sql(sql)
                .bind("import", file.id())
                .bind("patterns", Sender.territory(file).patterns());
    }
}
