package pe.juntos.coresponsibility.establishment.adapter;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Registers establishments; of several lines with one code the last counts, and what did not change is not told again. */
@Component
final class EstablishmentApplication implements FileApplication {
    /** A network is known as soon as an establishment names it; what kind it is can be set right by the API. */
    private static final String NETWORKS = """
            insert into network (network, kind, name)
            select distinct on (1) network_code(district, network),
                   case when kind = 'SCHOOL' then 'UGEL'
                        when network ilike '%%micro%%' then 'MICRO_NETWORK' else 'NETWORK' end, network
            from staging_establishment s
            where import_id = :import and refusal_code is null and network is not null and %s
            order by 1, line desc
            on conflict do nothing
            """;

    /** Neither a place of another territory, nor one that another territory has. */
    private static final String OURS = """
            s.district like any(:patterns) and not exists (select 1 from establishment o
              where o.establishment = s.establishment and not o.district like any(:patterns))
            """;

    private static final String REFUSE = """
            insert into import_refusal (import_id, line, code, message)
            select s.import_id, s.line, 'ESTABLISHMENT_NOT_YOURS', 'el establecimiento no es suyo ni está en su territorio'
            from staging_establishment s
            where s.import_id = :import and s.refusal_code is null and not (
            """ + OURS + ") on conflict do nothing";

    private static final String UPSERT = """
            insert into establishment
              (establishment, kind, name, district, network, network_code, latitude, longitude, version)
            select distinct on (establishment) establishment, kind, name, district, network,
                   network_code(district, network), latitude, longitude, 1
            from staging_establishment s where import_id = :import and refusal_code is null and %s
            order by establishment, line desc
            on conflict (establishment) do update set name = excluded.name, district = excluded.district,
              network = excluded.network, network_code = excluded.network_code, latitude = excluded.latitude, longitude = excluded.longitude,
              version = establishment.version + 1
            where (establishment.name, establishment.district, establishment.network, establishment.latitude,
                   establishment.longitude)
              is distinct from (excluded.name, excluded.district, excluded.network,
                   excluded.latitude::numeric(9,6), excluded.longitude::numeric(9,6))
            returning establishment.establishment, establishment.kind, establishment.district, establishment.network,
              establishment.version, establishment.supply::text, establishment.scorecard::text, establishment.silence::text
            """;

    private final DatabaseClient client;
    private final EstablishmentEvents events;

    EstablishmentApplication(DatabaseClient client, EstablishmentEvents events) {
        this.client = client;
        this.events = events;
    }

    @Override
    public String kind() {
        return EstablishmentFiles.ESTABLISHMENTS.kind();
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return of(file, REFUSE)
                .then()
                .then(of(file, NETWORKS.formatted(OURS)).then())
                .thenMany(Flux.defer(() -> registered(file)))
                .collectList()
                .flatMap(events::append);
    }

    private Flux<OutgoingEvent> registered(FileImport file) {
        return of(file, UPSERT.formatted(OURS))
                .map(row -> EstablishmentEvents.told("registered", row))
                .all();
    }

    private DatabaseClient.GenericExecuteSpec of(FileImport file, String sql) {
        return client.sql(sql)
                .bind("import", file.id())
                .bind("patterns", Sender.territory(file).patterns());
    }
}
