package pe.juntos.affiliation.maintenance.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;
import pe.juntos.affiliation.household.SocioEconomicClass;
import pe.juntos.affiliation.maintenance.KnownPerson;
import pe.juntos.affiliation.maintenance.KnownRegister;
import pe.juntos.affiliation.maintenance.KnownRegister.KnownHousehold;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.NewPerson;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** Reads the part of the register that some life events speak of. */
@Component
class RegisterReader {

    private static final String HOUSEHOLDS = """
            select h.household, s.content::jsonb -> 'recipient' ->> 'member' as recipient
            from household h left join standing s using (household)
            where h.household = any(:households) and h.district like any(:patterns)
              and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)
            """;

    private static final String CLASSES =
            "select household, valid_from, class from classification where household = any(:households)";

    private static final String PERSONS = """
            select m.member, m.household, m.sex, m.birth_date, m.relationship, m.dni is not null as numbered,
                coalesce(
                    (select min(f.happened_on) from person_fact f where f.member = m.member and f.kind = 'DIED'),
                    (select c.died_on from civil_record c
                        where c.dni = m.dni and c.name_key = m.name_key and c.deceased)) as died_on,
                (select case when f.kind = 'LEFT' then f.happened_on end from person_fact f
                    where f.member = m.member and f.kind in ('JOINED', 'LEFT')
                    order by f.happened_on desc, f.kind limit 1) as left_on,
                (select max(f.happened_on) from person_fact f
                    where f.member = m.member and f.kind in ('JOINED', 'LEFT')) as moved_on,
                array(select f.household from person_fact f where f.member = m.member
                    union select c.former_household from member_change c where c.member = m.member) as before,
                %s as in_sight
            from member m join household h on h.household = m.household where m.member = any(:members)
            """.formatted(Scope.sees("h"));

    private final DatabaseClient client;

    RegisterReader(DatabaseClient client) {
        this.client = client;
    }

    /** Where the persons that the events speak of live today. */
    Mono<Map<String, String>> householdsOf(List<LifeEvent> events) {
        return client.sql("select member, household from member where member = any(:members)")
                .bind("members", members(events))
                .map(row -> Map.entry(required(row, "member", String.class), required(row, "household", String.class)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Households outside the scope are not known. */
    Mono<KnownRegister> read(List<LifeEvent> events, Scope scope) {
        String[] households =
                events.stream().map(LifeEvent::household).distinct().toArray(String[]::new);
        return Mono.zip(classes(households), persons(members(events), scope), numbers(events), merged(members(events)))
                .flatMap(parts -> households(households, scope, parts.getT1())
                        .map(known -> new KnownRegister(known, parts.getT2(), parts.getT3(), parts.getT4())));
    }

    private static String[] members(List<LifeEvent> events) {
        return events.stream()
                .flatMap(event -> Stream.ofNullable(event.member()))
                .distinct()
                .toArray(String[]::new);
    }

    private Mono<Map<String, KnownHousehold>> households(
            String[] households, Scope scope, Map<String, Map<LocalDate, SocioEconomicClass>> classes) {
        return client.sql(HOUSEHOLDS)
                .bind("households", households)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> {
                    String code = required(row, "household", String.class);
                    return new KnownHousehold(
                            code, row.get("recipient", String.class), classes.getOrDefault(code, Map.of()));
                })
                .all()
                .collectMap(KnownHousehold::household);
    }

    private record Classed(String household, LocalDate from, SocioEconomicClass value) {}

    private Mono<Map<String, Map<LocalDate, SocioEconomicClass>>> classes(String[] households) {
        return client.sql(CLASSES)
                .bind("households", households)
                .map(row -> new Classed(
                        required(row, "household", String.class),
                        required(row, "valid_from", LocalDate.class),
                        SocioEconomicClass.valueOf(required(row, "class", String.class))))
                .all()
                .collect(Collectors.groupingBy(Classed::household, Collectors.toMap(Classed::from, Classed::value)));
    }

    private Mono<Map<String, KnownPerson>> persons(String[] members, Scope scope) {
        return client.sql(PERSONS)
                .bind("members", members)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> person(row))
                .all()
                .collectMap(KnownPerson::member);
    }

    private static KnownPerson person(Readable row) {
        return new KnownPerson(
                required(row, "member", String.class),
                required(row, "household", String.class),
                Sex.valueOf(required(row, "sex", String.class)),
                required(row, "birth_date", LocalDate.class),
                Relationship.valueOf(required(row, "relationship", String.class)),
                required(row, "numbered", Boolean.class),
                row.get("died_on", LocalDate.class),
                row.get("left_on", LocalDate.class),
                row.get("moved_on", LocalDate.class),
                required(row, "in_sight", Boolean.class),
                new HashSet<>(List.of(required(row, "before", String[].class))));
    }

    private Mono<Set<String>> merged(String[] members) {
        return client.sql("select member from merged_member where member = any(:members) and restored_at is null")
                .bind("members", members)
                .map(row -> required(row, "member", String.class))
                .all()
                .collect(Collectors.toSet());
    }

    private Mono<Set<String>> numbers(List<LifeEvent> events) {
        Collection<String> numbers = events.stream()
                .map(event -> event.details().person())
                .filter(Objects::nonNull)
                .map(NewPerson::dni)
                .filter(Objects::nonNull)
                .map(dni -> dni.length() > 8 ? dni.substring(0, 8) : dni)
                .toList();
        return client.sql("select dni from member where dni = any(:numbers)")
                .bind("numbers", numbers.toArray(String[]::new))
                .map(row -> required(row, "dni", String.class))
                .all()
                .collect(Collectors.toSet());
    }
}
