package pe.juntos.coresponsibility.exception.adapter;

import java.time.Clock;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.coresponsibility.period.PeriodGate;
import pe.juntos.coresponsibility.verdict.Rechecking;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** Registers approved exceptions of districts and populated centres, once by id; they excuse as those approved by API do. */
@Component
final class AreaApplication implements FileApplication {
    static final String KIND = "excepciones_area";
    private static final String PLACE = "s.district || coalesce('/' || s.populated_centre, '')";
    private static final String KNOWN = """
            (s.district like any(:patterns) and exists (select 1 from household h where h.district = s.district
              and (s.populated_centre is null or h.populated_centre = s.populated_centre)))
            """;
    private static final String INSERT = """
            insert into exception_request (request, period, coverage, places, districts, reason, support, state, proposed_by,
                                           proposed_at, decided_by, decided_at, file_id)
            select gen_random_uuid(), s.period, case when s.populated_centre is null then 'DISTRICTS' else 'CENTRES' end,
                   array[%s], array[s.district], s.reason, s.support, 'APPROVED', s.proposed_by, :now, s.approved_by, :now,
                   s.exception_id
            from staging_exception_area s
            where s.import_id = :import and s.refusal_code is null and s.period = any(:periods) and %s
            order by s.line on conflict (file_id) do nothing returning request
            """.formatted(PLACE, KNOWN);
    private static final String REFUSE = """
            insert into import_refusal (import_id, line, code, message)
            select s.import_id, s.line, r.code, r.message
            from staging_exception_area s
            left join exception_request e on e.file_id = s.exception_id
            join (values ('PERIOD_NOT_OPEN', 'el periodo no está abierto ni admite correcciones'),
                         ('UNKNOWN_AREA', 'ningún hogar del padrón en su territorio es de ahí'),
                         ('ID_CONFLICT', 'el identificador ya se aceptó con otro contenido')) r(code, message)
              on r.code = case when not s.period = any(:periods) then 'PERIOD_NOT_OPEN'
                               when not %s then 'UNKNOWN_AREA' else 'ID_CONFLICT' end
            where s.import_id = :import and s.refusal_code is null
              and (not %s or (e.period, e.places, e.reason, e.support, e.proposed_by, e.decided_by)
                is distinct from (s.period, array[%s], s.reason, s.support, s.proposed_by, s.approved_by))
            on conflict do nothing
            """.formatted(KNOWN, KNOWN, PLACE);

    private final DatabaseClient client;
    private final PeriodGate gate;
    private final AcceptingPeriods accepting;
    private final CoveredMembers covered;
    private final Rechecking rechecking;
    private final Clock clock;

    AreaApplication(
            DatabaseClient client,
            PeriodGate gate,
            AcceptingPeriods accepting,
            CoveredMembers covered,
            Rechecking rechecking,
            Clock clock) {
        this.client = client;
        this.gate = gate;
        this.accepting = accepting;
        this.covered = covered;
        this.rechecking = rechecking;
        this.clock = clock;
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
                        .bind("now", clock.instant())
                        .mapValue(UUID.class)
                        .all()
                        .collectList()
                        .flatMap(covered::excuse)
                        .then(Mono.defer(() -> bound(REFUSE, file, open).then())))
                .then(Mono.defer(() -> rechecking.startIfAny(file.id().toString())));
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, FileImport file, String[] open) {
        return client.sql(sql)
                .bind("import", file.id())
                .bind("periods", open)
                .bind("patterns", Sender.territory(file).patterns());
    }
}
