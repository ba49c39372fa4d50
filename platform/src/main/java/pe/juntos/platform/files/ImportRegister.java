package pe.juntos.platform.files;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What was received, how it stands, and what was refused of it. */
public final class ImportRegister {
    private static final TypeReference<Map<String, String>> PARAMETERS = new TypeReference<>() {};
    private static final String ANSWER = "select i.id, i.kind, i.lines, i.state, j.id as job, j.state as job_state,"
            + " (select count(*) from job_chunk c where c.job_id = j.id and c.state = 'DONE') as begun from import_file i"
            + " join job j on j.kind = '" + ImportJob.KIND + "' and j.key = i.id::text";

    private final DatabaseClient client;
    private final JsonMapper mapper;

    public ImportRegister(DatabaseClient client, JsonMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    Mono<Void> note(UUID id, String kind, @Nullable String key, String parameters, long lines) {
        var insert = client.sql("insert into import_file (id, kind, idempotency_key, parameters, lines, state)"
                        + " values (:id, :kind, :key, cast(:parameters as jsonb), :lines, 'RECEIVED')")
                .bind("id", id)
                .bind("kind", kind)
                .bind("parameters", parameters)
                .bind("lines", lines);
        return (key == null ? insert.bindNull("key", String.class) : insert.bind("key", key)).then();
    }

    Mono<FileImport> load(UUID id) {
        return client.sql(
                        "select id, kind, parameters::text as parameters, received_at, lines from import_file where id = :id")
                .bind("id", id)
                .map(row -> new FileImport(
                        required(row, "id", UUID.class),
                        required(row, "kind", String.class),
                        mapper.readValue(required(row, "parameters", String.class), PARAMETERS),
                        required(row, "received_at", Instant.class),
                        required(row, "lines", Long.class)))
                .one();
    }

    Mono<Void> applied(UUID id) {
        return client.sql("update import_file set state = 'APPLIED' where id = :id")
                .bind("id", id)
                .then();
    }

    /** Empty if there is no such import. */
    public Mono<ImportAnswer> find(UUID id) {
        return client.sql(ANSWER + " where i.id = :id")
                .bind("id", id)
                .map(row -> answer(row))
                .one()
                .flatMap(this::withRefusals);
    }

    Mono<ImportAnswer> find(String kind, String key) {
        return client.sql(ANSWER + " where i.kind = :kind and i.idempotency_key = :key")
                .bind("kind", kind)
                .bind("key", key)
                .map(row -> answer(row))
                .one()
                .flatMap(this::withRefusals);
    }

    private static ImportAnswer answer(Readable row) {
        var lines = required(row, "lines", Long.class);
        return new ImportAnswer(
                required(row, "id", UUID.class),
                required(row, "kind", String.class),
                state(row),
                required(row, "job", UUID.class),
                lines,
                lines,
                0,
                Map.of());
    }

    private static String state(Readable row) {
        if ("FAILED".equals(row.get("job_state", String.class))) {
            return "FAILED";
        }
        var received = "RECEIVED".equals(required(row, "state", String.class));
        return received && required(row, "begun", Long.class) > 0 ? "APPLYING" : required(row, "state", String.class);
    }

    private Mono<ImportAnswer> withRefusals(ImportAnswer answer) {
        return client.sql(
                        "select code, count(*) as n from import_refusal where import_id = :id group by code order by code")
                .bind("id", answer.id())
                .map(row -> Map.entry(required(row, "code", String.class), required(row, "n", Long.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue, LinkedHashMap::new)
                .map(codes -> withRefusals(answer, codes));
    }

    private static ImportAnswer withRefusals(ImportAnswer answer, Map<String, Long> codes) {
        var refused = codes.values().stream().mapToLong(Long::longValue).sum();
        return new ImportAnswer(
                answer.id(),
                answer.kind(),
                answer.state(),
                answer.job(),
                answer.lines(),
                answer.lines() - refused,
                refused,
                codes);
    }

    /** Line, code and message of each refusal, in the order of the file. */
    public Flux<List<String>> refusals(UUID id) {
        return client.sql("select line, code, message from import_refusal where import_id = :id order by line")
                .bind("id", id)
                .map(row -> List.of(
                        String.valueOf(required(row, "line", Long.class)),
                        required(row, "code", String.class),
                        required(row, "message", String.class)))
                .all();
    }
}
