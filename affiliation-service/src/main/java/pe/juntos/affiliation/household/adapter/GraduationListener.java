package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.household.Standing;
import pe.juntos.platform.event.EventHandler;
import pe.juntos.platform.event.EventJson;
import pe.juntos.platform.event.EventTypes;
import pe.juntos.platform.event.IncomingEvent;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Lets a household exit when graduation says so (AFF-6). */
@Component
class GraduationListener implements EventHandler {
    private static final String TOPIC = "juntos.graduation.decision.v1";

    private static final String GRADUATED = EventTypes.named(TOPIC, "graduated");
    private static final Set<String> OTHERS = EventTypes.of(
            TOPIC,
            "recertification-due",
            "recertified",
            "classified",
            "review-needed",
            "bonus-assigned",
            "bonus-delivered",
            "transfer-stopped");

    private final Standings standings;
    private final Affiliations policies;
    private final EventJson json;
    private final JsonMapper mapper;

    GraduationListener(Standings standings, Affiliations policies, EventJson json, JsonMapper mapper) {
        this.standings = standings;
        this.policies = policies;
        this.json = json;
        this.mapper = mapper;
    }

    /** The fields of a decision that the exit depends on. */
    record Graduated(String household, LocalDate on, boolean exitTrack) {

        ReasonCode reason() {
            return exitTrack ? ReasonCode.NOT_POOR : ReasonCode.GRADUATED;
        }
    }

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
        return Set.of(GRADUATED);
    }

    @Override
    public Set<String> ignored() {
        return OTHERS;
    }

    @Override
    public Mono<Void> handle(List<IncomingEvent> events) {
        Map<String, Graduated> exits = events.stream()
                .map(e -> json.read(e, Graduated.class))
                .collect(Collectors.toMap(Graduated::household, Function.identity(), (first, _) -> first));
        return standings
                .lock(exits.keySet())
                .collectList()
                .map(rows -> rows.stream().flatMap(row -> change(row, exits)).toList())
                .flatMap(changes -> standings.write(changes, List.of()));
    }

    private Stream<StandingChange> change(Standings.Row row, Map<String, Graduated> exits) {
        Standing before = row.standing();
        Graduated graduated = exits.get(before.household());
        if (graduated == null) {
            return Stream.empty();
        }
        Standing after = before.exited(graduated.on(), graduated.reason());
        if (before.decidedAs(after)) {
            return Stream.empty();
        }
        Standing next = after.atVersion(before.version() + 1);
        var decision = new StandingChange.Decision(
                graduated.on(),
                StandingChange.Cause.GRADUATION,
                policies.id(graduated.on()),
                List.of("graduation " + graduated.on()),
                InputsHash.of(graduated),
                List.of("EXITED " + graduated.on()));
        return Stream.of(new StandingChange(
                before,
                next,
                mapper.readValue(row.content(), HouseholdContent.class).in(next),
                decision));
    }
}
