package pe.juntos.affiliation.household.adapter;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Departure;
import pe.juntos.affiliation.household.EntryFacts;
import pe.juntos.affiliation.household.ReasonCode;
import pe.juntos.affiliation.household.Ruling;
import reactor.core.publisher.Mono;

/** Reads what people decided or declared on some households' way in and out. */
@Component
class EntryFactsReader {

    private final OrderedRows rows;

    EntryFactsReader(OrderedRows rows) {
        this.rows = rows;
    }

    Mono<ByHousehold> read(Scope scope) {
        return Mono.zip(rulings(scope), departures(scope), relistings(scope))
                .map(t -> new ByHousehold(t.getT1(), t.getT2(), t.getT3()));
    }

    /** Most households have none. */
    record ByHousehold(
            Map<String, Collection<Ruling>> rulings,
            Map<String, Collection<Departure>> departures,
            Map<String, Collection<LocalDate>> relistings) {

        EntryFacts of(String household) {
            return new EntryFacts(
                    List.copyOf(rulings.getOrDefault(household, List.of())),
                    List.copyOf(departures.getOrDefault(household, List.of())),
                    List.copyOf(relistings.getOrDefault(household, List.of())));
        }
    }

    private Mono<Map<String, Collection<Ruling>>> rulings(Scope scope) {
        return rows.grouped(
                scope,
                "select household as owner, id, decided_on, matter, outcome, reason from ruling t where"
                        + scope.ofHouseholds() + "order by household, decided_on, id",
                row -> new Ruling(
                        Rows.date(row, "decided_on"),
                        Rows.text(row, "id"),
                        Rows.code(row, "matter", Ruling.Matter.class),
                        Rows.code(row, "outcome", Ruling.Outcome.class),
                        Rows.optional(row, "reason") == null ? null : Rows.code(row, "reason", ReasonCode.class)));
    }

    private Mono<Map<String, Collection<Departure>>> departures(Scope scope) {
        return rows.grouped(
                scope,
                "select household as owner, id, left_on, reason from departure t where" + scope.ofHouseholds()
                        + "and not exists (select 1 from departure_annulled a where a.id = t.id)"
                        + " order by household, left_on, id",
                row -> new Departure(
                        Rows.date(row, "left_on"), Rows.text(row, "id"), Rows.code(row, "reason", ReasonCode.class)));
    }

    private Mono<Map<String, Collection<LocalDate>>> relistings(Scope scope) {
        return rows.grouped(
                scope,
                "select household as owner, listed_on from relisting t where" + scope.ofHouseholds()
                        + "order by household, listed_on",
                row -> Rows.date(row, "listed_on"));
    }
}
