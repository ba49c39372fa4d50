package pe.juntos.graduation.profile.adapter;

import java.math.BigDecimal;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.graduation.profile.Input;
import pe.juntos.graduation.profile.Profile;
import pe.juntos.graduation.profile.ProfileLine;
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

/** {@code perfil.csv}, one fact a line; a repeated line changes nothing, another value of the same day is a conflict. */
@Component
class ProfileFile implements FileApplication {

    private static final int LONGEST_ID = 64;

    private static final String UNKNOWN_HOUSEHOLD = """
            with unknown as (
                delete from staging_profile s
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and not exists (select 1 from household h where h.external_id = s.external_id and h.version > 0)
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'UNKNOWN_HOUSEHOLD', 'El hogar no está en el padrón' from unknown
            """;

    private static final String ADD = """
            insert into profile_fact (household, input, on_day, bucket, value)
            select distinct on (h.household, s.input, s.on_day) h.household, s.input, s.on_day, h.bucket, s.value
            from staging_profile s join household h on h.external_id = s.external_id and h.version > 0
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
            order by h.household, s.input, s.on_day, s.line
            on conflict (household, input, on_day) do nothing
            """;

    private static final String CONFLICT = """
            insert into import_refusal (import_id, line, code, message)
            select :import, s.line, 'CONFLICT', 'El hogar ya tiene otro valor de ese dato con esa fecha'
            from staging_profile s join household h on h.external_id = s.external_id and h.version > 0
            join profile_fact f on f.household = h.household and f.input = s.input and f.on_day = s.on_day
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
              and f.value <> s.value
            """;

    static final StagedFile<ProfileLine> STAGED = new StagedFile<>(
            "perfil",
            new Format(),
            "staging_profile",
            List.of("bucket", "external_id", "on_day", "input", "value"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .date(line.on())
                    .text(line.input().name())
                    .decimal(line.value()));

    private final DatabaseClient client;

    ProfileFile(DatabaseClient client) {
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

    @Override
    public Mono<Void> finish(FileImport file) {
        return client.sql("analyze profile_fact").then();
    }

    private static final class Format implements CsvFormat<ProfileLine> {

        @Override
        public List<String> header() {
            return List.of("hogar_id", "fecha", "dato", "valor");
        }

        @Override
        public ProfileLine parse(CsvCells cells) {
            String household = cells.required("hogar_id");
            if (household.length() > LONGEST_ID) {
                throw new LineRefusal("TOO_LONG", "hogar_id: más de " + LONGEST_ID + " caracteres");
            }
            Input input = cells.code("dato", Input.byCode());
            return new ProfileLine(household, cells.date("fecha"), input, value(input, cells));
        }

        private static BigDecimal value(Input input, CsvCells cells) {
            String text = cells.required("valor");
            if (input.kind() == Input.Kind.FLAG) {
                return switch (text) {
                    case "S" -> BigDecimal.ONE;
                    case "N" -> BigDecimal.ZERO;
                    default -> throw new LineRefusal("UNKNOWN_CODE", "valor debe ser S o N");
                };
            }
            BigDecimal number = java.util.Objects.requireNonNull(cells.optionalDecimal("valor"), "it is there");
            if (!Profile.possible(input, number)) {
                throw new LineRefusal("NEGATIVE", "valor no puede ser negativo");
            }
            return number.stripTrailingZeros();
        }
    }
}
