package pe.juntos.affiliation.territory.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.LocalDate;
import java.util.Collection;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.affiliation.territory.Assignment;
import pe.juntos.affiliation.territory.AssignmentRule;
import pe.juntos.affiliation.territory.Place;
import pe.juntos.platform.security.Territory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who answers for which place. */
@Component
class Assignments {

    private static final String COLUMNS = "select gestor, district, centre, since, until from gestor_assignment";

    /** A catalogue that was never loaded refuses nothing. */
    private static final String KNOWN = """
            select exists (select 1 from district where ubigeo = :district)
                    or not exists (select 1 from source_received where kind = 'ubigeos') as district,
                :centre = '' or exists (select 1 from populated_centre where district = :district and centre = :centre)
                    or not exists (select 1 from populated_centre where district = :district) as centre
            """;

    private static final String INSERT = """
            insert into gestor_assignment (gestor, district, centre, since, until, assigned_by)
            values (:gestor, :district, :centre, :since, :until, :by) on conflict do nothing
            """;

    private static final String END = """
            update gestor_assignment set until = :until, assigned_by = :by
            where gestor = :gestor and district = :district and centre = :centre and since = :since
            """;

    private final DatabaseClient client;

    Assignments(DatabaseClient client) {
        this.client = client;
    }

    /** All that these gestores ever had. */
    Flux<Assignment> of(Collection<String> gestores) {
        return client.sql(COLUMNS + " where gestor = any(:gestores) order by district, centre, since")
                .bind("gestores", gestores.toArray(String[]::new))
                .map(Assignments::assignment)
                .all();
    }

    Flux<Assignment> of(String gestor, Territory territory) {
        return client.sql(COLUMNS + " where gestor = :gestor and district like any(:patterns)"
                        + " order by district, centre, since")
                .bind("gestor", gestor)
                .bind("patterns", territory.patterns())
                .map(Assignments::assignment)
                .all();
    }

    Mono<Assignment> find(String gestor, Place place, LocalDate since) {
        return client.sql(COLUMNS + " where gestor = :gestor and district = :district and centre = :centre"
                        + " and since = :since for update")
                .bind("gestor", gestor)
                .bind("district", place.district())
                .bind("centre", place.centre())
                .bind("since", since)
                .map(Assignments::assignment)
                .one();
    }

    Mono<AssignmentRule.Known> known(Place place) {
        return client.sql(KNOWN)
                .bind("district", place.district())
                .bind("centre", place.centre())
                .map(row -> new AssignmentRule.Known(
                        required(row, "district", Boolean.class), required(row, "centre", Boolean.class)))
                .one();
    }

    Mono<Assignment> insert(Assignment assignment, String by) {
        return write(INSERT, assignment, by);
    }

    Mono<Assignment> end(Assignment assignment, String by) {
        return write(END, assignment, by);
    }

    private Mono<Assignment> write(String sql, Assignment assignment, String by) {
        DatabaseClient.GenericExecuteSpec statement = client.sql(sql)
                .bind("gestor", assignment.gestor())
                .bind("district", assignment.place().district())
                .bind("centre", assignment.place().centre())
                .bind("since", assignment.since())
                .bind("by", by);
        LocalDate until = assignment.until();
        return (until == null ? statement.bindNull("until", LocalDate.class) : statement.bind("until", until))
                .fetch()
                .rowsUpdated()
                .thenReturn(assignment);
    }

    private static Assignment assignment(Readable row) {
        return new Assignment(
                required(row, "gestor", String.class),
                new Place(required(row, "district", String.class), required(row, "centre", String.class)),
                required(row, "since", LocalDate.class),
                row.get("until", LocalDate.class));
    }
}
