package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.AssessingHouseholds;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.InputsHash;
import pe.juntos.affiliation.household.MemberContent;
import pe.juntos.affiliation.household.MergedStandings;
import pe.juntos.affiliation.household.Standing;
import pe.juntos.platform.outbox.Outbox;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Locks in the order of the assessments, so that neither waits for the other in a circle. */
@Component
class StandingsOfMerged implements MergedStandings {

    private static final String GONE = """
            update member_told set version = version + 1, gone = true
            where member = :member and household = :household and not gone returning version
            """;

    private final Standings standings;
    private final AssessingHouseholds assessing;
    private final FactsReader facts;
    private final Affiliations policies;
    private final DatabaseClient client;
    private final Outbox outbox;
    private final JsonMapper mapper;

    StandingsOfMerged(
            Standings standings,
            AssessingHouseholds assessing,
            FactsReader facts,
            Affiliations policies,
            DatabaseClient client,
            Outbox outbox,
            JsonMapper mapper) {
        this.standings = standings;
        this.assessing = assessing;
        this.facts = facts;
        this.policies = policies;
        this.client = client;
        this.outbox = outbox;
        this.mapper = mapper;
    }

    @Override
    public Mono<Map<String, Standing>> hold(Collection<String> households) {
        return assessing
                .hold(households)
                .then(Mono.defer(() ->
                        standings.lock(households).map(Standings.Row::standing).collectMap(Standing::household)));
    }

    @Override
    public Mono<Void> farewell(String household, String member, LocalDate on) {
        return client.sql(GONE)
                .bind("member", member)
                .bind("household", household)
                .map((row, _) -> Rows.number(row, "version"))
                .one()
                .flatMap(version -> content(household, member, on)
                        .flatMap(content ->
                                outbox.append(List.of(AffiliationTopics.member("left", household, version, content)))));
    }

    private Mono<MemberContent> content(String household, String member, LocalDate on) {
        return facts.received()
                .flatMap(received -> facts.read(Scope.OfHouseholds.of(List.of(household)), received)
                        .flatMapIterable(found -> found)
                        .flatMapIterable(HouseholdFacts::members)
                        .filter(person -> person.member().equals(member))
                        .next()
                        .map(person -> MemberContent.of(
                                household,
                                person,
                                on,
                                policies.context(on, received).limits())));
    }

    @Override
    public Mono<Void> restore(Standing former, LocalDate on, List<String> inputs) {
        return standings
                .lock(List.of(former.household()))
                .map(row -> change(row, former, on, inputs))
                .collectList()
                .flatMap(changes -> standings.write(changes, List.of()));
    }

    private StandingChange change(Standings.Row row, Standing former, LocalDate on, List<String> inputs) {
        Standing after = former.atVersion(row.standing().version() + 1);
        var decision = new StandingChange.Decision(
                on,
                StandingChange.Cause.UNMERGE,
                policies.id(on),
                inputs,
                InputsHash.of(inputs, former.atVersion(0), on),
                List.of(after.state() + " " + on));
        return new StandingChange(
                row.standing(),
                after,
                mapper.readValue(row.content(), HouseholdContent.class).in(after),
                decision);
    }
}
