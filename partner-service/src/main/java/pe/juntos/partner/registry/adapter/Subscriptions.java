package pe.juntos.partner.registry.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.Parameter;
import org.springframework.stereotype.Component;
import pe.juntos.partner.proposal.HouseholdWatch;
import pe.juntos.partner.registry.Asked;
import pe.juntos.partner.registry.ItemRefusal;
import pe.juntos.partner.registry.Register;
import pe.juntos.partner.registry.RegistryEvent;
import pe.juntos.partner.registry.Subscribed;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Who wants to be told of what. */
@Component
final class Subscriptions {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OPEN = """
            insert into dci_subscription (code, partner, register, event, asked, household, districts, patterns, since, until,
              subscribed_by, encrypted, subscribed_at)
            select :code, :partner, :register, :event, cast(:asked as jsonb), :household, :districts, :patterns, :since, :until,
              :by, :encrypted, :now
            where (select count(*) from dci_subscription where partner = :partner and ended_at is null) < :most
            on conflict (partner, register, event, asked) where ended_at is null do nothing
            """;
    private static final String SAME = """
            select exists (select from dci_subscription where partner = :partner and register = :register and event = :event
              and asked = cast(:asked as jsonb) and ended_at is null) as same
            """;
    private static final String TOLD = """
            select s.code, s.partner, e.event, e.household from
              unnest(cast(:events as text[]), cast(:kinds as text[]), cast(:households as text[])) as e (event, kind, household)
              join household h on h.household = e.household
              join dci_subscription s on s.ended_at is null and s.event = e.kind
                and (s.household = any(array[h.household, h.external_id]) or h.district like any(s.districts))
            where h.district like any(s.patterns) and s.since <= :now and (s.until is null or s.until > :now)
            """;

    private final DatabaseClient client;
    private final RegistryConfiguration.RegistryRules rules;

    Subscriptions(DatabaseClient client, RegistryConfiguration.RegistryRules rules) {
        this.client = client;
        this.rules = rules;
    }

    record Subscription(
            String code,
            String partner,
            Subscribed what,
            List<String> patterns,
            String by,
            boolean encrypted,
            Instant at,
            @Nullable Instant endedAt) {}

    /** What came of a wish: a code or a refusal. */
    record Opened(@Nullable String code, @Nullable ItemRefusal refusal) {}

    Mono<Opened> open(Subscribed wish, Asker asker) {
        var code = UUID.randomUUID().toString();
        return client.sql(OPEN)
                .bind("code", code)
                .bind("partner", asker.partner())
                .bind("register", wish.register().name())
                .bind("event", wish.event().name())
                .bind("asked", asked(wish.asked()))
                .bind(
                        "household",
                        Parameter.fromOrEmpty(
                                wish.asked() instanceof Asked.Household one ? one.value() : null, String.class))
                .bind(
                        "districts",
                        Parameter.fromOrEmpty(
                                wish.asked() instanceof Asked.Districts all ? patterns(all) : null, String[].class))
                .bind("patterns", asker.where())
                .bind("since", wish.since())
                .bind("until", Parameter.fromOrEmpty(wish.until(), Instant.class))
                .bind("by", asker.subject())
                .bind("encrypted", asker.answerKey() != null)
                .bind("now", rules.now())
                .bind("most", rules.policy().mostSubscriptions())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows > 0 ? Mono.just(new Opened(code, null)) : refused(wish, asker));
    }

    private Mono<Opened> refused(Subscribed wish, Asker asker) {
        return client.sql(SAME)
                .bind("partner", asker.partner())
                .bind("register", wish.register().name())
                .bind("event", wish.event().name())
                .bind("asked", asked(wish.asked()))
                .map(row -> required(row, "same", Boolean.class))
                .one()
                .map(same -> new Opened(null, same ? ItemRefusal.SUBSCRIBED : ItemRefusal.DETAILS));
    }

    /** A refusal where it is none of the asker's, or ended before. */
    Mono<Opened> end(String code, Asker asker) {
        return client.sql("update dci_subscription set ended_at = :now"
                        + " where code = :code and partner = :partner and ended_at is null")
                .bind("code", code)
                .bind("partner", asker.partner())
                .bind("now", rules.now())
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows > 0
                        ? Mono.just(new Opened(code, null))
                        : find(code)
                                .filter(found -> found.partner().equals(asker.partner()))
                                .map(_ -> new Opened(null, ItemRefusal.UNSUBSCRIBED))
                                .defaultIfEmpty(new Opened(null, ItemRefusal.CODE)));
    }

    Mono<Subscription> find(String code) {
        return client.sql("select *, asked::text as asked_text from dci_subscription where code = :code")
                .bind("code", code)
                .map(Subscriptions::subscription)
                .one();
    }

    /** Somebody to be told of a household. */
    record Match(String code, String partner, String event, String household) {}

    Flux<Match> of(List<HouseholdWatch.Change> changes) {
        return client.sql(TOLD)
                .bind(
                        "events",
                        changes.stream().map(HouseholdWatch.Change::event).toArray(String[]::new))
                .bind(
                        "kinds",
                        changes.stream()
                                .map(change -> RegistryEvent.told(change.type())
                                        .map(Enum::name)
                                        .orElse(""))
                                .toArray(String[]::new))
                .bind(
                        "households",
                        changes.stream().map(HouseholdWatch.Change::household).toArray(String[]::new))
                .bind("now", rules.now())
                .map(row -> new Match(
                        required(row, "code", String.class),
                        required(row, "partner", String.class),
                        required(row, "event", String.class),
                        required(row, "household", String.class)))
                .all();
    }

    private static Subscription subscription(Readable row) {
        return new Subscription(
                required(row, "code", String.class),
                required(row, "partner", String.class),
                new Subscribed(
                        Register.valueOf(required(row, "register", String.class)),
                        RegistryEvent.valueOf(required(row, "event", String.class)),
                        asked(required(row, "asked_text", String.class)),
                        required(row, "since", Instant.class),
                        row.get("until", Instant.class)),
                List.of(required(row, "patterns", String[].class)),
                required(row, "subscribed_by", String.class),
                required(row, "encrypted", Boolean.class),
                required(row, "subscribed_at", Instant.class),
                row.get("ended_at", Instant.class));
    }

    private static String[] patterns(Asked.Districts asked) {
        return asked.prefixes().stream().map(prefix -> prefix + "%").toArray(String[]::new);
    }

    private static String asked(Asked asked) {
        return JSON.writeValueAsString(
                switch (asked) {
                    case Asked.Household(var type, var value) -> Map.of("type", type, "value", value);
                    case Asked.Districts(var prefixes) -> Map.of("district", prefixes);
                });
    }

    private static Asked asked(String text) {
        var said = JSON.readTree(text);
        return said.has("district")
                ? new Asked.Districts(said.path("district")
                        .valueStream()
                        .map(one -> one.asString(""))
                        .toList())
                : new Asked.Household(Envelope.text(said, "type", ""), Envelope.text(said, "value", ""));
    }
}
