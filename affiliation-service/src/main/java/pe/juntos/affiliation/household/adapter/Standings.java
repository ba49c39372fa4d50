package pe.juntos.affiliation.household.adapter;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.spi.Readable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.household.Standing;
import pe.juntos.platform.bulk.Buckets;
import pe.juntos.platform.bulk.BulkCopy;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.OutgoingEvent;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The standings of households: read under lock, written with their history and their events in one transaction. */
@Component
class Standings {

    /** A stored standing and what was last told of it. */
    record Row(Standing standing, String content) {}

    private static final String COLUMNS =
            "select household, version, cycle, state, reasons, affiliated_on, exited_on, content from standing";

    private static final String UPDATE = """
            update standing s set version = n.version, cycle = n.cycle, state = n.state, reasons = string_to_array(n.reasons, '|'),
                affiliated_on = n.affiliated_on::date, exited_on = n.exited_on::date, content = n.content
            from unnest(cast(:households as text[]), cast(:versions as bigint[]), cast(:cycles as int[]),
                cast(:states as text[]),
                cast(:reasons as text[]), cast(:affiliated as text[]), cast(:exited as text[]),
                cast(:contents as text[]))
                as n (household, version, cycle, state, reasons, affiliated_on, exited_on, content)
            where s.household = n.household
            """;

    private final DatabaseClient client;
    private final BulkCopy copy;
    private final Outbox outbox;
    private final EventJson json;
    private final StandingHistory history;

    Standings(DatabaseClient client, BulkCopy copy, Outbox outbox, EventJson json, StandingHistory history) {
        this.client = client;
        this.copy = copy;
        this.history = history;
        this.outbox = outbox;
        this.json = json;
    }

    Mono<Map<String, Row>> lock(Scope scope) {
        return scope.bind(client.sql(COLUMNS + " t where" + scope.ofHouseholds() + "order by household for update"))
                .map((row, _) -> row(row))
                .all()
                .collectMap(found -> found.standing().household());
    }

    Flux<Row> lock(Collection<String> households) {
        return client.sql(COLUMNS + " where household = any(:households) order by household for update")
                .bind("households", households.toArray(String[]::new))
                .map((row, _) -> row(row))
                .all();
    }

    /**
     * Of these, those that a verdict may move: whom it breaches, and whom it finds suspended. Nearly everybody's verdict finds an
     * affiliated household and leaves it so: none of these is read or locked.
     */
    Flux<Row> lockMovable(Collection<String> households, Collection<String> unpayable) {
        return client.sql(COLUMNS + " where household = any(:households)"
                        + " and (state = 'SUSPENDED' or household = any(:unpayable)) order by household for update")
                .bind("households", households.toArray(String[]::new))
                .bind("unpayable", unpayable.toArray(String[]::new))
                .map((row, _) -> row(row))
                .all();
    }

    private static Row row(Readable row) {
        String[] reasons = Objects.requireNonNull(row.get("reasons", String[].class));
        var standing = new Standing(
                Rows.text(row, "household"),
                Rows.number(row, "version"),
                (int) Rows.number(row, "cycle"),
                Rows.code(row, "state", HouseholdState.class),
                Arrays.stream(reasons).map(ReasonCode::valueOf).toList(),
                Rows.optionalDate(row, "affiliated_on"),
                Rows.optionalDate(row, "exited_on"));
        return new Row(standing, Rows.text(row, "content"));
    }

    /** Content as it is stored, to be compared. */
    String text(Object content) {
        return new String(json.write(content), UTF_8);
    }

    /** Writes the changes and tells of them, followed by {@code others}. */
    Mono<Void> write(List<StandingChange> changes, List<OutgoingEvent> others) {
        List<StandingChange> fresh =
                changes.stream().filter(c -> c.before() == null).toList();
        List<StandingChange> known =
                changes.stream().filter(c -> c.before() != null).toList();
        List<OutgoingEvent> events = Stream.concat(
                        changes.stream().map(c -> AffiliationTopics.household(c.before(), c.after(), c.content())),
                        others.stream())
                .toList();
        return insert(fresh).then(update(known)).then(history.add(changes)).then(tell(events));
    }

    private Mono<Void> tell(List<OutgoingEvent> events) {
        return events.isEmpty() ? Mono.empty() : outbox.append(events);
    }

    private Mono<Void> insert(List<StandingChange> fresh) {
        if (fresh.isEmpty()) {
            return Mono.empty();
        }
        return copy.copy(
                        "standing",
                        List.of(
                                "household",
                                "bucket",
                                "version",
                                "cycle",
                                "state",
                                "reasons",
                                "affiliated_on",
                                "exited_on",
                                "content"),
                        Flux.fromIterable(fresh),
                        (change, line) -> {
                            Standing standing = change.after();
                            line.text(standing.household())
                                    .number(Buckets.of(standing.household()))
                                    .number(standing.version())
                                    .number(standing.cycle())
                                    .text(standing.state().name())
                                    .texts(names(standing))
                                    .date(standing.affiliatedOn())
                                    .date(standing.exitedOn())
                                    .text(text(change.content()));
                        })
                .then();
    }

    private Mono<Void> update(List<StandingChange> known) {
        if (known.isEmpty()) {
            return Mono.empty();
        }
        return client.sql(UPDATE)
                .bind("households", texts(known, c -> c.after().household()))
                .bind("versions", known.stream().map(c -> c.after().version()).toArray(Long[]::new))
                .bind("cycles", known.stream().map(c -> c.after().cycle()).toArray(Integer[]::new))
                .bind("states", texts(known, c -> c.after().state().name()))
                .bind("reasons", texts(known, c -> String.join("|", names(c.after()))))
                .bind("affiliated", texts(known, c -> day(c.after().affiliatedOn())))
                .bind("exited", texts(known, c -> day(c.after().exitedOn())))
                .bind("contents", texts(known, c -> text(c.content())))
                .fetch()
                .rowsUpdated()
                .then();
    }

    static List<String> names(Standing standing) {
        return standing.reasons().stream().map(Enum::name).toList();
    }

    private static @Nullable String day(@Nullable Object date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable String[] texts(
            List<StandingChange> changes, Function<StandingChange, @Nullable String> value) {
        return changes.stream().map(value).toArray(String[]::new);
    }
}
