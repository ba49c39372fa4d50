package pe.juntos.coresponsibility.exception.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Registers approved exceptions of persons of the sender's territory, once by id; one for a closed period has its household decided again. */
@Component
final class ExceptionApplication implements FileApplication {
    static final String KIND = "excepciones";
    private static final String INSERT = """
            with inserted as (
              insert into approved_exception (exception_id, period, member, reason, support, proposed_by, approved_by)
              select s.exception_id, s.period, m.member, s.reason, s.support, s.proposed_by, s.approved_by
              from staging_exception s join member m on m.person_bucket = s.bucket and m.external_id = s.person
              join household h on h.household = m.household and h.district like any(:patterns)
              where s.import_id = :import and s.refusal_code is null and s.period = any(:periods)
              order by s.line
              on conflict do nothing returning member, period),
            marked as (
              insert into verdict_recheck (period, bucket, household)
              select distinct em.period, em.bucket, em.household from inserted i
              join period p on p.period = i.period and p.state <> 'OPEN'
              join expected_member em on em.member = i.member and em.period = i.period
              on conflict do nothing returning 1)
            select count(*) from inserted
            """;
    private static final String REFUSE = """
            insert into import_refusal (import_id, line, code, message)
            select s.import_id, s.line, r.code, r.message
            from staging_exception s
            left join (member m join household h on h.household = m.household and h.district like any(:patterns))
              on m.person_bucket = s.bucket and m.external_id = s.person
            left join approved_exception e on e.exception_id = s.exception_id
            join (values ('PERIOD_NOT_OPEN', 'el periodo no está abierto ni admite correcciones'),
                         ('UNKNOWN_PERSON', 'la persona no está en el padrón'),
                         ('ID_CONFLICT', 'el identificador ya se aceptó con otro contenido')) r(code, message)
              on r.code = case when not s.period = any(:periods) then 'PERIOD_NOT_OPEN'
                               when m.member is null then 'UNKNOWN_PERSON' else 'ID_CONFLICT' end
            where s.import_id = :import and s.refusal_code is null
              and (e.period, e.member, e.reason, e.support, e.proposed_by, e.approved_by)
                is distinct from (s.period, m.member, s.reason, s.support, s.proposed_by, s.approved_by)
            on conflict do nothing
            """;

    private final DatabaseClient client;
    private final PeriodGate gate;
    private final AcceptingPeriods accepting;
    private final Rechecking rechecking;

    ExceptionApplication(DatabaseClient client, PeriodGate gate, AcceptingPeriods accepting, Rechecking rechecking) {
        this.client = client;
        this.gate = gate;
        this.accepting = accepting;
        this.rechecking = rechecking;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return gate.pass()
                .then(Mono.defer(accepting::now))
                .flatMap(open -> bound(INSERT, file, open)
                        .mapValue(Long.class)
                        .one()
                        .then(bound(REFUSE, file, open).then()))
                .then(Mono.defer(() -> rechecking.startIfAny(file.id().toString())));
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, FileImport file, String[] open) {
        return client.sql(sql)
                .bind("import", file.id())
                .bind("periods", open)
                .bind("patterns", Sender.territory(file).patterns());
    }
}
