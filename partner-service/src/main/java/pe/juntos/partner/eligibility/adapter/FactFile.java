package pe.juntos.partner.eligibility.adapter;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.eligibility.FactLine;
import pe.juntos.partner.eligibility.Input;
import pe.juntos.partner.eligibility.Level;
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

/** {@code elegibilidad.csv}, one fact a line; a repeated line changes nothing, another value of the same day is a conflict. */
@Component
class FactFile implements FileApplication {

    private static final int LONGEST_ID = 64;
    private static final int MOST_MEMBERS = 99;

    private static final String UNKNOWN_HOUSEHOLD = """
            with unknown as (
                delete from staging_eligibility_fact s
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and not exists (select 1 from household h where h.external_id = s.external_id and h.version > 0)
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'UNKNOWN_HOUSEHOLD', 'El hogar no está en el padrón' from unknown
            """;
    private static final String ADD = """
            insert into eligibility_fact (household, member, input, on_day, bucket, value)
            select distinct on (h.household, s.member, s.input, s.on_day) h.household, s.member, s.input, s.on_day, h.bucket,
                s.value
            from staging_eligibility_fact s join household h on h.external_id = s.external_id and h.version > 0
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
            order by h.household, s.member, s.input, s.on_day, s.line
            on conflict (household, member, input, on_day) do nothing
            """;
    private static final String CONFLICT = """
            insert into import_refusal (import_id, line, code, message)
            select :import, s.line, 'CONFLICT', 'Ya hay otro valor de ese dato con esa fecha'
            from staging_eligibility_fact s join household h on h.external_id = s.external_id and h.version > 0
            join eligibility_fact f on f.household = h.household and f.member = s.member and f.input = s.input
                and f.on_day = s.on_day
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
              and f.value <> s.value
            """;

    static final StagedFile<FactLine> STAGED = new StagedFile<>(
            "elegibilidad",
            new Format(),
            "staging_eligibility_fact",
            List.of("bucket", "external_id", "member", "on_day", "input", "value"),
            (line, copy) -> copy.number(Buckets.of(line.household()))
                    .text(line.household())
                    .number(line.member())
                    .date(line.on())
                    .text(line.input().name())
                    .decimal(line.value()));

    private final DatabaseClient client;

    FactFile(DatabaseClient client) {
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
        return client.sql("analyze eligibility_fact").then();
    }

    private static final class Format implements CsvFormat<FactLine> {
        @Override
        public List<String> header() {
            return List.of("hogar_id", "miembro", "fecha", "dato", "valor");
        }

        @Override
        public FactLine parse(CsvCells cells) {
            var household = cells.required("hogar_id");
            if (household.length() > LONGEST_ID) {
                throw new LineRefusal("TOO_LONG", "hogar_id: más de " + LONGEST_ID + " caracteres");
            }
            var input = cells.code("dato", Input.byCode(Level.HOUSEHOLD, Level.MEMBER));
            return new FactLine(
                    household, member(input, cells), cells.date("fecha"), input, FactValues.of(input, cells));
        }

        /** A number within the household, never a document. */
        private static int member(Input input, CsvCells cells) {
            var number = cells.optionalCount("miembro");
            if ((input.level() == Level.MEMBER) != (number != null)) {
                throw new LineRefusal(
                        number == null ? "REQUIRED" : "MEMBER_NOT_EXPECTED", "miembro: solo en datos de una persona");
            }
            if (number == null) {
                return 0;
            }
            if (number < 1 || number > MOST_MEMBERS) {
                throw new LineRefusal("OUT_OF_RANGE", "miembro: de 1 a " + MOST_MEMBERS);
            }
            return number;
        }
    }
}
