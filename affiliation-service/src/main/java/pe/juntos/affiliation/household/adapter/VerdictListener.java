package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.Standing;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Suspends a household on a breach and brings it back, by the current verdict of the latest period only (VER-4). */
@Component
class VerdictListener implements EventHandler {
    private static final String TOPIC = "juntos.coresponsibility.verdict.v1";

    private static final String HEAR = """
            insert into verdict_heard as v (household, period, version, outcome, payable)
            select * from unnest(cast(:households as text[]), cast(:periods as text[]), cast(:versions as bigint[]),
                cast(:outcomes as text[]), cast(:payables as boolean[]))
            on conflict (household) do update set period = excluded.period, version = excluded.version,
                outcome = excluded.outcome, payable = excluded.payable
            where (v.period, v.version) < (excluded.period, excluded.version)
            returning household
            """;

    /** In doubt, whatever period was kept says nothing. */
    private static final String KEEP =
            HEAR.replace("where (v.period, v.version)", "where v.version < 0 or (v.period, v.version)");

    private final DatabaseClient client;
    private final Standings standings;
    private final Affiliations policies;
    private final EventJson json;
    private final JsonMapper mapper;

    VerdictListener(
            DatabaseClient client, Standings standings, Affiliations policies, EventJson json, JsonMapper mapper) {
        this.client = client;
        this.standings = standings;
        this.policies = policies;
        this.json = json;
        this.mapper = mapper;
    }

    /** The fields of a verdict that suspension depends on. */
    record Verdict(String household, String period, String outcome, boolean payable, String hash) {}

    private record Heard(Verdict verdict, long version) {}

    @Override
    public String name() {
        return "suspension";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return EventTypes.of(TOPIC, "issued", "corrected");
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        Map<String, Heard> latest = latest(events);
        return hear(HEAR, List.copyOf(latest.values()))
                .flatMap(fresh -> fresh.isEmpty()
                        ? Mono.empty()
                        : standings
                                .lockMovable(fresh, unpayable(latest))
                                .collectList()
                                .flatMap(rows -> standings.write(changes(rows, latest), List.of())));
    }

    @Override
    public Set<String> projects() {
        return Set.of("verdict_heard");
    }

    /** Suspends nobody. */
    @Override
    public Mono<Void> project(List<IncomingEvent> events) {
        return hear(KEEP, List.copyOf(latest(events).values())).then();
    }

    private Map<String, Heard> latest(List<IncomingEvent> events) {
        return events.stream()
                .map(e -> new Heard(json.read(e, Verdict.class), e.entityVersion()))
                .collect(Collectors.toMap(h -> h.verdict().household(), Function.identity(), VerdictListener::later));
    }

    private static Heard later(Heard one, Heard other) {
        Comparator<Heard> order =
                Comparator.<Heard, String>comparing(h -> h.verdict().period()).thenComparing(Heard::version);
        return order.compare(one, other) >= 0 ? one : other;
    }

    /** The households for which this is news. */
    private Mono<List<String>> hear(String statement, List<Heard> heard) {
        return client.sql(statement)
                .bind("households", texts(heard, Verdict::household))
                .bind("periods", texts(heard, Verdict::period))
                .bind("versions", heard.stream().map(Heard::version).toArray(Long[]::new))
                .bind("outcomes", texts(heard, Verdict::outcome))
                .bind("payables", heard.stream().map(h -> h.verdict().payable()).toArray(Boolean[]::new))
                .map((row, _) -> Rows.text(row, "household"))
                .all()
                .collectList();
    }

    private static List<String> unpayable(Map<String, Heard> latest) {
        return latest.values().stream()
                .map(Heard::verdict)
                .filter(verdict -> !verdict.payable())
                .map(Verdict::household)
                .toList();
    }

    private static String[] texts(List<Heard> heard, Function<Verdict, String> value) {
        return heard.stream().map(h -> value.apply(h.verdict())).toArray(String[]::new);
    }

    private List<StandingChange> changes(List<Standings.Row> rows, Map<String, Heard> latest) {
        var changes = new ArrayList<StandingChange>();
        for (Standings.Row row : rows) {
            Standing before = row.standing();
            Heard heard = latest.get(before.household());
            if (heard != null) {
                Verdict verdict = heard.verdict();
                LocalDate on = lastDay(verdict.period());
                Standing after = before.afterVerdict(
                        verdict.outcome(),
                        verdict.payable(),
                        policies.parameters(on).suspendingOutcomes());
                if (before.judgedBy(on) && !before.decidedAs(after)) {
                    changes.add(change(row, after.atVersion(before.version() + 1), verdict, on));
                }
            }
        }
        return changes;
    }

    private StandingChange change(Standings.Row row, Standing after, Verdict verdict, LocalDate on) {
        HouseholdContent content =
                mapper.readValue(row.content(), HouseholdContent.class).in(after);
        var decision = new StandingChange.Decision(
                on,
                StandingChange.Cause.VERDICT,
                policies.id(on),
                List.of("verdict " + verdict.period() + " " + verdict.hash()),
                verdict.hash(),
                List.of(verdict.period() + " " + verdict.outcome()));
        return new StandingChange(row.standing(), after, content, decision);
    }

    /** Of a bimester such as {@code 2026-3}. */
    private static LocalDate lastDay(String period) {
        String[] parts = period.split("-", 2);
        int month = 2 * Integer.parseInt(parts[1]);
        return LocalDate.of(Integer.parseInt(parts[0]), month, 1).plusMonths(1).minusDays(1);
    }
}
