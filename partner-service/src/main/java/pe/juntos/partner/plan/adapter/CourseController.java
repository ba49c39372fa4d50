package pe.juntos.partner.plan.adapter;

import static pe.juntos.platform.database.Rows.required;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.CourseKind;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.platform.security.Caller;
import pe.juntos.platform.web.Problem;
import pe.juntos.platform.web.Recorded;
import reactor.core.publisher.Mono;

/** Courses: what is taught, where, in how many sessions (004 OE1 3 and 4). */
@RestController
@RequestMapping("/partner/courses")
class CourseController {

    private static final int MOST = 500;
    private static final int MOST_SESSIONS = 200;

    private static final String STORE = """
            insert into course (id, kind, district, starts_on, ends_on, sessions, hours, child_care, content, recorded_by)
            values (:id, :kind, :district, :starts, :ends, :sessions, :hours, :care, :content, :by) on conflict do nothing
            """;

    /** @param hours of all sessions together; they are printed on the certificate */
    record Sent(
            @Nullable String id,
            @Nullable CourseKind kind,
            @Nullable String district,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Integer sessions,
            @Nullable Integer hours,
            @Nullable Boolean childCare) {}

    record Seen(
            String id,
            String kind,
            String district,
            LocalDate startsOn,
            LocalDate endsOn,
            int sessions,
            int hours,
            boolean childCare) {}

    record Page(List<Seen> items, @Nullable String next) {}

    private final DatabaseClient client;
    private final Once once;
    private final Clock clock;

    CourseController(DatabaseClient client, Once once, Clock clock) {
        this.client = client;
        this.once = once;
        this.clock = clock;
    }

    @PostMapping
    @PreAuthorize(PlanBook.FIELD)
    Mono<ResponseEntity<Recorded<String>>> create(@RequestBody Sent sent, Caller caller) {
        return Mono.defer(() -> {
            var id = PlanBook.text(sent.id(), PlanBook.ID);
            var district = PlanBook.text(sent.district(), "\\d{6}");
            var starts = PlanBook.given(sent.startsOn());
            var ends = PlanBook.given(sent.endsOn());
            if (!caller.territory().covers(district)) {
                throw Problem.notFound();
            }
            if (ends.isBefore(starts)) {
                throw PlanBook.problem(PlanRefusal.BAD_DATES);
            }
            return once.store(
                            client.sql(STORE)
                                    .bind("id", id)
                                    .bind("kind", PlanBook.given(sent.kind()).name())
                                    .bind("district", district)
                                    .bind("starts", starts)
                                    .bind("ends", ends)
                                    .bind("sessions", few(sent.sessions()))
                                    .bind("hours", few(sent.hours()))
                                    .bind("care", Boolean.TRUE.equals(sent.childCare()))
                                    .bind("content", sent.toString())
                                    .bind("by", caller.subject()),
                            "select content from course where id = :id",
                            id,
                            sent.toString())
                    .map(fresh -> Recorded.answer(id, fresh));
        });
    }

    @GetMapping
    @PreAuthorize(PlanBook.STAFF)
    Mono<Page> list(
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String cursor,
            @RequestParam(defaultValue = "100") int limit,
            Caller caller) {
        int most = Math.clamp(limit, 1, MOST);
        return client.sql("select * from course where district like any(:patterns) and ends_on >= :on and id > :cursor"
                        + " order by id limit :limit")
                .bind("patterns", caller.territory().patterns())
                .bind("on", on == null ? LocalDate.now(clock) : on)
                .bind("cursor", cursor)
                .bind("limit", most)
                .map(row -> seen(row))
                .all()
                .collectList()
                .map(items -> new Page(
                        items, items.size() < most ? null : items.getLast().id()));
    }

    private static int few(@Nullable Integer number) {
        int few = PlanBook.given(number);
        if (few < 1 || few > MOST_SESSIONS) {
            throw PlanBook.problem(PlanRefusal.INCOMPLETE);
        }
        return few;
    }

    private static Seen seen(Readable row) {
        return new Seen(
                required(row, "id", String.class),
                required(row, "kind", String.class),
                required(row, "district", String.class),
                required(row, "starts_on", LocalDate.class),
                required(row, "ends_on", LocalDate.class),
                required(row, "sessions", Integer.class),
                required(row, "hours", Integer.class),
                required(row, "child_care", Boolean.class));
    }
}
