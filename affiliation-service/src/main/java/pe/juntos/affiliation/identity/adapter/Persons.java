package pe.juntos.affiliation.identity.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.identity.CivilAnswer;
import pe.juntos.affiliation.identity.CivilQuestion;
import pe.juntos.affiliation.territory.Scope;
import reactor.core.publisher.Mono;

/** Persons as far as their identity goes. */
@Component
class Persons {

    /** @param question null where the person has no DNI to ask about */
    record Person(
            String member,
            String household,
            String nameKey,
            @Nullable String dni,
            @Nullable CivilQuestion question) {}

    private static final String COLUMNS = """
            select m.member, m.household, m.name_key, m.dni, m.paternal_name, m.maternal_name, m.given_names
            from member m join household h using (household)
            where m.member = :member
            """;

    private static final String VISIBLE = """
            and h.district like any(:patterns)
            and h.district || '/' || coalesce(h.populated_centre, '') like any(:places)
            """;

    /** Of a number that nobody has under these names the register keeps that no name goes with it. */
    private static final String RECORD = """
            insert into civil_record as c (dni, name_key, deceased, died_on) values (:dni, :name, :deceased, :died)
            on conflict (dni) do update set name_key = excluded.name_key, deceased = excluded.deceased,
                died_on = excluded.died_on
            where (c.name_key, c.deceased, c.died_on) is distinct from
                (excluded.name_key, excluded.deceased, excluded.died_on)
            """;

    private final DatabaseClient client;

    Persons(DatabaseClient client) {
        this.client = client;
    }

    Mono<Person> find(String member) {
        return client.sql(COLUMNS)
                .bind("member", member)
                .map(row -> person(row))
                .one();
    }

    Mono<Person> find(String member, Scope scope) {
        return client.sql(COLUMNS + VISIBLE)
                .bind("member", member)
                .bind("patterns", scope.patterns())
                .bind("places", scope.placePatterns())
                .map(row -> person(row))
                .one();
    }

    private static Person person(Readable row) {
        String dni = row.get("dni", String.class);
        return new Person(
                required(row, "member", String.class),
                required(row, "household", String.class),
                required(row, "name_key", String.class),
                dni,
                dni == null
                        ? null
                        : new CivilQuestion(
                                dni,
                                required(row, "paternal_name", String.class),
                                row.get("maternal_name", String.class),
                                required(row, "given_names", String.class)));
    }

    Mono<Boolean> taken(String dni, String member) {
        return client.sql("select count(*) as n from member where dni = :dni and member <> :member")
                .bind("dni", dni)
                .bind("member", member)
                .map(row -> required(row, "n", Long.class) > 0)
                .one();
    }

    /** The number, and how it came; what the register said before stays in {@code member_change}. */
    Mono<Void> link(Person person, String dni, LocalDate on, String document, String by, Instant at) {
        return client.sql("""
                        insert into member_change (member, change, former_household, former_expected_delivery,
                            former_level, former_recipient, former_dni, former_name_key)
                        select member, 'IDENTITY', household, expected_delivery, level, recipient, dni, name_key
                        from member where member = :member
                        """)
                .bind("member", person.member())
                .then()
                .then(client.sql("update member set dni = :dni where member = :member")
                        .bind("dni", dni)
                        .bind("member", person.member())
                        .then())
                .then(client.sql("delete from duplicate_dni where member = :member")
                        .bind("member", person.member())
                        .then())
                .then(client.sql("insert into identity_link (member, dni, linked_on, document, linked_by, linked_at)"
                                + " values (:member, :dni, :day, :document, :by, :at)")
                        .bind("member", person.member())
                        .bind("dni", dni)
                        .bind("day", on)
                        .bind("document", document)
                        .bind("by", by)
                        .bind("at", at)
                        .then());
    }

    /** What is not known is not recorded: whatever was known before stays. */
    Mono<Void> record(Person person, CivilAnswer answer) {
        if (answer instanceof CivilAnswer.Unknown || person.dni() == null) {
            return Mono.empty();
        }
        LocalDate died = answer instanceof CivilAnswer.Deceased(var on) ? on : null;
        var record = client.sql(RECORD)
                .bind("dni", person.dni())
                .bind("name", answer.samePerson() ? person.nameKey() : "")
                .bind("deceased", answer instanceof CivilAnswer.Deceased);
        return (died == null ? record.bindNull("died", LocalDate.class) : record.bind("died", died)).then();
    }
}
