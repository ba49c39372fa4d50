package pe.juntos.platform.audit;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The entries and their chain in the service's own database. Entries are appended at once and chained within seconds. */
public class AuditTrail {
    private static final Logger LOG = LoggerFactory.getLogger(AuditTrail.class);
    private static final int AT_ONCE = 5_000;
    private static final int FETCHED = 1_000;
    private static final String CHAIN = """
            select l.position, encode(l.hash, 'hex') as hash, e.id as entry, audit_time(e.recorded_at) as at,
                e.subject, e.act, e.object, e.detail::text as detail
            from audit_link l left join audit_entry e on e.id = l.entry
            where l.position > :after order by l.position
            """;

    private final DatabaseClient client;
    private final JsonMapper mapper;

    public AuditTrail(DatabaseClient client, JsonMapper mapper) {
        this.client = client;
        this.mapper = mapper;
    }

    Mono<Void> append(AuditEntry entry) {
        return client.sql("insert into audit_entry (subject, act, object, detail)"
                        + " values (:subject, :act, :object, cast(:detail as jsonb))")
                .bind("subject", entry.subject())
                .bind("act", entry.act())
                .bind("object", entry.object())
                .bind("detail", mapper.writeValueAsString(entry.detail()))
                .then();
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
