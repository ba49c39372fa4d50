package pe.juntos.affiliation.maintenance.adapter;

import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.household.EducationLevel;
import pe.juntos.affiliation.maintenance.LifeEvent;
import pe.juntos.affiliation.maintenance.LifeEventKind;
import pe.juntos.affiliation.maintenance.NewPerson;
import pe.juntos.affiliation.register.Dni;
import pe.juntos.affiliation.register.NameKey;
import pe.juntos.platform.bulk.Buckets;
import reactor.core.publisher.Mono;

/** Persons whom a life event brings into the register. */
@Component
class Newcomers {

    private final EventRows rows;

    Newcomers(EventRows rows) {
        this.rows = rows;
    }

    static boolean isNew(LifeEvent event) {
        return event.kind() == LifeEventKind.BIRTH
                || (event.kind() == LifeEventKind.MEMBER_JOINED
                        && event.details().person() != null);
    }

    Mono<Void> add(List<LifeEvent> events) {
        return rows.copy(
                "member",
                List.of(
                        "member",
                        "bucket",
                        "household",
                        "external_id",
                        "dni",
                        "paternal_name",
                        "maternal_name",
                        "given_names",
                        "name_key",
                        "sex",
                        "birth_date",
                        "relationship",
                        "level",
                        "recipient"),
                events.stream().filter(Newcomers::isNew).toList(),
                (event, line) -> {
                    NewPerson person = Objects.requireNonNull(event.details().person());
                    EducationLevel level = person.level();
                    String dni = person.dni();
                    line.text(event.member())
                            .number(Buckets.of(event.household()))
                            .text(event.household())
                            .text(person.externalId())
                            .text(dni == null ? null : Dni.of(dni).number())
                            .text(person.paternalName())
                            .text(person.maternalName())
                            .text(person.givenNames())
                            .text(NameKey.of(person.paternalName(), person.maternalName(), person.givenNames()))
                            .text(Objects.requireNonNull(person.sex()).name())
                            .date(person.birthDate())
                            .text(Objects.requireNonNull(person.relationship()).name())
                            .text((level == null ? EducationLevel.NONE : level).name())
                            .bool(false);
                });
    }
}
