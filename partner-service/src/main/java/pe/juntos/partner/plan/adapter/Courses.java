package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.LocalDate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import pe.juntos.partner.plan.CourseKind;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** The courses of the caller's territory. */
@Component
class Courses {

    record Course(String id, CourseKind kind, LocalDate startsOn, LocalDate endsOn, int sessions) {}

    private final DatabaseClient client;

    Courses(DatabaseClient client) {
        this.client = client;
    }

    Mono<Course> find(String id, Caller caller) {
        return client.sql("select * from course where id = :id and district like any(:patterns)")
                .bind("id", id)
                .bind("patterns", caller.territory().patterns())
                .map(row -> new Course(
                        id,
                        CourseKind.valueOf(required(row, "kind", String.class)),
                        required(row, "starts_on", LocalDate.class),
                        required(row, "ends_on", LocalDate.class),
                        required(row, "sessions", Integer.class)))
                .one()
                .switchIfEmpty(Mono.error(Problem::notFound));
    }
}
