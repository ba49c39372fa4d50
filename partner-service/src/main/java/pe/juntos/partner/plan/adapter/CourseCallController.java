package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.CourseKind;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import reactor.core.publisher.Mono;

/** Whom the gestor reminds, by call or message, of the course that comes next for them (004 OE1 4). */
@RestController
class CourseCallController {

    private static final int MOST = 500;
    private static final int LONGEST = 90;

    /** Courses of the own province that begin soon and are the next of the route, or of employability not yet completed. */
    private static final String CALLS = """
            select p.id, p.household, p.district, c.id as course, c.kind, c.starts_on,
                (select max(l.on_day) from course_call l where l.course = c.id and l.participant = p.id) as called
            from participant p join course c on left(c.district, 4) = left(p.district, 4)
                and c.starts_on between :on and :last
                and c.kind = any(case when p.track = 'EMPLOYABILITY' then array['EMPLOYABILITY', 'LABOUR_CERTIFICATION']
                    else array[cast((:phases)[coalesce(array_position(:phases, p.stage), 0) + 1] as text)] end)
            where p.district like any(:patterns) and p.stage not in ('GRANTED', 'USE_VERIFIED')
              and not exists (select from completion k join course d on d.id = k.course
                where k.participant = p.id and d.kind = c.kind)
              and c.id || '/' || p.id > :cursor order by c.id || '/' || p.id limit :limit
            """;

    private static final String STORE = """
            insert into course_call (course, participant, on_day, means, recorded_by)
            select c.id, p.id, :on, :means, :by from course c, participant p
            where c.id = :course and p.id = :participant and p.district like any(:patterns)
            on conflict do nothing returning course
            """;
    private static final String VISIBLE = "select count(*) as n from participant p, course c where p.id = :participant"
            + " and c.id = :course and p.district like any(:patterns)";

    /** How somebody was reminded. */
    enum Means {
        CALL,
        MESSAGE
    }

    record Due(
            UUID participant,
            String household,
            String district,
            String course,
            String kind,
            LocalDate startsOn,
            @Nullable LocalDate called) {}

    record Page(LocalDate on, List<Due> items, @Nullable String next) {}

    record Sent(
            @Nullable UUID participant,
            @Nullable LocalDate on,
            @Nullable Means means) {}

    record Recorded(String course, boolean changed) {}

    private final DatabaseClient client;
    private final PlanBook book;
    private final Clock clock;

    CourseCallController(DatabaseClient client, PlanBook book, Clock clock) {
        this.client = client;
        this.book = book;
        this.clock = clock;
    }

    /** @param days within which the course begins */
    @GetMapping("/partner/course-calls")
    @PreAuthorize(PlanBook.STAFF)
    Mono<Page> due(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "7") int days,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        return Mono.defer(() -> {
            var day = on == null ? LocalDate.now(clock) : on;
            int most = Math.clamp(limit, 1, MOST);
            return client.sql(CALLS)
                    .bind("on", day)
                    .bind("last", day.plusDays(Math.clamp(days, 0, LONGEST)))
                    .bind(
                            "phases",
                            book.at(day).parameters().order().stream()
                                    .map(CourseKind::name)
                                    .toArray(String[]::new))
                    .bind("patterns", caller.territory().patterns())
                    .bind("cursor", cursor)
                    .bind("limit", most)
                    .map(row -> new Due(
                            required(row, "id", UUID.class),
                            required(row, "household", String.class),
                            required(row, "district", String.class),
                            required(row, "course", String.class),
                            required(row, "kind", String.class),
                            required(row, "starts_on", LocalDate.class),
                            row.get("called", LocalDate.class)))
                    .all()
                    .collectList()
                    .map(items -> new Page(day, items, items.size() < most ? null : last(items)));
        });
    }

    @PostMapping("/partner/courses/{course}/calls")
    @PreAuthorize(PlanBook.FIELD)
    Mono<ResponseEntity<Recorded>> called(@PathVariable String course, @RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            var participant = PlanBook.given(sent.participant());
            var means = PlanBook.given(sent.means());
            return client.sql(VISIBLE)
                    .bind("course", course)
                    .bind("participant", participant)
                    .bind("patterns", caller.territory().patterns())
                    .map(row -> required(row, "n", Long.class))
                    .one()
                    .filter(known -> known == 1)
                    .switchIfEmpty(Mono.error(Problem::notFound))
                    .then(client.sql(STORE)
                            .bind("course", course)
                            .bind("participant", participant)
                            .bind("patterns", caller.territory().patterns())
                            .bind("on", on)
                            .bind("means", means.name())
                            .bind("by", caller.subject())
                            .map(row -> required(row, "course", String.class))
                            .all()
                            .count())
                    .map(fresh -> ResponseEntity.status(fresh == 1 ? HttpStatus.CREATED : HttpStatus.OK)
                            .body(new Recorded(course, fresh == 1)));
        });
    }

    private static String last(List<Due> items) {
        return items.getLast().course() + "/" + items.getLast().participant();
    }
}
