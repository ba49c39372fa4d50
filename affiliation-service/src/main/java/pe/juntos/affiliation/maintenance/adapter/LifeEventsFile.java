package pe.juntos.affiliation.maintenance.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.register.Codes;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.files.FileApplication;
import pe.juntos.platform.files.FileImport;
import pe.juntos.platform.files.StagedFile;
import pe.juntos.platform.job.BucketRange;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Applies {@code novedades.csv} household by household, in the order in which things happened. */
@Component
class LifeEventsFile implements FileApplication {

    private static final String KIND = "novedades";
    private static final String TABLE = "staging_life_event";
    private static final String REPORTER = "reporter";

    private static final String STAGED = "select line, content from " + TABLE
            + " where import_id = :import and bucket between :first and :last and refusal_code is null order by line";

    private static final String REFUSE = """
            insert into import_refusal (import_id, line, code, message)
            select :import, n.line, n.code, n.message
            from unnest(cast(:lines as bigint[]), cast(:codes as text[]), cast(:messages as text[]))
                as n (line, code, message)
            """;

    private final Recording recording;
    private final DatabaseClient client;
    private final Codes codes;
    private final JsonMapper json;

    LifeEventsFile(Recording recording, DatabaseClient client, Codes codes, JsonMapper json) {
        this.recording = recording;
        this.client = client;
        this.codes = codes;
        this.json = json;
    }

    StagedFile<LifeEvent> staged() {
        return new StagedFile<>(
                KIND,
                new LifeEventFormat(codes),
                TABLE,
                List.of("bucket", "household", "content"),
                (event, copy) -> copy.number(Buckets.of(event.household()))
                        .text(event.household())
                        .text(json.writeValueAsString(event)));
    }

    /** Who sends the file, and where that person may look. */
    static Map<String, String> parameters(Caller caller, Scope scope) {
        var parameters = new HashMap<>(scope.kept());
        parameters.put(REPORTER, caller.subject());
        return parameters;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public boolean chunked() {
        return true;
    }

    private record Staged(long line, LifeEvent event) {}

    @Override
    public Mono<Void> apply(FileImport file, BucketRange range) {
        return client.sql(STAGED)
                .bind("import", file.id())
                .bind("first", range.first())
                .bind("last", range.last())
                .map(row -> new Staged(
                        required(row, "line", Long.class),
                        json.readValue(required(row, "content", String.class), LifeEvent.class)))
                .all()
                .collectList()
                .filter(staged -> !staged.isEmpty())
                .flatMap(staged -> recording
                        .record(
                                staged.stream().map(Staged::event).toList(),
                                Scope.kept(file.parameters()),
                                reporter(file))
                        .flatMap(taken -> refuse(file, staged, taken)));
    }

    private static String reporter(FileImport file) {
        return file.parameters().getOrDefault(REPORTER, "");
    }

    /** Events come back in the order of their days: each refusal goes to the line that brought the very event. */
    private Mono<Void> refuse(FileImport file, List<Staged> staged, List<Recording.Taken> taken) {
        Map<LifeEvent, Long> lines = new IdentityHashMap<>();
        staged.forEach(s -> lines.put(s.event(), s.line()));
        List<Recording.Taken> refused =
                taken.stream().filter(t -> t.refusal().isPresent()).toList();
        if (refused.isEmpty()) {
            return Mono.empty();
        }
        return client.sql(REFUSE)
                .bind("import", file.id())
                .bind("lines", refused.stream().map(t -> lines.get(t.event())).toArray(Long[]::new))
                .bind(
                        "codes",
                        refused.stream()
                                .map(t -> t.refusal().orElseThrow().name())
                                .toArray(String[]::new))
                .bind(
                        "messages",
                        refused.stream()
                                .map(t -> t.refusal().orElseThrow().message())
                                .toArray(String[]::new))
                .then();
    }
}
