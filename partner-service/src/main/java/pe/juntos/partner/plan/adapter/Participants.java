package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.plan.RouteAdvanced;
import pe.juntos.partner.plan.RouteState;
import pe.juntos.partner.plan.RouteStep;
import pe.juntos.partner.plan.Track;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who takes part, and each step on the route as a decision with its inputs, policy and hash (POL-2). */
@Component
class Participants {

    private static final String SELECT = "select p.*, g.delivered_by from participant p"
            + " left join seed_grant g on g.participant = p.id where p.district like any(:patterns) and ";

    /** A person and how far it came. */
    record Known(UUID id, String household, String district, Track track, RouteState state, long version) {}

    private final DatabaseClient client;
    private final Outbox outbox;

    Participants(DatabaseClient client, Outbox outbox) {
        this.client = client;
        this.outbox = outbox;
    }

    static UUID idOf(String household, int member, Track track) {
        return UUID.nameUUIDFromBytes(
                ("participant/" + household + "/" + member + "/" + track).getBytes(StandardCharsets.UTF_8));
    }

    /** Locked in the order of their ids; those outside the territory are left out. */
    Flux<Known> lock(Collection<UUID> ids, Caller caller) {
        return client.sql(SELECT + "p.id = any(:ids) order by p.id for update of p")
                .bind("ids", ids.toArray(UUID[]::new))
                .bind("patterns", caller.territory().patterns())
                .map(row -> known(row))
                .all();
    }

    Mono<Known> lock(UUID id, Caller caller) {
        return lock(List.of(id), caller).next().switchIfEmpty(Mono.error(Problem::notFound));
    }

    /** Writes the state, the decision that led to it, and its event. */
    Mono<Void> move(Known from, RouteState to, RouteStep step, String policy, String by) {
        long version = from.version() + 1;
        var inputs = from.state() + " " + step;
        var hash = hash(inputs + "/" + policy + "/" + to.stage());
        return client.sql("update participant set stage = :stage, since = :since, version = :version where id = :id")
                .bind("stage", to.stage())
                .bind("since", to.since())
                .bind("version", version)
                .bind("id", from.id())
                .then()
                .then(client.sql("insert into route_step (participant, version, stage, taken_on, inputs, policy, hash,"
                                + " taken_by) values (:id, :version, :stage, :on, :inputs, :policy, :hash, :by)")
                        .bind("id", from.id())
                        .bind("version", version)
                        .bind("stage", to.stage())
                        .bind("on", step.on())
                        .bind("inputs", inputs)
                        .bind("policy", policy)
                        .bind("hash", hash)
                        .bind("by", by)
                        .then())
                .then(outbox.append(List.of(new OutgoingEvent(
                        RouteAdvanced.TOPIC,
                        from.household(),
                        RouteAdvanced.TYPE,
                        version,
                        new RouteAdvanced(from.id(), from.household(), to.stage(), step.on(), policy, hash)))));
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Known known(Readable row) {
        return new Known(
                required(row, "id", UUID.class),
                required(row, "household", String.class),
                required(row, "district", String.class),
                Track.valueOf(required(row, "track", String.class)),
                RouteState.of(
                        required(row, "stage", String.class),
                        required(row, "since", LocalDate.class),
                        String.valueOf(row.get("delivered_by", String.class))),
                required(row, "version", Long.class));
    }
}
