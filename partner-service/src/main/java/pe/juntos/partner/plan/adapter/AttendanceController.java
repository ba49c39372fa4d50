package pe.juntos.partner.plan.adapter;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import pe.juntos.partner.plan.PlanPolicy;
import pe.juntos.partner.plan.PlanRefusal;
import pe.juntos.partner.plan.Route;
import pe.juntos.platform.security.Caller;
import reactor.core.publisher.Mono;

/** Who came to each session of a course (PAR-5). */
@RestController
@PreAuthorize(PlanBook.FIELD)
class AttendanceController {

    private static final int MOST = 500;

    private static final String STORE = """
            insert into attendance (course, participant, session, on_day, present, recorded_by)
            select :course, a.id, :session, :on, a.present, :by from unnest(:ids, :presents) as a (id, present)
            on conflict (course, participant, session) do update set present = excluded.present, on_day = excluded.on_day,
                recorded_by = excluded.recorded_by
            """;

    /** Who came and who did not, of one session. */
    record Session(
            @Nullable Integer session,
            @Nullable LocalDate on,
            @Nullable Set<UUID> present,
            @Nullable Set<UUID> absent) {
        Session {
            present = present == null ? Set.of() : Set.copyOf(present);
            absent = absent == null ? Set.of() : Set.copyOf(absent);
        }
    }

    private final DatabaseClient client;
    private final Courses courses;
    private final Participants participants;
    private final PlanBook book;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AttendanceController(
            DatabaseClient client,
            Courses courses,
            Participants participants,
            PlanBook book,
            TransactionalOperator transaction,
            Clock clock) {
        this.client = client;
        this.courses = courses;
        this.participants = participants;
        this.book = book;
        this.transaction = transaction;
        this.clock = clock;
    }

    @PostMapping("/partner/courses/{id}/attendance")
    Mono<CourseResults> attended(@PathVariable String id, @RequestBody Session sent, Caller caller) {
        return Mono.defer(() -> {
            var on = PlanBook.past(sent.on(), LocalDate.now(clock));
            int session = PlanBook.given(sent.session());
            var ids = new ArrayList<>(PlanBook.given(sent.present()));
            var present = List.copyOf(ids);
            ids.addAll(PlanBook.given(sent.absent()));
            if (ids.isEmpty() || ids.size() > MOST || Set.copyOf(ids).size() < ids.size()) {
                throw PlanBook.problem(PlanRefusal.INCOMPLETE);
            }
            return courses.find(id, caller).flatMap(course -> {
                if (session < 1
                        || session > course.sessions()
                        || on.isBefore(course.startsOn())
                        || on.isAfter(course.endsOn())) {
                    throw PlanBook.problem(PlanRefusal.SESSION_UNKNOWN);
                }
                return participants
                        .lock(ids, caller)
                        .collectMap(Participants.Known::id, Function.identity())
                        .flatMap(known -> stored(course, session, on, ids, Set.copyOf(present), known, caller))
                        .map(results -> new CourseResults(id, results))
                        .as(transaction::transactional);
            });
        });
    }

    private Mono<List<CourseResults.Result>> stored(
            Courses.Course course,
            int session,
            LocalDate on,
            List<UUID> ids,
            Set<UUID> present,
            Map<UUID, Participants.Known> known,
            Caller caller) {
        var policy = book.at(on).parameters();
        var results = ids.stream()
                .map(id -> new CourseResults.Result(id, refusal(known.get(id), course, policy)))
                .toList();
        var taken = results.stream()
                .filter(result -> result.code() == null)
                .map(CourseResults.Result::participant)
                .toList();
        return taken.isEmpty()
                ? Mono.just(results)
                : client.sql(STORE)
                        .bind("course", course.id())
                        .bind("session", session)
                        .bind("on", on)
                        .bind("by", caller.subject())
                        .bind("ids", taken.toArray(UUID[]::new))
                        .bind("presents", taken.stream().map(present::contains).toArray(Boolean[]::new))
                        .then()
                        .thenReturn(results);
    }

    private static @Nullable String refusal(
            Participants.@Nullable Known known, Courses.Course course, PlanPolicy policy) {
        return known == null
                ? "NOT_FOUND"
                : Route.mayAttend(known.state(), known.track(), course.kind(), policy)
                        .map(Enum::name)
                        .orElse(null);
    }
}
