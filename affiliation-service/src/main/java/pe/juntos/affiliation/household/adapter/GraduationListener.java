package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.HouseholdState;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.household.Standing;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Lets a household exit when graduation says so, and come back when that is suspended or undone (AFF-6, GRA-5). */
@Component
class GraduationListener implements EventHandler {
    private static final String TOPIC = "juntos.graduation.decision.v1";

    private static final String GRADUATED = EventTypes.named(TOPIC, "graduated");
    private static final Set<String> UNDONE = EventTypes.of(TOPIC, "exit-suspended", "exit-withdrawn");
    private static final Set<String> OTHERS = EventTypes.of(
            TOPIC,
            "recertification-due",
            "recertified",
            "classified",
            "review-needed",
            "bonus-assigned",
            "bonus-delivered",
            "transfer-stopped");

    private static final String HEARD = """
            insert into graduation_heard (household, version)
            select household, version from unnest(:households, :versions) as n (household, version) order by household
            on conflict (household) do update set version = excluded.version
            where graduation_heard.version < excluded.version
            returning household
            """;

    private final DatabaseClient client;
    private final AssessingAtOnce assessing;
    private final Standings standings;
    private final Affiliations policies;
    private final EventJson json;
    private final JsonMapper mapper;

    GraduationListener(
            DatabaseClient client,
            AssessingAtOnce assessing,
            Standings standings,
            Affiliations policies,
            EventJson json,
            JsonMapper mapper) {
        this.client = client;
        this.assessing = assessing;
        this.standings = standings;
        this.policies = policies;
        this.json = json;
        this.mapper = mapper;
    }

    /** The fields of a decision that the exit depends on. */
    record Graduated(String household, LocalDate on, boolean exitTrack, List<String> reasons) {
        Graduated {
            reasons = List.copyOf(reasons);
        }

        /**
         * In the order of the decision's own reasons: what came first is why it left. A notice that still ran is no reason.
         */
        List<ReasonCode> why() {
            var why = reasons.stream().flatMap(Graduated::exit).distinct().toList();
            return why.isEmpty() ? List.of(exitTrack ? ReasonCode.NOT_POOR : ReasonCode.GRADUATED) : why;
        }

        private static Stream<ReasonCode> exit(String reason) {
            return switch (reason) {
                case "ARTICULATED" -> Stream.of(ReasonCode.GRADUATED);
                case "EXIT_NOTICE_ENDED" -> Stream.of(ReasonCode.NOT_POOR);
                case "TERM_REACHED", "LAST_CHILD_COMPLETED" -> Stream.of(ReasonCode.TERM_REACHED);
                default -> Stream.empty();
            };
        }
    }

    private record Told(Graduated decision, boolean undone, long version) {}

    @Override
    public String name() {
        return "exit";
    }

    @Override
    public Set<String> topics() {
        return Set.of(TOPIC);
    }

    @Override
    public Set<String> types() {
        return Stream.concat(Stream.of(GRADUATED), UNDONE.stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> ignored() {
        return OTHERS;
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        Map<String, Told> newest = events.stream()
                .map(e -> new Told(json.read(e, Graduated.class), UNDONE.contains(e.type()), e.entityVersion()))
                .collect(Collectors.toMap(
                        told -> told.decision().household(),
                        Function.identity(),
                        (one, other) -> one.version() > other.version() ? one : other));
        return fresh(newest)
                .flatMap(households -> assessing
                        .hold(households)
                        .then(Mono.defer(() -> standings.lock(households).collectList()))
                        .map(rows -> rows.stream()
                                .flatMap(row -> change(row, newest))
                                .toList()))
                .flatMap(changes -> standings.write(changes, List.of()).then(offer(changes)));
    }

    /** The places of those who left go to who waits. */
    private Mono<Void> offer(List<StandingChange> changes) {
        List<StandingChange> exits = changes.stream()
                .filter(change -> change.after().state() == HouseholdState.EXITED)
                .toList();
        return exits.isEmpty() ? Mono.empty() : assessing.left(exits);
    }

    /** A decision that comes after a later one of the same household says nothing any more. */
    private Mono<List<String>> fresh(Map<String, Told> newest) {
        var told = List.copyOf(newest.values());
        return client.sql(HEARD)
                .bind(
                        "households",
                        told.stream().map(one -> one.decision().household()).toArray(String[]::new))
                .bind("versions", told.stream().map(Told::version).toArray(Long[]::new))
                .map(row -> Rows.text(row, "household"))
                .all()
                .collectList();
    }

    private Stream<StandingChange> change(Standings.Row row, Map<String, Told> newest) {
        Standing before = row.standing();
        Told told = newest.get(before.household());
        if (told == null) {
            return Stream.empty();
        }
        Graduated decision = told.decision();
        Standing after = told.undone() ? before.readmitted() : before.exited(decision.on(), decision.why());
        return before.decidedAs(after)
                ? Stream.empty()
                : Stream.of(new StandingChange(
                        before,
                        after.atVersion(before.version() + 1),
                        mapper.readValue(row.content(), HouseholdContent.class)
                                .in(after.atVersion(before.version() + 1)),
                        because(decision, after)));
    }

    private StandingChange.Decision because(Graduated decision, Standing after) {
        return new StandingChange.Decision(
                decision.on(),
                StandingChange.Cause.GRADUATION,
                policies.id(decision.on()),
                List.of("graduation " + decision.on()),
                InputsHash.of(decision),
                List.of(after.state() + " " + decision.on()));
    }
}
