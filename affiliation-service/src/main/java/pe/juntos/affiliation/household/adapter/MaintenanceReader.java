package pe.juntos.affiliation.household.adapter;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.household.HouseholdContent;
import pe.juntos.affiliation.household.Maintained;
import pe.juntos.affiliation.household.PersonFact;
import reactor.core.publisher.Mono;

/** Reads what happened to some households and their persons since they were listed (AFF-5); to most, nothing. */
@Component
class MaintenanceReader {

    private final DatabaseClient client;

    MaintenanceReader(DatabaseClient client) {
        this.client = client;
    }

    Mono<Map<String, Collection<PersonFact>>> persons(Scope scope) {
        return scope.bind(client.sql("select member, kind, happened_on, expected_delivery from person_fact t where"
                        + scope.ofMembers() + "order by member, happened_on, event_id"))
                .map((row, _) -> Map.entry(
                        Rows.text(row, "member"),
                        new PersonFact(
                                Rows.code(row, "kind", PersonFact.Kind.class),
                                Rows.date(row, "happened_on"),
                                Rows.optionalDate(row, "expected_delivery"))))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }

    Mono<Map<String, Maintained>> households(Scope scope) {
        return Mono.zip(recipients(scope), payments(scope)).map(t -> {
            var all = new HashMap<String, Maintained>();
            t.getT1().forEach((household, named) -> all.put(household, new Maintained(List.copyOf(named), List.of())));
            t.getT2()
                    .forEach((household, paid) -> all.merge(
                            household,
                            new Maintained(List.of(), List.copyOf(paid)),
                            (one, other) -> new Maintained(one.recipients(), other.payments())));
            return all;
        });
    }

    private Mono<Map<String, Collection<Maintained.Named>>> recipients(Scope scope) {
        return scope.bind(client.sql("select household, happened_on, member from recipient_fact t where"
                        + scope.ofHouseholds() + "order by household, happened_on, recorded"))
                .map((row, _) -> Map.entry(
                        Rows.text(row, "household"),
                        new Maintained.Named(Rows.date(row, "happened_on"), Rows.text(row, "member"))))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private Mono<Map<String, Collection<Maintained.Paid>>> payments(Scope scope) {
        return scope.bind(
                        client.sql("select household, happened_on, means, account, pay_point from payment_fact t where"
                                + scope.ofHouseholds() + "order by household, happened_on, recorded"))
                .map((row, _) -> Map.entry(
                        Rows.text(row, "household"),
                        new Maintained.Paid(
                                Rows.date(row, "happened_on"),
                                new HouseholdContent.Payment(
                                        Rows.code(row, "means", Agreement.Means.class),
                                        Rows.optional(row, "account"),
                                        Rows.optional(row, "pay_point")))))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
