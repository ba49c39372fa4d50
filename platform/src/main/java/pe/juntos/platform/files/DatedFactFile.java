package pe.juntos.platform.files;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A file whose lines become facts of a household and a day, in a service that keeps {@code household (household, bucket,
 * external_id, district, version)}. Facts are only added: a line that repeats one is accepted and changes nothing, one
 * that tells something else is refused ({@code CONFLICT}). A household that is not known, or lies outside the territory
 * of who sent the file, is refused ({@code UNKNOWN_HOUSEHOLD}).
 */
public abstract class DatedFactFile implements FileApplication {

    private static final String LINES =
            "s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null";

    private static final String UNKNOWN_HOUSEHOLD = """
            with unknown as (
                delete from %s s
                where %s and not exists (select 1 from household h where h.external_id = s.external_id and h.version > 0
                    and coalesce(h.district, '') like any(:territory))
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'UNKNOWN_HOUSEHOLD', 'El hogar no está en el padrón o en su territorio' from unknown
            """;

    private static final String ADD = """
            insert into %s (household, bucket, %s)
            select distinct on (h.household, %s) h.household, h.bucket, %s
            from %s s join household h on h.external_id = s.external_id and h.version > 0
            where %s
            order by h.household, %3$s, s.line
            on conflict do nothing
            """;

    private static final String CONFLICT = """
            insert into import_refusal (import_id, line, code, message)
            select :import, s.line, 'CONFLICT', 'Ya hay otro contenido de ese dato con esa fecha'
            from %s s join household h on h.external_id = s.external_id and h.version > 0
            join %s f on f.household = h.household and (%s) = (%s)
            where %s and f.%s <> s.%6$s
            """;

    /**
     * Where the lines are, and what they become.
     *
     * @param key columns that tell one fact of a household and a day from another, in both tables
     * @param told the column that may not differ between two lines of one fact
     * @param others further columns, in both tables
     */
    public record Facts(String staging, String facts, List<String> key, String told, List<String> others) {

        private List<String> identity() {
            return Stream.concat(Stream.of("on_day"), key.stream()).toList();
        }

        private List<String> columns() {
            return Stream.of(identity(), List.of(told), others)
                    .flatMap(List::stream)
                    .toList();
        }

        private Stream<String> statements() {
            return Stream.of(
                    UNKNOWN_HOUSEHOLD.formatted(staging, LINES),
                    ADD.formatted(
                            facts,
                            named("", columns()),
                            named("s.", identity()),
                            named("s.", columns()),
                            staging,
                            LINES),
                    CONFLICT.formatted(staging, facts, named("f.", identity()), named("s.", identity()), LINES, told));
        }

        private static String named(String alias, List<String> columns) {
            return columns.stream().map(alias::concat).collect(Collectors.joining(", "));
        }
    }

    private final DatabaseClient client;
    private final String kind;
    private final Facts facts;

    protected DatedFactFile(DatabaseClient client, String kind, Facts facts) {
        this.client = client;
        this.kind = kind;
        this.facts = facts;
    }

    @Override
    public final String kind() {
        return kind;
    }

    @Override
    public final boolean chunked() {
        return true;
    }

    @Override
    public final Mono<Void> apply(FileImport file, BucketRange range) {
        var territory = Sender.territory(file);
        return Flux.fromStream(facts::statements)
                .concatMap(sql -> statement(sql, territory)
                        .bind("import", file.id())
                        .bind("first", range.first())
                        .bind("last", range.last())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    /** The planner learns what the table now holds. */
    @Override
    public final Mono<Void> finish(FileImport file) {
        return client.sql("analyze " + facts.facts()).then();
    }

    private DatabaseClient.GenericExecuteSpec statement(String sql, Territory territory) {
        var statement = client.sql(sql);
        return sql.contains(":territory") ? statement.bind("territory", territory.patterns()) : statement;
    }
}
