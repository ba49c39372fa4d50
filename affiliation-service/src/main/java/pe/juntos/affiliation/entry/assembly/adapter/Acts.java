package pe.juntos.affiliation.entry.assembly.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.entry.assembly.DrawnMinutes;
import pe.juntos.affiliation.entry.assembly.Minutes;
import pe.juntos.affiliation.territory.Scope;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** The minutes as documents, and the results that follow from the closed ones. */
@Component
class Acts {

    private static final String READ = """
            select a.content, a.drawn_by, a.closed_by, a.closed_at, a.policy, a.hash,
                (select s.act from assembly_act s where s.supersedes = a.act and s.closed_at is not null) as superseded_by
            from (select act.*, act.content::json ->> 'populatedCentre' as populated_centre from assembly_act act) a
            where %s
            """.formatted(Scope.sees("a"));

    private static final String DRAW = """
            insert into assembly_act as a (act, district, held_on, content, drawn_by)
            values (:act, :district, :held, :content, :by)
            on conflict (act) do update set district = excluded.district, held_on = excluded.held_on,
                content = excluded.content, drawn_by = excluded.drawn_by
            where a.closed_at is null
            """;

    private static final String CLOSE = """
            update assembly_act set closed_by = :by, closed_at = :now, policy = :policy, hash = :hash,
                supersedes = :supersedes
            where act = :act
            """;

    private static final String RESULTS = """
            insert into assembly_result (household, bucket, act, held_on, district, populated_centre, attendees, result,
                motive)
            select household, bucket, :act, :held, :district, :centre, :attendees, result, motive
            from unnest(cast(:households as text[]), cast(:buckets as int[]), cast(:results as text[]),
                cast(:motives as text[])) as n (household, bucket, result, motive)
            """;

    private final DatabaseClient client;
    private final JsonMapper mapper;
    private final Clock clock;

    Acts(DatabaseClient client, JsonMapper mapper, Clock clock) {
        this.client = client;
        this.mapper = mapper;
        this.clock = clock;
    }

    Mono<DrawnMinutes> find(String act, Scope scope) {
        return client.sql(READ + " and a.act = :act")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("act", act)
                .map(this::drawn)
                .one();
    }

    /** The same, held until the end of the transaction. */
    Mono<DrawnMinutes> lock(String act, Scope scope) {
        return client.sql("select act from assembly_act where act = :act for update")
                .bind("act", act)
                .map(row -> required(row, "act", String.class))
                .one()
                .flatMap(found -> find(found, scope));
    }

    Flux<DrawnMinutes> list(Scope scope, String district, String cursor, int limit) {
        return client.sql(
                        READ + " and a.district like :district || '%' and a.act > :cursor order by a.act limit :limit")
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .bind("district", district)
                .bind("cursor", cursor)
                .bind("limit", limit)
                .map(this::drawn)
                .all();
    }

    /** Whether a file or other minutes, in whatever territory, already bear the number. */
    Mono<Boolean> taken(String act) {
        return client.sql("select exists (select 1 from assembly_result where act = :act)"
                        + " or exists (select 1 from assembly_act where act = :act) as taken")
                .bind("act", act)
                .map(row -> required(row, "taken", Boolean.class))
                .one();
    }

    Mono<Void> draw(Minutes minutes, String by) {
        return client.sql(DRAW)
                .bind("act", minutes.act())
                .bind("district", minutes.district())
                .bind("held", minutes.heldOn())
                .bind("content", mapper.writeValueAsString(minutes))
                .bind("by", by)
                .then();
    }

    Mono<Void> close(Minutes minutes, DrawnMinutes.Closing closing) {
        var sql = client.sql(CLOSE)
                .bind("act", minutes.act())
                .bind("by", closing.by())
                .bind("now", closing.at().atZone(clock.getZone()).toOffsetDateTime())
                .bind("policy", closing.policy())
                .bind("hash", closing.hash());
        var closed = minutes.supersedes() == null
                ? sql.bindNull("supersedes", String.class)
                : sql.bind("supersedes", minutes.supersedes());
        return closed.then().then(results(minutes));
    }

    private Mono<Void> results(Minutes minutes) {
        List<Minutes.Result> results = minutes.results();
        return client.sql(RESULTS)
                .bind("act", minutes.act())
                .bind("held", minutes.heldOn())
                .bind("district", minutes.district())
                .bind("centre", minutes.populatedCentre())
                .bind("attendees", minutes.attendance())
                .bind("households", texts(results, Minutes.Result::household))
                .bind(
                        "buckets",
                        results.stream()
                                .map(r -> (int) Buckets.of(r.household()))
                                .toArray(Integer[]::new))
                .bind("results", texts(results, r -> r.result().name()))
                .bind(
                        "motives",
                        texts(
                                results,
                                r -> r.motive() == null ? null : r.motive().name()))
                .then();
    }

    private DrawnMinutes drawn(Readable row) {
        OffsetDateTime at = row.get("closed_at", OffsetDateTime.class);
        var closing = at == null
                ? null
                : new DrawnMinutes.Closing(
                        required(row, "closed_by", String.class),
                        at.toInstant(),
                        required(row, "policy", String.class),
                        required(row, "hash", String.class));
        return new DrawnMinutes(
                Objects.requireNonNull(mapper.readValue(required(row, "content", String.class), Minutes.class)),
                required(row, "drawn_by", String.class),
                closing,
                row.get("superseded_by", String.class));
    }

    private static @Nullable String[] texts(
            List<Minutes.Result> results, Function<Minutes.Result, @Nullable String> value) {
        return results.stream().map(value).toArray(String[]::new);
    }
}
