package pe.juntos.affiliation.register.adapter;

import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Set-based work on the staged lines of one file, in a range of buckets. A line that is refused leaves the staging
 * table for the import's refusals in the same statement; so does the second copy of a repeated line, which is accepted.
 */
@Component
class StagedLines {

    private static final String REPEATED = """
            with twice as (
                select %2$s, min(line) as line from %1$s
                where import_id = :import and bucket between :first and :last and refusal_code is null
                group by %2$s having count(*) > 1),
            later as (
                delete from %1$s s using twice t join %1$s f using (%2$s, line)
                where f.import_id = :import and f.refusal_code is null
                  and s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and %3$s and s.line > t.line
                returning s.line, s.content <> f.content as conflict)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'ID_CONFLICT', 'El mismo identificador ya vino en este archivo con otro contenido'
            from later where conflict
            """;

    private static final String UNKNOWN_HOUSEHOLD = """
            with unknown as (
                delete from %s s
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and not exists (select 1 from household h where h.household = s.household and %s)
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'UNKNOWN_HOUSEHOLD', 'El hogar no está en el padrón o en su territorio' from unknown
            """;

    private static final String UNKNOWN_PERSON = """
            with unknown as (
                delete from %s s
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and not exists (select 1 from member m where m.member = s.member and %s)
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'UNKNOWN_PERSON', 'La persona no está en el padrón o en su territorio' from unknown
            """;

    private static final String PERSON_SEEN =
            "exists (select 1 from household h where h.household = m.household and " + Scope.sees("h") + ")";

    private static final String RECEIVED = """
            insert into source_received (kind, files) values (:kind, 1)
            on conflict (kind) do update set files = source_received.files + 1
            """;

    private final DatabaseClient client;

    StagedLines(DatabaseClient client) {
        this.client = client;
    }

    /** Runs statements one after the other; each may name {@code :import}, {@code :first} and {@code :last}. */
    Mono<Void> run(FileImport file, BucketRange range, List<String> statements) {
        return Flux.fromIterable(statements)
                .concatMap(sql -> bound(sql, file, range).fetch().rowsUpdated())
                .then();
    }

    Mono<Void> dropRepeated(FileImport file, BucketRange range, String table, List<String> key) {
        String same = String.join(
                " and ", key.stream().map(k -> "s." + k + " = t." + k).toList());
        return run(file, range, List.of(REPEATED.formatted(table, String.join(", ", key), same)));
    }

    Mono<Void> refuseUnknownHouseholds(FileImport file, BucketRange range, String table) {
        return held(file, range, UNKNOWN_HOUSEHOLD.formatted(table, "%s"), Scope.sees("h"));
    }

    Mono<Void> refuseUnknownPersons(FileImport file, BucketRange range, String table) {
        return held(file, range, UNKNOWN_PERSON.formatted(table, "%s"), PERSON_SEEN);
    }

    /**
     * Runs a statement held to what the sender of the file sees.
     *
     * @param sql with one place for a condition
     * @param seen the condition, of {@link Scope#sees}
     */
    Mono<Void> held(FileImport file, BucketRange range, String sql, String seen) {
        Scope scope = Scope.kept(file.parameters());
        return scope.wholeCountry()
                ? run(file, range, List.of(sql.formatted("true")))
                : bound(sql.formatted(seen), file, range)
                        .bind("patterns", scope.patterns())
                        .bind("places", scope.placePatterns())
                        .fetch()
                        .rowsUpdated()
                        .then();
    }

    /** Notes that the source spoke; the planner learns what its tables now hold. */
    Mono<Void> sourceReceived(FileImport file, List<String> tables) {
        return client.sql(RECEIVED)
                .bind("kind", file.kind())
                .fetch()
                .rowsUpdated()
                .then(client.sql("analyze " + String.join(", ", tables)).fetch().rowsUpdated())
                .then();
    }

    private DatabaseClient.GenericExecuteSpec bound(String sql, FileImport file, BucketRange range) {
        DatabaseClient.GenericExecuteSpec spec = client.sql(sql).bind("import", file.id());
        return sql.contains(":first") ? spec.bind("first", range.first()).bind("last", range.last()) : spec;
    }
}
