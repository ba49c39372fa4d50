package pe.juntos.affiliation.household.adapter;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.household.MemberContent;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.event.OutgoingEvent;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What was last told of each person: an event only where that changed, and a farewell to the household that was left. */
@Component
class MembersTold {

    /** What was told of one person. */
    record Told(String member, String household, long version, long hash, boolean gone) {}

    /** What is to be told, and how it is to be remembered. */
    record News(List<Told> fresh, List<Told> known, List<OutgoingEvent> events) {}

    private static final String UPDATE = """
            update member_told t set household = n.household, version = n.version, content_hash = n.content_hash,
                gone = n.gone
            from unnest(cast(:members as text[]), cast(:households as text[]), cast(:versions as bigint[]),
                cast(:hashes as bigint[]), cast(:gone as boolean[]))
                as n (member, household, version, content_hash, gone)
            where t.member = n.member
            """;

    private final DatabaseClient client;
    private final BulkCopy copy;

    MembersTold(DatabaseClient client, BulkCopy copy) {
        this.client = client;
        this.copy = copy;
    }

    Mono<Map<String, Told>> read(Scope scope) {
        return scope.bind(client.sql("select member, household, version, content_hash, gone from member_told t where ("
                                + scope.ofHouseholds() + ") or (" + scope.ofMembers() + ")")
                        .filter(statement -> statement.fetchSize(5_000)))
                .map((row, _) -> new Told(
                        Rows.text(row, "member"),
                        Rows.text(row, "household"),
                        Rows.number(row, "version"),
                        Rows.number(row, "content_hash"),
                        Rows.flag(row, "gone")))
                .all()
                .collectMap(Told::member);
    }

    /**
     * @param present persons of households whose members are shared
     * @param living where each person told of before lives now, shared or not
     * @param gone persons who left their household for none of the register
     */
    static News news(
            Map<String, Told> told, List<MemberContent> present, Map<String, MemberContent> living, Set<String> gone) {
        var news = new News(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Set<String> shared = new HashSet<>();
        for (MemberContent content : present) {
            shared.add(content.member());
            tell(told.get(content.member()), content, news);
        }
        told.values().stream()
                .filter(t -> !t.gone() && !shared.contains(t.member()))
                .forEach(t -> leave(t, living.get(t.member()), gone.contains(t.member()), news));
        return news;
    }

    private static void tell(@Nullable Told before, MemberContent content, News news) {
        long hash = hash(content);
        if (before == null) {
            var first = new Told(content.member(), content.household(), 1, hash, false);
            news.fresh().add(first);
            news.events().add(AffiliationTopics.member("registered", content.household(), 1, content));
            return;
        }
        boolean moved = !before.household().equals(content.household());
        if (!moved && !before.gone() && before.hash() == hash) {
            return;
        }
        long version = before.version() + 1;
        if (moved && !before.gone()) {
            news.events().add(AffiliationTopics.member("left", before.household(), version++, content));
        }
        String event = moved || before.gone() ? "registered" : "updated";
        news.known().add(new Told(content.member(), content.household(), version, hash, false));
        news.events().add(AffiliationTopics.member(event, content.household(), version, content));
    }

    /** Only who no longer lives where it was told of has left; a household that is no longer shared keeps its people. */
    private static void leave(Told before, @Nullable MemberContent living, boolean gone, News news) {
        if (living != null && (gone || !living.household().equals(before.household()))) {
            long version = before.version() + 1;
            news.known().add(new Told(before.member(), before.household(), version, before.hash(), true));
            news.events().add(AffiliationTopics.member("left", before.household(), version, living));
        }
    }

    private static long hash(MemberContent content) {
        return ByteBuffer.wrap(java.util.HexFormat.of().parseHex(InputsHash.of(content), 0, 2 * Long.BYTES))
                .getLong();
    }

    Mono<Void> write(News news) {
        return insert(news.fresh()).then(update(news.known()));
    }

    private Mono<Void> insert(List<Told> fresh) {
        if (fresh.isEmpty()) {
            return Mono.empty();
        }
        return copy.copy(
                        "member_told",
                        List.of("member", "bucket", "household", "version", "content_hash", "gone"),
                        Flux.fromIterable(fresh),
                        (told, line) -> line.text(told.member())
                                .number(Buckets.of(told.household()))
                                .text(told.household())
                                .number(told.version())
                                .number(told.hash())
                                .bool(told.gone()))
                .then();
    }

    private Mono<Void> update(List<Told> known) {
        if (known.isEmpty()) {
            return Mono.empty();
        }
        return client.sql(UPDATE)
                .bind("members", texts(known, Told::member))
                .bind("households", texts(known, Told::household))
                .bind("versions", known.stream().map(Told::version).toArray(Long[]::new))
                .bind("hashes", known.stream().map(Told::hash).toArray(Long[]::new))
                .bind("gone", known.stream().map(Told::gone).toArray(Boolean[]::new))
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static String[] texts(List<Told> told, Function<Told, String> value) {
        return told.stream().map(value).toArray(String[]::new);
    }
}
