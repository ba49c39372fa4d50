package pe.juntos.platform.audit;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import pe.juntos.platform.database.Columns;
import pe.juntos.platform.database.Gathered;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * The entries and their chain in the service's own database. Entries are appended at once, those of a crowd in one statement, and
 * chained within seconds.
 */
public class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final int TOGETHER = 500;
    private static final int AT_ONCE = 5_000;
    private static final int FETCHED = 1_000;
    private static final String CHAIN = """
            select l.position, encode(l.hash, 'hex') as hash, e.id as entry, audit_time(e.recorded_at) as at,
                e.subject, e.act, e.object, e.detail::text as detail
            from audit_link l left join audit_entry e on e.id = l.entry
            where l.position > :after order by l.position
            """;

    private static final String APPEND = """
            insert into audit_entry (subject, act, object, detail)
            select s, a, o, cast(d as jsonb) from unnest(:subjects, :acts, :objects, :details) as e (s, a, o, d)
            """;

    private final DatabaseClient client;
    private final JsonMapper mapper;
    private final Mono<?> trail;
    private final Map<Object, Gathered<AuditEntry, AuditEntry>> crowds = new ConcurrentHashMap<>();

    public AuditTrail(DatabaseClient client, JsonMapper mapper) {
        this(client, mapper, Mono.just(AuditTrail.class));
    }

    /** @param trail which of several trails the caller's entries belong in: only they may be written together */
    public AuditTrail(DatabaseClient client, JsonMapper mapper, Mono<?> trail) {
        this.client = client;
        this.mapper = mapper;
        this.trail = trail;
    }

    Mono<Void> append(AuditEntry entry) {
        return trail.map(mine -> crowds.computeIfAbsent(mine, _ -> new Gathered<>(TOGETHER, LONGEST, this::append)))
                .flatMap(crowd -> crowd.one(entry))
                .then();
    }

    /** @param household whose file was shown */
    public record FileRead(
            String subject,
            Collection<String> roles,
            String household,
            @Nullable String correlation) {
        private AuditEntry entry() {
            var detail = new TreeMap<String, Object>(
                    Map.of("roles", roles.stream().sorted().toList(), "status", 200));
            if (correlation != null) {
                detail.put("correlation", correlation);
            }
            return new AuditEntry(subject, Audited.FILE_READ, household, detail);
        }
    }

    /** Those who opened files together; in the programme's own trail. */
    public Mono<Void> filesRead(List<FileRead> read) {
        return read.isEmpty()
                ? Mono.empty()
                : append(read.stream().map(FileRead::entry).toList()).then();
    }

    private Mono<List<AuditEntry>> append(List<AuditEntry> entries) {
        return client.sql(APPEND)
                .bind("subjects", Columns.texts(entries, AuditEntry::subject))
                .bind("acts", Columns.texts(entries, AuditEntry::act))
                .bind("objects", Columns.texts(entries, AuditEntry::object))
                .bind("details", Columns.texts(entries, entry -> mapper.writeValueAsString(entry.detail())))
                .then()
                .thenReturn(entries);
    }

    /** One process of all replicas chains at a time; the others find nothing to do. */
    @Scheduled(initialDelayString = "PT2S", fixedDelayString = "PT2S")
    public Mono<Void> chainWhatIsNew() {
        return chain().doOnError(error -> LOG.warn("chaining the audit trail put off: {}", error.toString()))
                .onErrorComplete()
                .then();
    }

    /** How many entries were chained. */
    Mono<Integer> chain() {
        return client.sql("select audit_chain(:most) as chained")
                .bind("most", AT_ONCE)
                .map(row -> required(row, "chained", Integer.class))
                .one();
    }

    Flux<ChainedEntry> after(long position) {
        return client.sql(CHAIN)
                .bind("after", position)
                .filter(statement -> statement.fetchSize(FETCHED))
                .map(row -> entry(row))
                .all();
    }

    /** Entries that should have been chained by now and are not. */
    Mono<Long> forgotten() {
        return client.sql("select count(*) as n from audit_entry e"
                        + " where e.recorded_at < now() - interval '5 minutes'"
                        + " and not exists (select from audit_link l where l.entry = e.id)")
                .map(row -> required(row, "n", Long.class))
                .one();
    }

    private static ChainedEntry entry(Readable row) {
        return new ChainedEntry(
                required(row, "position", Long.class),
                row.get("entry", Long.class),
                row.get("at", String.class),
                row.get("subject", String.class),
                row.get("act", String.class),
                row.get("object", String.class),
                row.get("detail", String.class),
                required(row, "hash", String.class));
    }
}
