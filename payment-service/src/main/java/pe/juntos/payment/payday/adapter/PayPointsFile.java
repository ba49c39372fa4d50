package pe.juntos.payment.payday.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.payment.collection.Channel;
import pe.juntos.payment.payday.PayPoint;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** {@code puntos-pago.csv}: where households are paid. A point that is told again is as told last. */
@Component
class PayPointsFile implements FileApplication {
    static final StagedFile<Told> STAGED = new StagedFile<>(
            "puntos-pago",
            new Format(),
            "staging_pay_point",
            List.of("point", "channel", "district", "most_per_day", "active"),
            (told, out) -> out.text(told.point().code())
                    .text(told.point().channel().name())
                    .text(told.point().district())
                    .number(told.point().mostPerDay())
                    .bool(told.active() == Active.YES));
    private static final String UPSERT = """
            insert into pay_point (point, channel, district, most_per_day, active)
            select distinct on (point) point, channel, district, most_per_day, active
            from staging_pay_point where import_id = :import and refusal_code is null order by point, line desc
            on conflict (point) do update set channel = excluded.channel, district = excluded.district,
                most_per_day = excluded.most_per_day, active = excluded.active
            """;

    private final DatabaseClient database;

    PayPointsFile(DatabaseClient database) {
        this.database = database;
    }

    enum Active {
        YES,
        NO
    }

    record Told(PayPoint point, Active active) {}

    private static final class Format implements CsvFormat<Told> {
        private static final Map<String, Channel> CHANNELS = Map.of(
                "AGENCIA", Channel.BRANCH,
                "CAJERO", Channel.ATM,
                "TRANSPORTADORA", Channel.CASH_TRANSPORT,
                "CORRESPONSAL", Channel.CORRESPONDENT);

        @Override
        public List<String> header() {
            return List.of("punto_pago", "canal", "ubigeo", "cupo_diario", "vigente");
        }

        @Override
        public Told parse(CsvCells cells) {
            var most = cells.count("cupo_diario");
            if (most < 1) {
                throw new LineRefusal("CAPACITY_INVALID", "cupo_diario debe ser uno o más");
            }
            return new Told(
                    new PayPoint(
                            cells.required("punto_pago"),
                            cells.code("canal", CHANNELS),
                            Places.district(cells, "ubigeo"),
                            most),
                    cells.code("vigente", Map.of("SI", Active.YES, "NO", Active.NO)));
        }
    }

    @Override
    public String kind() {
        return STAGED.kind();
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return database.sql(UPSERT).bind("import", file.id()).then();
    }
}
