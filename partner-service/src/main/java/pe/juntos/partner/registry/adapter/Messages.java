package pe.juntos.partner.registry.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import pe.juntos.partner.tenant.Tenants;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Messages that were let in, and what came of each of their requests. */
@Component
class Messages {
    private static final Logger LOG = LoggerFactory.getLogger(Messages.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String KEEP = """
            insert into dci_message (id, partner, message_id, action, transaction_id, content_hash, message, patterns, asked_by,
              encrypted, received_at)
            values (gen_random_uuid(), :partner, :message, :action, :transaction, :hash, :text, :patterns, :by, :encrypted, :now)
            on conflict (partner, message_id) do nothing
            """;
    private static final String OUTCOMES = """
            insert into dci_item (message, n, reference, status, reason, subscription, records)
            select :message, n, reference, status, reason, subscription, records
            from unnest(cast(:ns as int[]), cast(:references as text[]), cast(:statuses as text[]), cast(:reasons as text[]),
              cast(:subscriptions as text[]), cast(:records as int[])) as o (n, reference, status, reason, subscription, records)
            on conflict (message, n) do update set status = excluded.status, reason = excluded.reason, records = excluded.records
            """;
    /** Each household that is told to somebody has an entry in the audit trail, in the transaction that tells it. */
    private static final String READ = """
            insert into audit_entry (subject, act, object, detail)
            select :by, 'FILE_READ', household, jsonb_build_object('dci', :message, 'partner', :partner)
            from unnest(cast(:households as text[])) as r (household)
            """;

    private final DatabaseClient client;
    private final RegistryConfiguration.RegistryRules rules;
    private final Tenants tenants;

    Messages(DatabaseClient client, RegistryConfiguration.RegistryRules rules, Tenants tenants) {
        this.client = client;
        this.rules = rules;
        this.tenants = tenants;
    }

    /** The id under which it is answered, the same as the first time; empty if the sender used its id for another message. */
    Mono<UUID> keep(Envelope envelope, String action, Asker asker) {
        var hash = envelope.hash();
        return client.sql(KEEP)
                .bind("partner", asker.partner())
                .bind("message", envelope.messageId())
                .bind("action", action)
                .bind("transaction", envelope.transaction())
                .bind("hash", hash)
                .bind("text", envelope.message().toString())
                .bind("patterns", asker.where())
                .bind("by", asker.subject())
                .bind("encrypted", envelope.encrypted())
                .bind("now", rules.now())
                .then()
                .then(client.sql("select id, action, content_hash from dci_message"
                                + " where partner = :partner and message_id = :message")
                        .bind("partner", asker.partner())
                        .bind("message", envelope.messageId())
                        .map(row -> Arrays.equals(required(row, "content_hash", byte[].class), hash)
                                        && required(row, "action", String.class).equals(action)
                                ? Optional.of(required(row, "id", UUID.class))
                                : Optional.<UUID>empty())
                        .one())
                .flatMap(Mono::justOrEmpty);
    }

    /**
     * What came of a request.
     *
     * @param subscription that was opened or ended
     * @param records that were told
     */
    record Outcome(
            String reference,
            String status,
            @Nullable String reason,
            @Nullable String subscription,
            int records) {}

    Mono<Void> record(UUID message, List<Outcome> outcomes) {
        return client.sql(OUTCOMES)
                .bind("message", message)
                .bind("ns", IntStream.range(0, outcomes.size()).boxed().toArray(Integer[]::new))
                .bind("references", outcomes.stream().map(Outcome::reference).toArray(String[]::new))
                .bind("statuses", outcomes.stream().map(Outcome::status).toArray(String[]::new))
                .bind("reasons", outcomes.stream().map(Outcome::reason).toArray(String[]::new))
                .bind(
                        "subscriptions",
                        outcomes.stream().map(Outcome::subscription).toArray(String[]::new))
                .bind("records", outcomes.stream().map(Outcome::records).toArray(Integer[]::new))
                .then();
    }

    /** Requests that are answered later. */
    Mono<Void> pending(UUID message, List<String> references) {
        return record(
                message,
                references.stream()
                        .map(reference -> new Outcome(reference, "pdng", null, null, 0))
                        .toList());
    }

    Mono<List<Outcome>> outcomes(UUID message) {
        return client.sql("select reference, status, reason, subscription, records from dci_item"
                        + " where message = :message order by n")
                .bind("message", message)
                .map(Messages::outcome)
                .all()
                .collectList();
    }

    static Outcome outcome(Readable row) {
        return new Outcome(
                required(row, "reference", String.class),
                required(row, "status", String.class),
                row.get("reason", String.class),
                row.get("subscription", String.class),
                required(row, "records", Integer.class));
    }

    /** @param by whoever sent it */
    record Kept(String partner, String action, JsonNode message, List<String> patterns, String by, boolean encrypted) {}

    Mono<Kept> find(UUID message) {
        return client.sql("select * from dci_message where id = :message")
                .bind("message", message)
                .map(row -> new Kept(
                        required(row, "partner", String.class),
                        required(row, "action", String.class),
                        JSON.readTree(required(row, "message", String.class)),
                        List.of(required(row, "patterns", String[].class)),
                        required(row, "asked_by", String.class),
                        required(row, "encrypted", Boolean.class)))
                .one();
    }

    Mono<Void> told(UUID message, List<String> households, Asker asker) {
        return households.isEmpty()
                ? Mono.empty()
                : client.sql(READ)
                        .bind("by", asker.subject())
                        .bind("message", Objects.requireNonNull(message.toString()))
                        .bind("partner", asker.partner())
                        .bind("households", households.toArray(String[]::new))
                        .then();
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT6H")
    Mono<Void> forget() {
        return Flux.fromIterable(tenants.all())
                .concatMap(tenant -> tenants.within(tenant, Mono.defer(this::forgotten)))
                .then()
                .doOnError(error -> LOG.warn("messages of registries not shortened: {}", error.toString()))
                .onErrorComplete();
    }

    private Mono<Void> forgotten() {
        return client.sql("delete from dci_message where received_at < :before")
                .bind("before", rules.now().minus(Duration.ofDays(rules.policy().messageDays())))
                .then()
                .then(client.sql("delete from dci_signature where expires_at < :now")
                        .bind("now", rules.now())
                        .then());
    }
}
