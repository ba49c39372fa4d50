package pe.juntos.affiliation.household.adapter;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.Attachment;
import pe.juntos.affiliation.household.EducationLevel;
import pe.juntos.affiliation.household.Identity;
import pe.juntos.affiliation.household.MemberFacts;
import pe.juntos.affiliation.household.PersonFact;
import pe.juntos.affiliation.household.ReceivedSources;
import pe.juntos.affiliation.household.Relationship;
import pe.juntos.affiliation.household.Sex;
import reactor.core.publisher.Mono;

/** Reads the persons of some households, with their attachments and who they are to RENIEC. */
@Component
class PersonsReader {

    private final OrderedRows rows;
    private final MaintenanceReader maintenance;

    PersonsReader(OrderedRows rows, MaintenanceReader maintenance) {
        this.rows = rows;
        this.maintenance = maintenance;
    }

    /** In order of household and code. */
    Mono<Map<String, Collection<MemberFacts>>> read(Scope scope, ReceivedSources received) {
        return Mono.zip(attachments(scope), maintenance.persons(scope))
                .flatMap(parts -> rows.grouped(
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
        return rows.grouped(
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
}
