package pe.juntos.partner.eligibility.adapter;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.eligibility.DistrictLine;
import pe.juntos.partner.eligibility.Input;
import pe.juntos.partner.eligibility.Level;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.csv.LineRefusal;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.Sender;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code distritos.csv}, one fact of a district a line. */
@Component
class DistrictFile implements FileApplication {

    private static final String ADD = """
            insert into district_fact (district, input, on_day, value)
            select distinct on (district, input, on_day) district, input, on_day, value from staging_district_fact
            where import_id = :import and refusal_code is null and district like any(:patterns)
            order by district, input, on_day, line
            on conflict (district, input, on_day) do nothing
            """;
    private static final String ELSEWHERE = """
            insert into import_refusal (import_id, line, code, message)
            select :import, s.line, 'DISTRICT_NOT_YOURS', 'El distrito no está en su territorio'
            from staging_district_fact s
            where s.import_id = :import and s.refusal_code is null and not s.district like any(:patterns)
            """;
    private static final String CONFLICT = """
            insert into import_refusal (import_id, line, code, message)
            select :import, s.line, 'CONFLICT', 'Ya hay otro valor de ese dato con esa fecha'
            from staging_district_fact s join district_fact f using (district, input, on_day)
            where s.import_id = :import and s.refusal_code is null and f.value <> s.value
              and s.district like any(:patterns)
            """;

    static final StagedFile<DistrictLine> STAGED = new StagedFile<>(
            "distritos",
            new Format(),
            "staging_district_fact",
            List.of("district", "on_day", "input", "value"),
            (line, copy) -> copy.text(line.district())
                    .date(line.on())
                    .text(line.input().name())
                    .decimal(line.value()));

    private final DatabaseClient client;

    DistrictFile(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public String kind() {
        return STAGED.kind();
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return Flux.just(ADD, CONFLICT, ELSEWHERE)
                .concatMap(sql -> client.sql(sql)
                        .bind("import", file.id())
                        .bind("patterns", Sender.territory(file).patterns())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private static final class Format implements CsvFormat<DistrictLine> {
        @Override
        public List<String> header() {
            return List.of("ubigeo", "fecha", "dato", "valor");
        }

        @Override
        public DistrictLine parse(CsvCells cells) {
            var district = cells.required("ubigeo");
            if (!district.matches("\\d{6}")) {
                throw new LineRefusal("BAD_UBIGEO", "ubigeo: seis dígitos");
            }
            var input = cells.code("dato", Input.byCode(Level.DISTRICT));
            return new DistrictLine(district, cells.date("fecha"), input, FactValues.of(input, cells));
        }
    }
}
