package pe.juntos.payment.payday.adapter;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.payday.Route;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code tiempos-viaje.csv}: how long it takes from a community to a pay point. What is told again is as told last. */
@Component
class TravelTimesFile implements FileApplication {
    static final StagedFile<Told> STAGED = new StagedFile<>(
            "tiempos-viaje",
            new Format(),
            "staging_travel_time",
            List.of("district", "centre", "point", "minutes"),
            (told, out) -> out.text(told.district())
                    .text(told.centre())
                    .text(told.route().point())
                    .number(told.route().minutes()));
    private static final String UNKNOWN = """
            insert into import_refusal (import_id, line, code, message)
            select s.import_id, s.line, 'UNKNOWN_PAY_POINT', 'el punto_pago no está en la lista de puntos'
            from staging_travel_time s
            where s.import_id = :import and s.refusal_code is null
              and not exists (select from pay_point p where p.point = s.point)
            on conflict do nothing
            """;
    private static final String UPSERT = """
            insert into travel_time (district, centre, point, minutes)
            select distinct on (s.district, s.centre, s.point) s.district, s.centre, s.point, s.minutes
            from staging_travel_time s join pay_point p on p.point = s.point
            where s.import_id = :import and s.refusal_code is null order by s.district, s.centre, s.point, s.line desc
            on conflict (district, centre, point) do update set minutes = excluded.minutes
            """;

    private final DatabaseClient database;

    TravelTimesFile(DatabaseClient database) {
        this.database = database;
    }

    record Told(String district, String centre, Route route) {}

    private static final class Format implements CsvFormat<Told> {
        @Override
        public List<String> header() {
            return List.of("ubigeo", "centro_poblado", "punto_pago", "minutos");
        }

        @Override
        public Told parse(CsvCells cells) {
            var minutes = cells.count("minutos");
            if (minutes < 0) {
                throw new LineRefusal("MINUTES_INVALID", "minutos no puede ser menor que cero");
            }
            return new Told(
                    Places.district(cells, "ubigeo"),
                    cells.required("centro_poblado"),
                    new Route(cells.required("punto_pago"), minutes));
        }
    }

    @Override
    public String kind() {
        return STAGED.kind();
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return database.sql(UNKNOWN)
                .bind("import", file.id())
                .then()
                .then(database.sql(UPSERT).bind("import", file.id()).then());
    }
}
