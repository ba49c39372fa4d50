package pe.juntos.affiliation.household.adapter;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.household.Assembly;
import pe.juntos.affiliation.household.Classification;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.Maintained;
import pe.juntos.affiliation.household.MemberFacts;
import pe.juntos.affiliation.household.ReceivedSources;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.affiliation.household.Visit;
import reactor.core.publisher.Mono;

/** Reads all facts of some households: one ordered query a table, put together here. */
@Component
class FactsReader {

    /** Minutes that other minutes correct no longer count (AFF-1). */
    private static final String SUPERSEDED =
            "and not exists (select 1 from assembly_act later where later.supersedes = t.act) ";

    private final DatabaseClient client;
    private final OrderedRows rows;
    private final PersonsReader persons;
    private final EntryFactsReader entries;
    private final MaintenanceReader maintenance;

    FactsReader(
            DatabaseClient client,
            OrderedRows rows,
            PersonsReader persons,
            EntryFactsReader entries,
            MaintenanceReader maintenance) {
        this.client = client;
        this.rows = rows;
        this.persons = persons;
        this.entries = entries;
        this.maintenance = maintenance;
    }

    Mono<ReceivedSources> received() {
        return client.sql("select kind from source_received")
                .map((row, _) -> Rows.text(row, "kind"))
                .all()
                .collectList()
                .map(kinds -> new ReceivedSources(
                        kinds.contains("visitas"), kinds.contains("distritos"), kinds.contains("reniec")));
    }

    /** In order of household code. */
    Mono<List<HouseholdFacts>> read(Scope scope, ReceivedSources received) {
        return classifications(scope)
                .flatMap(classes -> persons.read(scope, received)
                        .flatMap(members -> visits(scope)
                                .flatMap(visits -> assemblies(scope)
                                        .flatMap(assemblies -> agreements(scope)
                                                .flatMap(agreements -> entries.read(scope)
                                                        .zipWith(maintenance.households(scope))
                                                        .flatMap(rest -> households(
                                                                scope,
                                                                new Parts(
                                                                        classes,
                                                                        members,
                                                                        visits,
                                                                        assemblies,
                                                                        agreements,
                                                                        rest.getT1(),
                                                                        rest.getT2()))))))));
    }

    private record Parts(
            Map<String, Collection<Classification>> classes,
            Map<String, Collection<MemberFacts>> members,
            Map<String, Collection<Visit>> visits,
            Map<String, Collection<Assembly>> assemblies,
            Map<String, Collection<Agreement>> agreements,
            EntryFactsReader.ByHousehold entry,
            Map<String, Maintained> maintained) {

        HouseholdFacts household(Readable row) {
            String code = Rows.text(row, "household");
            return new HouseholdFacts(
                    code,
                    Rows.text(row, "external_id"),
                    Rows.text(row, "district"),
                    Rows.optional(row, "populated_centre"),
                    Rows.date(row, "listed_on"),
                    Rows.optionalDate(row, "incorporated_on"),
                    of(classes, code),
                    of(members, code),
                    of(visits, code),
                    of(assemblies, code),
                    of(agreements, code),
                    entry.of(code),
                    maintained.getOrDefault(code, Maintained.NOTHING));
        }

        private static <T> List<T> of(Map<String, Collection<T>> all, String code) {
            return List.copyOf(all.getOrDefault(code, List.of()));
        }
    }

    private Mono<List<HouseholdFacts>> households(Scope scope, Parts parts) {
        return rows.query(
                        scope,
                        "select t.household, t.external_id, t.district, t.populated_centre, t.listed_on,"
                                + " d.incorporated_on from household t left join district d on d.ubigeo = t.district"
                                + " where" + scope.ofHouseholds() + "order by t.household")
                .map((row, _) -> parts.household(row))
                .all()
                .collectList();
    }

    private Mono<Map<String, Collection<Classification>>> classifications(Scope scope) {
        return rows.grouped(
                scope,
                "select household as owner, class, valid_from, valid_until from classification t where"
                        + scope.ofHouseholds() + "order by household, valid_from",
                row -> new Classification(
                        Rows.code(row, "class", SocioEconomicClass.class),
                        Rows.date(row, "valid_from"),
                        Rows.optionalDate(row, "valid_until")));
    }

    private Mono<Map<String, Collection<Visit>>> visits(Scope scope) {
        return rows.grouped(
                scope,
                "select household as owner, visited_on, result from visit t where" + scope.ofHouseholds()
                        + "order by household, visited_on",
                row -> new Visit(Rows.date(row, "visited_on"), Rows.code(row, "result", Visit.Result.class)));
    }

    private Mono<Map<String, Collection<Assembly>>> assemblies(Scope scope) {
        return rows.grouped(
                scope,
                "select household as owner, held_on, act, result, motive from assembly_result t where"
                        + scope.ofHouseholds() + SUPERSEDED + "order by household, held_on, act",
                row -> new Assembly(
                        Rows.date(row, "held_on"),
                        Rows.text(row, "act"),
                        Rows.code(row, "result", Assembly.Result.class),
                        Rows.optional(row, "motive") == null ? null : Rows.code(row, "motive", Assembly.Motive.class)));
    }

    private Mono<Map<String, Collection<Agreement>>> agreements(Scope scope) {
        return rows.grouped(
                scope,
                "select household as owner, signed_on, means, account, pay_point from agreement t where"
                        + scope.ofHouseholds() + "order by household, signed_on",
                row -> new Agreement(
                        Rows.date(row, "signed_on"),
                        Rows.code(row, "means", Agreement.Means.class),
                        Rows.optional(row, "account"),
                        Rows.optional(row, "pay_point")));
    }
}
