package pe.juntos.platform.probe;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.csv.CsvCells;
import pe.juntos.platform.csv.CsvFormat;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Mono;

/** The probe's file: {@code codigo,desde,monto,tipo}. */
@Component
public class ProbeFile implements FileApplication {
    public static final StagedFile<Line> KIND = new StagedFile<>(
            "things",
            new Format(),
            "staged_thing",
            List.of("code", "since", "amount", "kind"),
            (line, out) -> out.text(line.code())
                    .date(line.since())
                    .decimal(line.amount())
                    .text(line.kind() == null ? null : line.kind().name()));

    private final DatabaseClient client;

    ProbeFile(DatabaseClient client) {
        this.client = client;
    }

    @Override
    public String kind() {
        return KIND.kind();
    }

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return client.sql("""
                        insert into imported_thing (code, since, amount, kind)
                        select distinct on (code) code, since, amount, kind from staged_thing
                        where import_id = :id and refusal_code is null order by code, line desc
                        on conflict (code) do update
                        set since = excluded.since, amount = excluded.amount, kind = excluded.kind,
                            times = imported_thing.times + 1
                        where (imported_thing.since, imported_thing.amount, imported_thing.kind)
                            is distinct from (excluded.since, excluded.amount, excluded.kind)""").bind("id", file.id()).then();
    }

    public enum Kind {
        BIG,
        SMALL
    }

    public record Line(
            String code,
            LocalDate since,
            @Nullable BigDecimal amount,
            @Nullable Kind kind) {}

    static final class Format implements CsvFormat<Line> {
        private static final Map<String, Kind> KINDS = Map.of("GRANDE", Kind.BIG, "CHICO", Kind.SMALL);

        @Override
        public List<String> header() {
            return List.of("codigo", "desde", "monto", "tipo");
        }

        @Override
        public Line parse(CsvCells cells) {
            return new Line(
                    cells.required("codigo"),
                    cells.date("desde"),
                    cells.optionalDecimal("monto"),
                    cells.optional("tipo") == null ? null : cells.code("tipo", KINDS));
        }
    }
}
