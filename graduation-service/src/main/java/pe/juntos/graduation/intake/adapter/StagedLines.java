package pe.juntos.graduation.intake.adapter;

import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.job.BucketRange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Staged lines become facts of a household and a day. Facts are only added: a line that repeats one is accepted and
 * changes nothing, one that says something else is refused.
 */
@Component
class StagedLines {

    private static final String UNKNOWN_HOUSEHOLD = """
            with unknown as (
                delete from %1$s s
                where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
                  and not exists (select 1 from household h where h.external_id = s.external_id and h.version > 0)
                returning s.line)
            insert into import_refusal (import_id, line, code, message)
            select :import, line, 'UNKNOWN_HOUSEHOLD', 'El hogar no está en el padrón' from unknown
            """;

    private static final String ADD = """
            insert into %2$s (household, bucket, on_day, content, %3$s)
            select distinct on (h.household, s.on_day%5$s) h.household, h.bucket, s.on_day, s.content, %4$s
            from %1$s s join household h on h.external_id = s.external_id and h.version > 0
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
            order by h.household, s.on_day%5$s, s.line
            on conflict do nothing
            """;

    private static final String CONFLICT = """
            insert into import_refusal (import_id, line, code, message)
            select :import, s.line, 'CONFLICT', 'El hogar ya tiene otro contenido con esa fecha'
            from %1$s s join household h on h.external_id = s.external_id and h.version > 0
            join %2$s f on f.household = h.household and f.on_day = s.on_day%6$s
            where s.import_id = :import and s.bucket between :first and :last and s.refusal_code is null
              and f.content <> s.content
            """;

    private final DatabaseClient client;

    StagedLines(DatabaseClient client) {
        this.client = client;
    }

    /** @param columns of the fact table and of the staging table alike */
    Mono<Void> add(FileImport file, BucketRange range, String staging, String facts, String... columns) {
        return add(file, range, staging, facts, List.of(columns), "", "");
    }

    /** As {@link #add}, where each member of the household has a line of the day. */
    Mono<Void> addPerMember(FileImport file, BucketRange range, String staging, String facts, String... columns) {
        var all = new ArrayList<>(List.of("member"));
        all.addAll(List.of(columns));
        return add(file, range, staging, facts, all, ", s.member", " and f.member = s.member");
    }

    private Mono<Void> add(
            FileImport file,
            BucketRange range,
            String staging,
            String facts,
            List<String> columns,
            String key,
            String sameKey) {
        String names = String.join(", ", columns);
        String values = "s." + String.join(", s.", columns);
        return Flux.just(UNKNOWN_HOUSEHOLD, ADD, CONFLICT)
                .concatMap(sql -> client.sql(sql.formatted(staging, facts, names, values, key, sameKey))
                        .bind("import", file.id())
                        .bind("first", range.first())
                        .bind("last", range.last())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    /** The planner learns what a table now holds. */
    Mono<Void> analyze(String facts) {
        return client.sql("analyze " + facts).then();
    }
}
