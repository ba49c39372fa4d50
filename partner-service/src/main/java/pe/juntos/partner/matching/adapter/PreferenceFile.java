package pe.juntos.partner.matching.adapter;

import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.matching.PreferenceLine;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code preferencias.csv}, one wish of one member a line. */
@Component
class PreferenceFile implements FileApplication {

    private static final int LONGEST_ID = 64;
    private static final int MOST = 99;
    private static final Map<String, pe.juntos.partner.catalogue.Component> COMPONENTS = Map.of(
            "SEGURIDAD_ALIMENTARIA", pe.juntos.partner.catalogue.Component.FOOD_SECURITY,
            "PRODUCCION", pe.juntos.partner.catalogue.Component.PRODUCTION,
            "NEGOCIOS", pe.juntos.partner.catalogue.Component.BUSINESS,
            "INCLUSION_FINANCIERA", pe.juntos.partner.catalogue.Component.FINANCIAL_INCLUSION,
            "CAPITAL_HUMANO", pe.juntos.partner.catalogue.Component.HUMAN_CAPITAL,
            "SALUD_Y_NUTRICION", pe.juntos.partner.catalogue.Component.HEALTH_AND_NUTRITION,
            "ASISTENCIA_TECNICA", pe.juntos.partner.catalogue.Component.TECHNICAL_ASSISTANCE,
            "EMPLEABILIDAD", pe.juntos.partner.catalogue.Component.EMPLOYABILITY);

    private static final String UNKNOWN_HOUSEHOLD = """
            with unknown as (
                delete from staging_preference s
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and not exists (select 1 from household h where h.external_id = s.external_id and h.version > 0)
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'UNKNOWN_HOUSEHOLD', 'El hogar no está en el padrón' from unknown
            """;
    private static final String ADD = """
            insert into preference (household, member, component, on_day, bucket, place)
            select distinct on (h.household, s.member, s.component, s.on_day) h.household, s.member, s.component, s.on_day,
                h.bucket, s.place
            from staging_preference s join household h on h.external_id = s.external_id and h.version > 0
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
            order by h.household, s.member, s.component, s.on_day, s.line
            on conflict (household, member, component, on_day) do nothing
            """;
    private static final String CONFLICT = """
            insert into import_refusal (import_id, line, code, message)
            select :import, s.line, 'CONFLICT', 'Ya hay otro orden de esa preferencia con esa fecha'
            from staging_preference s join household h on h.external_id = s.external_id and h.version > 0
            join preference p on p.household = h.household and p.member = s.member and p.component = s.component
                and p.on_day = s.on_day
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
              and p.place <> s.place
            """;

    static final StagedFile<PreferenceLine> STAGED = new StagedFile<>(
            "preferencias",
            new Format(),
            "staging_preference",
            List.of("bucket", "external_id", "member", "on_day", "component", "place"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .number(line.member())
                    .date(line.on())
                    .text(line.component().name())
                    .number(line.place()));

    private final DatabaseClient client;

    PreferenceFile(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public String kind() {
        return STAGED.kind();
    }

    @Override
    public boolean chunked() {
        return true;
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return Flux.just(UNKNOWN_HOUSEHOLD, ADD, CONFLICT)
                .concatMap(sql -> client.sql(sql)
                        .bind("import", file.id())
                        .bind("first", range.first())
                        .bind("last", range.last())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private static final class Format implements CsvFormat<PreferenceLine> {
        @Override
        public List<String> header() {
            return List.of("hogar_id", "miembro", "fecha", "preferencia", "orden");
        }

        @Override
        public PreferenceLine parse(CsvCells cells) {
            var household = cells.required("hogar_id");
            if (household.length() > LONGEST_ID) {
                throw new LineRefusal("TOO_LONG", "hogar_id: más de " + LONGEST_ID + " caracteres");
            }
            return new PreferenceLine(
                    household,
                    between(cells, "miembro"),
                    cells.date("fecha"),
                    cells.code("preferencia", COMPONENTS),
                    between(cells, "orden"));
        }

        private static int between(CsvCells cells, String column) {
            int number = cells.count(column);
            if (number < 1 || number > MOST) {
                throw new LineRefusal("OUT_OF_RANGE", column + ": de 1 a " + MOST);
            }
            return number;
        }
    }
}
