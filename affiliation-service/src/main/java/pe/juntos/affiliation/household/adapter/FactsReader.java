package pe.juntos.affiliation.household.adapter;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Agreement;
import pe.juntos.affiliation.household.Assembly;
import pe.juntos.affiliation.household.Attachment;
import pe.juntos.affiliation.household.Classification;
import pe.juntos.affiliation.household.EducationLevel;
import pe.juntos.affiliation.household.HouseholdFacts;
import pe.juntos.affiliation.household.Identity;
import pe.juntos.affiliation.household.Maintained;
import pe.juntos.affiliation.household.MemberFacts;
import pe.juntos.affiliation.household.PersonFact;
import pe.juntos.affiliation.household.ReceivedSources;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.affiliation.household.Visit;
import reactor.core.publisher.Mono;

/** Reads all facts of some households: one ordered query a table, put together here. */
@Component
class FactsReader {

    private static final int FETCH = 5_000;

    /** Minutes that other minutes correct no longer count (AFF-1). */
    private static final String SUPERSEDED =
            "and not exists (select 1 from assembly_act later where later.supersedes = t.act) ";

    private final DatabaseClient client;
    private final EntryFactsReader entries;
    private final MaintenanceReader maintenance;

    FactsReader(DatabaseClient client, EntryFactsReader entries, MaintenanceReader maintenance) {
        this.client = client;
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
                .flatMap(classes -> members(scope, received)
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
        return query(
                        scope,
                        "select t.household, t.external_id, t.district, t.populated_centre, t.listed_on,"
                                + " d.incorporated_on from household t left join district d on d.ubigeo = t.district"
                                + " where" + scope.ofHouseholds() + "order by t.household")
                .map((row, _) -> parts.household(row))
                .all()
                .collectList();
    }

    private Mono<Map<String, Collection<Classification>>> classifications(Scope scope) {
        return grouped(
                scope,
                "select household as owner, class, valid_from, valid_until from classification t where"
                        + scope.ofHouseholds() + "order by household, valid_from",
                row -> new Classification(
                        Rows.code(row, "class", SocioEconomicClass.class),
                        Rows.date(row, "valid_from"),
                        Rows.optionalDate(row, "valid_until")));
    }

    private Mono<Map<String, Collection<Visit>>> visits(Scope scope) {
        return grouped(
                scope,
                "select household as owner, visited_on, result from visit t where" + scope.ofHouseholds()
                        + "order by household, visited_on",
                row -> new Visit(Rows.date(row, "visited_on"), Rows.code(row, "result", Visit.Result.class)));
    }

    private Mono<Map<String, Collection<Assembly>>> assemblies(Scope scope) {
        return grouped(
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
        return grouped(
                scope,
                "select household as owner, signed_on, means, account, pay_point from agreement t where"
                        + scope.ofHouseholds() + "order by household, signed_on",
                row -> new Agreement(
                        Rows.date(row, "signed_on"),
                        Rows.code(row, "means", Agreement.Means.class),
                        Rows.optional(row, "account"),
                        Rows.optional(row, "pay_point")));
    }

    private Mono<Map<String, Collection<MemberFacts>>> members(Scope scope, ReceivedSources received) {
        return Mono.zip(attachments(scope), maintenance.persons(scope))
                .flatMap(parts -> grouped(
                        scope,
                        "select t.household as owner, t.member, t.external_id, t.birth_date, t.sex, t.relationship, t.level,"
                                + " t.expected_delivery, t.recipient, t.dni, c.name_key = t.name_key as same_person,"
                                + " c.deceased, c.died_on"
                                + " from member t left join civil_record c on c.dni = t.dni where"
                                + scope.ofHouseholds()
                                + "order by t.household, t.member",
                        row -> member(row, parts.getT1(), parts.getT2(), received)));
    }

    private Mono<Map<String, Collection<Attachment>>> attachments(Scope scope) {
        return grouped(
                scope,
                "select member as owner, establishment, since from attachment t where" + scope.ofMembers()
                        + "order by member, since, establishment",
                row -> new Attachment(Rows.text(row, "establishment"), Rows.date(row, "since")));
    }

    private static MemberFacts member(
            Readable row,
            Map<String, Collection<Attachment>> attachments,
            Map<String, Collection<PersonFact>> events,
            ReceivedSources received) {
        String code = Rows.text(row, "member");
        return new MemberFacts(
                code,
                Rows.text(row, "external_id"),
                Rows.date(row, "birth_date"),
                Rows.code(row, "sex", Sex.class),
                Rows.code(row, "relationship", Relationship.class),
                Rows.code(row, "level", EducationLevel.class),
                Rows.optionalDate(row, "expected_delivery"),
                Rows.flag(row, "recipient"),
                identity(row, received),
                List.copyOf(attachments.getOrDefault(code, List.of())),
                List.copyOf(events.getOrDefault(code, List.of())));
    }

    private static Identity identity(Readable row, ReceivedSources received) {
        if (Rows.optional(row, "dni") == null) {
            return new Identity.Pending();
        }
        boolean asked = row.get("same_person", Boolean.class) != null;
        if (!asked && !received.registry()) {
            return new Identity.Verified(null);
        }
        if (!Rows.flag(row, "same_person")) {
            return new Identity.Unverified();
        }
        return new Identity.Verified(
                Rows.flag(row, "deceased") ? new Identity.Death(Rows.optionalDate(row, "died_on")) : null);
    }

    private <T> Mono<Map<String, Collection<T>>> grouped(Scope scope, String sql, Function<Readable, T> reading) {
        return query(scope, sql)
                .map((row, _) -> Map.entry(Rows.text(row, "owner"), reading.apply(row)))
                .all()
                .collectMultimap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private DatabaseClient.GenericExecuteSpec query(Scope scope, String sql) {
        return scope.bind(client.sql(sql).filter(statement -> statement.fetchSize(FETCH)));
    }
}
